package fr.archipel.exchange.followup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Titles of columns, read from a line and from the one over it when it groups columns (« Prévu » over 2023, 2024). */
final class Headings {
    private static final int LONGEST_GROUP = 60;

    private Headings() {}

    /** One title a column, empty where there is none. {@code at}: index of the line in the grid. */
    static List<String> read(Grid grid, int at, Parties parties) {
        Grid.Line line = grid.lines().get(at);
        Grid.Line above = at > 0 && grid.lines().get(at - 1).number() == line.number() - 1
                ? grid.lines().get(at - 1)
                : new Grid.Line(0, List.of());
        int width = Math.max(line.cells().size(), above.cells().size());
        boolean grouped = above.filled() >= 2;
        List<String> titles = new ArrayList<>();
        String group = "";
        for (int i = 0; i < width; i++) {
            String own = line.cell(i).text();
            String over = grouped ? above.cell(i).text() : "";
            if (!over.isEmpty()) {
                group = over.length() <= LONGEST_GROUP && Titles.isGroup(over, parties) ? over : "";
            }
            titles.add(own.isEmpty() ? over : title(own, group, parties));
        }
        return titles;
    }

    private static String title(String own, String group, Parties parties) {
        if (group.isEmpty()) {
            return own;
        }
        Titles.Guess alone = Titles.guess(own, parties);
        Titles.Guess together = Titles.guess(group + " " + own, parties);
        boolean vague = alone.champ() == null
                || (alone.champ().kind().isAmount()
                        && alone.champ().partie() == null
                        && alone.champ().annee() == null
                        && alone.champ().kind() != Champ.Kind.COUT);
        return vague && together.champ() != null && !together.champ().equals(alone.champ()) ? group + " " + own : own;
    }

    /** Titles as users name columns: one that comes twice, or is missing, gets its letter. */
    static List<String> distinct(List<String> titles) {
        List<String> distinct = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).isEmpty() ? "colonne " + Grid.letter(i) : titles.get(i);
            String unique = seen.contains(title) ? title + " (colonne " + Grid.letter(i) + ")" : title;
            seen.add(unique);
            distinct.add(unique);
        }
        return distinct;
    }
}
