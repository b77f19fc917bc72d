package fr.archipel.feature;

import fr.archipel.geo.LambertConic;
import org.jspecify.annotations.Nullable;

/** Where and when a layer's features lie: degrees in CRS84, dates in ISO 8601 (null when the layer has none). */
record Extent(
        double west,
        double south,
        double east,
        double north,
        @Nullable String start,
        @Nullable String end) {

    /** The CRS84 box around a Lambert-93 box: its four sides are followed, for they are curves in degrees. */
    static Extent ofLambert93(
            double xmin, double ymin, double xmax, double ymax, @Nullable String start, @Nullable String end) {
        double[] box = {180, 90, -180, -90};
        double[] out = new double[2];
        for (int i = 0; i <= 16; i++) {
            double x = xmin + i / 16.0 * (xmax - xmin);
            double y = ymin + i / 16.0 * (ymax - ymin);
            for (double[] p : new double[][] {{x, ymin}, {x, ymax}, {xmin, y}, {xmax, y}}) {
                LambertConic.LAMBERT_93.inverse(p[0], p[1], out);
                box[0] = Math.min(box[0], out[0]);
                box[1] = Math.min(box[1], out[1]);
                box[2] = Math.max(box[2], out[0]);
                box[3] = Math.max(box[3], out[1]);
            }
        }
        return new Extent(down(box[0]), down(box[1]), -down(-box[2]), -down(-box[3]), start, end);
    }

    /** Outwards to the fifth decimal: about a metre. */
    private static double down(double degrees) {
        return Math.floor(degrees * 1e5) / 1e5;
    }
}
