package fr.archipel.exchange.publish;

import fr.archipel.exchange.reader.Column;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a published layer's fields: the file's own, accents, spaces and all, but for those that the service or
 * PostgreSQL keeps for itself, and those that are too long.
 */
final class Names {
    /** The key and geometry of every layer, the rank of a large one, and columns that every table of PostgreSQL has. */
    private static final Set<String> TAKEN =
            Set.of("id", "geom", "geometry", "rang_spatial", "tableoid", "xmin", "xmax", "cmin", "cmax", "ctid", "");

    private static final int MAXIMUM_BYTES = 63;

    /** @param at place of the column in the file */
    record Named(int at, Column column, String name) {
        boolean isRenamed() {
            return !name.equals(column.name());
        }
    }

    private Names() {}

    /** {@code without}: place of a column that is not kept as a field, or -1. */
    static List<Named> of(List<Column> columns, int without) {
        Set<String> taken = new HashSet<>(TAKEN);
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (i != without) {
                String name = free(columns.get(i).name(), taken);
                taken.add(name);
                all.add(new Named(i, columns.get(i), name));
            }
        }
        return all;
    }

    private static String free(String written, Set<String> taken) {
        String clean = written.replaceAll("\\p{Cntrl}", " ").strip();
        String base = clean.isEmpty() ? "champ" : clean;
        String name = cut(base, MAXIMUM_BYTES);
        for (int n = 1; taken.contains(name); n++) {
            name = cut(base, MAXIMUM_BYTES - 5) + "_" + n;
        }
        return name;
    }

    private static String cut(String name, int bytes) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > bytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
