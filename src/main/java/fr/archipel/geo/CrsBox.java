package fr.archipel.geo;

import fr.archipel.geo.CrsDefinition.Axes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A bounding box in a reference system ({@code bbox} with {@code bbox-crs}, OGC 18-058 § 6.3.1). In degrees,
 * {@code west > east} crosses the antimeridian.
 *
 * @param west lowest easting or longitude, whatever the axis order
 */
public record CrsBox(ServedCrs crs, double west, double south, double east, double north) {
    /** A box without width or height still means "what lies there": metres, and the same in degrees. */
    private static final double HAIR_M = 1e-4;

    private static final double HAIR_DEG = 1e-9;
    private static final int STEPS = 64;

    /**
     * Reads {@code min1,min2,max1,max2} in the axis order of {@code crs} or, with heights, six numbers, of which heights
     * are ignored. Throws IllegalArgumentException when it is not that.
     */
    public static CrsBox parse(String text, ServedCrs crs) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw new IllegalArgumentException("4 or 6 numbers");
        }
        double[] n = new double[parts.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = Double.parseDouble(parts[i].trim());
            if (!Double.isFinite(n[i])) {
                throw new IllegalArgumentException("finite numbers");
            }
        }
        int half = n.length / 2;
        int x = crs.axes() == Axes.NORTH_EAST ? 1 : 0;
        CrsBox box = new CrsBox(crs, n[x], n[1 - x], n[half + x], n[half + 1 - x]);
        if (box.south > box.north || (box.west > box.east && !crs.angular())) {
            throw new IllegalArgumentException("first corner above or beyond the second");
        }
        return box;
    }

    /** What {@link #parse} reads in {@code crs}. */
    public static String accepted(ServedCrs crs) {
        if (crs.angular()) {
            return (crs.axes() == Axes.NORTH_EAST ? "sud,ouest,nord,est" : "ouest,sud,est,nord")
                    + " en degrés, sud au plus égal à nord (4 ou 6 nombres)";
        }
        return "le coin bas puis le coin haut dans l'ordre des axes de " + crs.uri() + " (4 ou 6 nombres)";
    }

    /**
     * What of this box can hold stored features, as a polygon in the system they are stored in, its sides following those
     * of the box. Empty when nothing can. Not for a box that only PostGIS transforms.
     */
    public Optional<Geometry> toStored() {
        if (crs.angular()) {
            return crs.storedSrid() == 4326 ? Optional.of(degrees()) : new Bbox(west, south, east, north).toLambert93();
        }
        if (crs.srid() == crs.storedSrid()) {
            return Optional.of(outline(new Envelope(west, east, south, north), 1));
        }
        Envelope inside = envelope().intersection(bounds());
        return inside.isNull() ? Optional.empty() : Optional.of(mapped(outline(inside, STEPS)));
    }

    /** The box as polygons in its own system, easting or longitude first, its SRID set: for PostGIS to transform. */
    public Geometry outline() {
        return crs.angular() ? degrees() : outline(envelope(), STEPS);
    }

    private Envelope envelope() {
        return new Envelope(west, east, south, north);
    }

    private Geometry degrees() {
        if (west <= east) {
            return outline(envelope(), 1);
        }
        List<Polygon> parts = new ArrayList<>();
        if (west <= 180) {
            parts.add(outline(new Envelope(west, 180, south, north), 1));
        }
        if (east >= -180) {
            parts.add(outline(new Envelope(-180, east, south, north), 1));
        }
        return factory(crs.srid()).createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    /** Where the closed form is sure: what of its system stored features can reach. */
    private Envelope bounds() {
        double[][] region = crs.storedSrid() == 4326
                ? new double[][] {{-85, 0.1}, {91, 80}}
                : new double[][] {{Bbox.STORED.west(), Bbox.STORED.south()}, {Bbox.STORED.east(), Bbox.STORED.north()}};
        if (crs.srid() == ServedCrs.WEB_MERCATOR && crs.storedSrid() == 4326) {
            region = new double[][] {{-180, -89.9}, {180, 89.9}};
        }
        CoordinateMapping forward = Objects.requireNonNull(ServedCrs.fromDegrees(crs.srid()));
        Envelope bounds = new Envelope();
        double[] out = new double[2];
        for (int i = 0; i <= STEPS; i++) {
            double lon = region[0][0] + (double) i / STEPS * (region[1][0] - region[0][0]);
            double lat = region[0][1] + (double) i / STEPS * (region[1][1] - region[0][1]);
            double[][] border = {{lon, region[0][1]}, {lon, region[1][1]}, {region[0][0], lat}, {region[1][0], lat}};
            for (double[] p : border) {
                forward.apply(p[0], p[1], out);
                bounds.expandToInclude(out[0], out[1]);
            }
        }
        return bounds;
    }

    private Geometry mapped(Polygon outline) {
        CoordinateMapping toDegrees = Objects.requireNonNull(crs.toDegrees());
        CoordinateMapping toStored = Objects.requireNonNull(ServedCrs.fromDegrees(crs.storedSrid()));
        double[] out = new double[2];
        outline.apply((Coordinate c) -> {
            toDegrees.apply(c.x, c.y, out);
            toStored.apply(out[0], out[1], out);
            c.setX(out[0]);
            c.setY(out[1]);
        });
        outline.geometryChanged();
        outline.setSRID(crs.storedSrid());
        return outline;
    }

    private Polygon outline(Envelope box, int steps) {
        double hair = crs.angular() ? HAIR_DEG : HAIR_M;
        double w = box.getMinX() - hair;
        double s = box.getMinY() - hair;
        double e = box.getMaxX() + hair;
        double n = box.getMaxY() + hair;
        Coordinate[] ring = new Coordinate[4 * steps + 1];
        for (int i = 0; i < steps; i++) {
            double t = (double) i / steps;
            ring[i] = new Coordinate(w + t * (e - w), s);
            ring[steps + i] = new Coordinate(e, s + t * (n - s));
            ring[2 * steps + i] = new Coordinate(e - t * (e - w), n);
            ring[3 * steps + i] = new Coordinate(w, n - t * (n - s));
        }
        ring[4 * steps] = ring[0].copy();
        return factory(crs.srid()).createPolygon(ring);
    }

    private static GeometryFactory factory(int srid) {
        return new GeometryFactory(new PrecisionModel(), srid);
    }
}
