package fr.archipel.geo;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Whole geometries from one reference system to another. */
public final class Projections {
    private Projections() {}

    /** A copy of a CRS84 geometry (longitude, latitude in degrees) in EPSG:2154, its SRID set. */
    public static Geometry toLambert93(Geometry crs84) {
        return map(crs84, LambertConic.LAMBERT_93::forward, 2154);
    }

    /** A copy of an EPSG:2154 geometry in CRS84, its SRID set to 4326. */
    public static Geometry toCrs84(Geometry lambert93) {
        return map(lambert93, LambertConic.LAMBERT_93::inverse, 4326);
    }

    /** Longitude and latitude of a place in EPSG:2154, to the sixth decimal (about 10 cm). */
    public static List<Double> toCrs84(double x, double y) {
        double[] out = new double[2];
        LambertConic.LAMBERT_93.inverse(x, y, out);
        return List.of(Math.round(out[0] * 1e6) / 1e6, Math.round(out[1] * 1e6) / 1e6);
    }

    private static Geometry map(Geometry geometry, CoordinateMapping mapping, int srid) {
        Geometry copy = geometry.copy();
        double[] out = new double[2];
        copy.apply((Coordinate c) -> {
            mapping.apply(c.x, c.y, out);
            c.setX(out[0]);
            c.setY(out[1]);
        });
        copy.geometryChanged();
        copy.setSRID(srid);
        return copy;
    }
}
