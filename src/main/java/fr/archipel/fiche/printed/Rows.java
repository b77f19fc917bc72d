package fr.archipel.fiche.printed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows to insert, by table and columns, in the order the tables were first named. */
final class Rows {
    private final Map<String, List<List<@Nullable Object>>> byTarget = new LinkedHashMap<>();

    /** {@code target}: a table and its columns, as {@code "fiche_texte (fiche, rang)"}. */
    void add(String target, @Nullable Object... values) {
        byTarget.computeIfAbsent(target, t -> new ArrayList<>())
                .add(Collections.unmodifiableList(Arrays.asList(values)));
    }

    Map<String, List<List<@Nullable Object>>> byTarget() {
        return byTarget;
    }

    static String insert(String target, int values) {
        return "INSERT INTO " + target + " VALUES (?" + ", ?".repeat(values - 1) + ")";
    }
}
