package fr.archipel.layer;

import java.util.List;

/** What a published layer looks like until somebody says otherwise: by its geometry, in a colour of its own. */
final class DefaultStyle {
    /** Apart from each other and from the built-in layers', dark enough for lines and letters on paper. */
    private static final List<String> PALETTE = List.of(
            "#1b7f8c", "#a83e7a", "#6f7326", "#4b6a8a", "#8a4f9e", "#7d5a3c", "#2f6f62", "#b03a48", "#3f5fb0",
            "#8c6d1f");

    private static final Style.Casing CASING = new Style.Casing(Style.PAPER, 0.85, 3);
    private static final double SMALL_BELOW = 100_000;
    private static final double NAMES_FROM = 60_000;

    private DefaultStyle() {}

    /** The colour of a layer follows its id: the same after a restart, whatever else is published. */
    static String color(String id) {
        return PALETTE.get(Math.floorMod(id.hashCode(), PALETTE.size()));
    }

    static Style of(String id, String geometryType) {
        boolean points = geometryType.endsWith("Point");
        boolean lines = geometryType.endsWith("LineString") || geometryType.endsWith("Curve");
        Style.Drawn drawn = points ? Style.Drawn.CIRCLE : lines ? Style.Drawn.LINE : Style.Drawn.FILL;
        return new Style(
                drawn,
                color(id),
                drawn == Style.Drawn.FILL ? 0.3 : drawn == Style.Drawn.CIRCLE ? 0.8 : 1.0,
                lines ? 2.5 : 1.5,
                null,
                null,
                null,
                null,
                lines ? CASING : null,
                lines ? null : marker(points),
                label(lines),
                null,
                Style.DEFAULT_ORDER,
                false);
    }

    private static Style.Marker marker(boolean points) {
        return points
                ? new Style.Marker(Style.Shape.CIRCLE, 10, null)
                : new Style.Marker(Style.Shape.TRIANGLE, 13, SMALL_BELOW);
    }

    private static Style.Label label(boolean lines) {
        return new Style.Label(
                null,
                12,
                true,
                null,
                1.6,
                0,
                lines ? Style.Placement.LINE : Style.Placement.BESIDE,
                null,
                new Style.Scales(NAMES_FROM, null));
    }
}
