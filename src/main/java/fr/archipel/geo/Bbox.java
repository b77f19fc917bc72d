package fr.archipel.geo;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A bounding box in CRS84, degrees. {@code west > east} crosses the antimeridian (OGC 17-069r4, requirement 24).
 */
public record Bbox(double west, double south, double east, double north) {
    /** What {@link #parse} reads. */
    public static final String ACCEPTED = "ouest,sud,est,nord en degrés, sud au plus égal à nord (4 ou 6 nombres)";

    /** Nothing we store lies outside; within it Lambert-93 is well defined. */
    static final Bbox STORED = new Bbox(-10, 38, 15, 55);

    /** A chord of 0.004° (about 280 m) leaves its parallel by less than 2 mm. */
    private static final double CHORD_DEG = 0.004;

    private static final int MAXIMUM_STEPS = 64;
    private static final GeometryFactory LAMBERT_93 = new GeometryFactory(new PrecisionModel(), 2154);

    /**
     * Reads {@code minx,miny,maxx,maxy} or, with heights, six numbers, of which heights are ignored. Throws
     * IllegalArgumentException when it is not that.
     */
    public static Bbox parse(String text) {
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
        if (n[1] > n[half + 1]) {
            throw new IllegalArgumentException("south above north");
        }
        return new Bbox(n[0], n[1], n[half], n[half + 1]);
    }

    /**
     * The box around an EPSG:2154 box, outwards to the fifth decimal (about a metre): its four sides are followed, for
     * they are curves in degrees.
     */
    public static Bbox ofLambert93(double xmin, double ymin, double xmax, double ymax) {
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
        return new Bbox(down(box[0]), down(box[1]), -down(-box[2]), -down(-box[3]));
    }

    /** The same of {@code xmin, ymin, xmax, ymax}. */
    public static Bbox ofLambert93(double[] box) {
        return ofLambert93(box[0], box[1], box[2], box[3]);
    }

    /** The box around {@code xmin, ymin, xmax, ymax} of a stored system, outwards to the fifth decimal. */
    public static Bbox ofStored(int srid, double[] box) {
        return srid == 4326 ? new Bbox(down(box[0]), down(box[1]), -down(-box[2]), -down(-box[3])) : ofLambert93(box);
    }

    /** What Lambert-93 can be asked of: nothing stored in it lies outside. */
    public static Bbox lambert93Area() {
        return STORED;
    }

    private static double down(double degrees) {
        return Math.floor(degrees * 1e5) / 1e5;
    }

    /** Whether the two share a place; either may cross the antimeridian. */
    public boolean meets(Bbox other) {
        boolean around = west > east || other.west > other.east;
        boolean inLongitude = around
                ? (west <= other.east || other.west <= east) || (west > east && other.west > other.east)
                : west <= other.east && other.west <= east;
        return inLongitude && south <= other.north && other.south <= north;
    }

    /** As GeoJSON writes it: west, south, east, north. */
    @JsonValue
    public List<Double> asList() {
        return List.of(west, south, east, north);
    }

    /**
     * What of this box can hold stored features, as an EPSG:2154 polygon whose sides follow the meridians and parallels
     * (a side that is straight in degrees is a curve in Lambert-93). Empty when nothing can.
     */
    public Optional<Geometry> toLambert93() {
        List<Polygon> parts = new ArrayList<>();
        if (west <= east) {
            part(west, east).ifPresent(parts::add);
        } else {
            part(west, 180).ifPresent(parts::add);
            part(-180, east).ifPresent(parts::add);
        }
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.get(0));
            default -> Optional.of(LAMBERT_93.createMultiPolygon(parts.toArray(new Polygon[0])));
        };
    }

    private Optional<Polygon> part(double from, double to) {
        double w = Math.max(from, STORED.west);
        double e = Math.min(to, STORED.east);
        double s = Math.max(south, STORED.south);
        double n = Math.min(north, STORED.north);
        if (w > e || s > n) {
            return Optional.empty();
        }
        // A box without width or height still means "what lies there": give it a hair's breadth.
        double hair = 1e-9;
        return Optional.of(outline(w - hair, s - hair, e + hair, n + hair));
    }

    private static Polygon outline(double w, double s, double e, double n) {
        int steps = (int) Math.min(MAXIMUM_STEPS, Math.ceil(Math.max(e - w, n - s) / CHORD_DEG));
        Coordinate[] ring = new Coordinate[4 * steps + 1];
        for (int i = 0; i < steps; i++) {
            double t = (double) i / steps;
            ring[i] = project(w + t * (e - w), s);
            ring[steps + i] = project(e, s + t * (n - s));
            ring[2 * steps + i] = project(e - t * (e - w), n);
            ring[3 * steps + i] = project(w, n - t * (n - s));
        }
        ring[4 * steps] = ring[0].copy();
        return LAMBERT_93.createPolygon(ring);
    }

    private static Coordinate project(double lon, double lat) {
        double[] out = new double[2];
        LambertConic.LAMBERT_93.forward(lon, lat, out);
        return new Coordinate(out[0], out[1]);
    }
}
