package fr.archipel.style;

/**
 * Scales as zooms of MapLibre, whose world is 512 px wide at zoom 0, at the latitude of the territory. A pixel is
 * 0.28 mm (OGC 05-077r4 § 10.2).
 */
final class Zoom {
    /** Of the Artois, degrees. */
    private static final double LATITUDE = 50.45;

    private static final double WORLD_M = 40_075_016.685_578_49;
    private static final double AT_ZERO = WORLD_M * Math.cos(Math.toRadians(LATITUDE)) / 512 / 0.000_28;

    private Zoom() {}

    /** The zoom at which one sees at 1:{@code scale}, to the hundredth. */
    static double of(double scale) {
        return Math.round(100 * Math.log(AT_ZERO / scale) / Math.log(2)) / 100.0;
    }
}
