package fr.archipel.exchange.profile.commune;

import java.util.Optional;
import java.util.Set;

/** The name that a misspelt one means: only when no other name, of ours or of neighbours, is as near. */
final class Misspelling {
    private static final int SHORTEST = 6;
    private static final int LONG = 10;

    private Misspelling() {}

    /** Names are folded; one letter wrong in six, two in ten or more, first letter right. */
    static Optional<String> find(String written, Set<String> ours, Set<String> elsewhere) {
        if (written.length() < SHORTEST) {
            return Optional.empty();
        }
        int allowed = written.length() >= LONG ? 2 : 1;
        String best = null;
        int least = allowed + 1;
        boolean doubtful = false;
        for (String name : ours) {
            int distance = distance(written, name, least);
            if (distance < least) {
                best = name;
                least = distance;
                doubtful = false;
            } else if (distance == least && distance <= allowed) {
                doubtful = true;
            }
        }
        if (best == null || doubtful || best.charAt(0) != written.charAt(0)) {
            return Optional.empty();
        }
        int limit = least;
        boolean nearer = elsewhere.stream().anyMatch(name -> distance(written, name, limit) <= limit);
        return nearer ? Optional.empty() : Optional.of(best);
    }

    /** Letters to change, add, leave out or swap with the next; more than {@code most} is only said to be more. */
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
