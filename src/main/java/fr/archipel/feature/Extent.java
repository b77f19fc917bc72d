package fr.archipel.feature;

import fr.archipel.geo.Bbox;
import org.jspecify.annotations.Nullable;

/** Where and when a layer's features lie: degrees in CRS84, dates in ISO 8601 (null when the layer has none). */
record Extent(
        double west,
        double south,
        double east,
        double north,
        @Nullable String start,
        @Nullable String end) {

    /** The CRS84 box around a Lambert-93 box. */
    static Extent ofLambert93(
            double xmin, double ymin, double xmax, double ymax, @Nullable String start, @Nullable String end) {
        Bbox box = Bbox.ofLambert93(xmin, ymin, xmax, ymax);
        return new Extent(box.west(), box.south(), box.east(), box.north(), start, end);
    }
}
