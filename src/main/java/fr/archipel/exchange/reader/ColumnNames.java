package fr.archipel.exchange.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of columns as a file gives them, each once: an empty one is called by its place, the second of two numbered. */
final class ColumnNames {
    private static final int MAXIMUM_LENGTH = 200;

    private ColumnNames() {}

    static List<String> unique(List<String> titles) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < titles.size(); i++) {
            String tidy = tidy(titles.get(i));
            String name = tidy.isEmpty() ? "colonne_" + (i + 1) : tidy;
            String free = name;
            for (int n = 2; !taken.add(free); n++) {
                free = name + "_" + n;
            }
            names.add(free);
        }
        return names;
    }

    /** On one line, without blanks around. */
    private static String tidy(String title) {
        String line = title.replace("\u0000", "")
                .replaceAll("[\\s\u00a0\u202f\ufeff]+", " ")
                .strip();
        return line.length() > MAXIMUM_LENGTH ? line.substring(0, MAXIMUM_LENGTH) : line;
    }
}
