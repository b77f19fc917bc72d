package fr.archipel.exchange.reader;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/** A record of a {@code .shp} as a geometry; heights and measures, which follow the points, are left unread. */
final class ShpShape {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int POINT = 1;
    private static final int LINE = 3;
    private static final int POLYGON = 5;
    private static final int MULTIPOINT = 8;

    private ShpShape() {}

    /** The record is not what it claims. */
    static final class Broken extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /** OGC name; lines and polygons of a shapefile may have several parts. Empty when the type is none of these. */
    static String geometryType(int type) {
        return switch (type % 10) {
            case POINT -> "Point";
            case LINE -> "MultiLineString";
            case POLYGON -> "MultiPolygon";
            case MULTIPOINT -> "MultiPoint";
            // The null shape: a file without geometries.
            case 0 -> type == 0 ? "Geometry" : "";
            default -> "";
        };
    }

    static @Nullable Geometry read(ByteBuffer content) {
        int type = content.getInt();
        return switch (type % 10) {
            case 0 -> null;
            case POINT -> point(content);
            case LINE -> lines(content);
            case POLYGON -> polygons(content);
            case MULTIPOINT -> points(content);
            default -> throw new Broken("son type (%d) n'existe pas".formatted(type));
        };
    }

    private static @Nullable Geometry point(ByteBuffer content) {
        // No number is how a point without place is written.
        boolean nowhere = Double.isNaN(content.getDouble(content.position()));
        return nowhere ? null : FACTORY.createPoint(coordinate(content));
    }

    private static @Nullable Geometry points(ByteBuffer content) {
        skipBox(content);
        int count = count(content, content.getInt(), 16);
        Coordinate[] all = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            all[i] = coordinate(content);
        }
        return count == 0 ? null : FACTORY.createMultiPointFromCoords(all);
    }

    private static @Nullable Geometry lines(ByteBuffer content) {
        List<LineString> lines = new ArrayList<>();
        for (Coordinate[] part : parts(content)) {
            if (part.length >= 2) {
                lines.add(FACTORY.createLineString(new CoordinateArraySequence(part, 2)));
            }
        }
        return switch (lines.size()) {
            case 0 -> null;
            case 1 -> lines.get(0);
            default -> FACTORY.createMultiLineString(lines.toArray(new LineString[0]));
        };
    }

    private static @Nullable Geometry polygons(ByteBuffer content) {
        List<LinearRing> rings = new ArrayList<>();
        for (Coordinate[] part : parts(content)) {
            Coordinate[] closed = closed(part);
            if (closed.length >= 4) {
                rings.add(FACTORY.createLinearRing(new CoordinateArraySequence(closed, 2)));
            }
        }
        return RingNesting.polygons(rings, FACTORY);
    }

    private static Coordinate[] closed(Coordinate[] ring) {
        if (ring.length == 0 || ring[0].equals2D(ring[ring.length - 1])) {
            return ring;
        }
        Coordinate[] closed = java.util.Arrays.copyOf(ring, ring.length + 1);
        closed[ring.length] = ring[0].copy();
        return closed;
    }

    private static List<Coordinate[]> parts(ByteBuffer content) {
        skipBox(content);
        int parts = content.getInt();
        int points = content.getInt();
        count(content, parts, 4);
        int[] starts = new int[parts];
        for (int i = 0; i < parts; i++) {
            starts[i] = content.getInt();
        }
        count(content, points, 16);
        List<Coordinate[]> all = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int end = i + 1 < parts ? starts[i + 1] : points;
            if (starts[i] < 0 || end < starts[i] || end > points || (i == 0 && starts[i] != 0)) {
                throw new Broken("ses parties ne se suivent pas");
            }
            Coordinate[] part = new Coordinate[end - starts[i]];
            for (int j = 0; j < part.length; j++) {
                part[j] = coordinate(content);
            }
            all.add(part);
        }
        return all;
    }

    /** Checked against what is there before anything is made of that size. */
    private static int count(ByteBuffer content, int count, int bytes) {
        if (count > Limits.VERTICES) {
            throw new Broken("il a plus de %d sommets".formatted(Limits.VERTICES));
        }
        if (count < 0 || (long) count * bytes > content.remaining()) {
            throw new Broken("il annonce plus de points qu'il n'en a");
        }
        return count;
    }

    private static void skipBox(ByteBuffer content) {
        count(content, 36, 1); // the box and a count
        content.position(content.position() + 32);
    }

    private static Coordinate coordinate(ByteBuffer content) {
        double x = content.getDouble();
        double y = content.getDouble();
        if (!GeometryGuard.isPlace(x) || !GeometryGuard.isPlace(y)) {
            throw new Broken("il a une coordonnée impossible (%s, %s)".formatted(x, y));
        }
        return new CoordinateXY(x, y);
    }
}
