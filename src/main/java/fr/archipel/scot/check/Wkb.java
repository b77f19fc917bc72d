package fr.archipel.scot.check;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Geometries in EPSG:2154 as PostGIS sends them. */
final class Wkb {
    private static final int LAMBERT_93 = 2154;

    private Wkb() {}

    static Geometry read(byte[] wkb) {
        try {
            Geometry geometry = new WKBReader().read(wkb);
            geometry.setSRID(LAMBERT_93);
            return geometry;
        } catch (ParseException e) {
            throw new IllegalStateException("WKB from PostGIS", e);
        }
    }

    static @Nullable Geometry find(byte @Nullable [] wkb) {
        return wkb == null ? null : read(wkb);
    }
}
