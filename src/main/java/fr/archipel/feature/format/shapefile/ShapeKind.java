package fr.archipel.feature.format.shapefile;

import java.util.List;

/** What the shapes of one shapefile are: it holds one kind. */
enum ShapeKind {
    POINT(1, 0, "points"),
    MULTIPOINT(8, 0, "points"),
    LINES(3, 1, "lignes"),
    SURFACES(5, 2, "surfaces");

    /** Those of a layer that mixes them, the largest first. */
    static final List<ShapeKind> MIXED = List.of(SURFACES, LINES, MULTIPOINT);

    private final int code;
    private final int dimension;
    private final String suffix;

    ShapeKind(int code, int dimension, String suffix) {
        this.code = code;
        this.dimension = dimension;
        this.suffix = suffix;
    }

    /** As the files' headers write it. */
    int code() {
        return code;
    }

    /** 0, 1 or 2. */
    int dimension() {
        return dimension;
    }

    /** Of the file's name, for a layer that mixes kinds. */
    String suffix() {
        return suffix;
    }

    /** Those that a layer of that OGC type needs; several when it mixes them. */
    static List<ShapeKind> of(String geometryType) {
        return switch (geometryType) {
            case "Point" -> List.of(POINT);
            case "MultiPoint" -> List.of(MULTIPOINT);
            case "LineString", "MultiLineString" -> List.of(LINES);
            case "Polygon", "MultiPolygon" -> List.of(SURFACES);
            default -> MIXED;
        };
    }
}
