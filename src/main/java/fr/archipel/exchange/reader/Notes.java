package fr.archipel.exchange.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened to how many rows: one sentence a kind, with its count and its first row. */
final class Notes {
    /** Kinds kept: a broken file may have as many as rows. */
    private static final int MAXIMUM = 200;

    private record Seen(long times, long first) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>();

    void clear() {
        seen.clear();
    }

    /** {@code sentence} without its full stop. */
    void add(String sentence, long row) {
        if (seen.size() == MAXIMUM && !seen.containsKey(sentence)) {
            return;
        }
        seen.merge(sentence, new Seen(1, row), (known, once) -> new Seen(known.times + 1, known.first));
    }

    List<String> sentences() {
        return seen.entrySet().stream()
                .map(each -> each.getValue().times == 1
                        ? "%s (objet %d).".formatted(each.getKey(), each.getValue().first)
                        : "%s (%d objets, le premier : %d)."
                                .formatted(each.getKey(), each.getValue().times, each.getValue().first))
                .toList();
    }
}
