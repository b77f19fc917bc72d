package fr.archipel.feature.format;

import fr.archipel.layer.Field;
import java.util.List;

/** The columns a table has besides the layer's fields, named so that none of those is hidden. */
public final class Columns {
    private Columns() {}

    /** Of the feature's key: {@code id}, or {@code _id} when a field is called so. */
    public static String key(List<Field> fields) {
        return free("id", fields);
    }

    /** Of the geometry as text: {@code WKT}, by which GDAL and QGIS know it. */
    public static String geometry(List<Field> fields) {
        return free("WKT", fields);
    }

    private static String free(String name, List<Field> fields) {
        String candidate = name;
        while (isTaken(candidate, fields)) {
            candidate = "_" + candidate;
        }
        return candidate;
    }

    private static boolean isTaken(String name, List<Field> fields) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }
}
