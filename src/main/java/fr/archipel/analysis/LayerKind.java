package fr.archipel.analysis;

import fr.archipel.layer.Layer;

/** What the objects of a layer have: a place, a length, an area, or whatever each one's geometry gives. */
enum LayerKind {
    POINT,
    LINE,
    AREA,
    MIXED;

    static LayerKind of(Layer layer) {
        String type = layer.geometryType();
        if (type.endsWith("Polygon")) {
            return AREA;
        }
        if (type.endsWith("LineString")) {
            return LINE;
        }
        return type.endsWith("Point") ? POINT : MIXED;
    }

    /** Whether an object of this kind can share an area with a geometry of that dimension (0, 1 or 2). */
    boolean sharesArea(int dimension) {
        return dimension == 2 && (this == AREA || this == MIXED);
    }

    /** Whether it can share a length with it. */
    boolean sharesLength(int dimension) {
        return switch (this) {
            case POINT -> false;
            case LINE -> dimension >= 1;
            case AREA -> dimension == 1;
            case MIXED -> dimension >= 1;
        };
    }
}
