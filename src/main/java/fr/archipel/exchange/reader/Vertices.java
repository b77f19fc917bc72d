package fr.archipel.exchange.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/** Positions as they come, sixteen bytes each, and never more than a geometry may have. */
final class Vertices {
    static final GeometryFactory FACTORY = new GeometryFactory();

    private double[] xy = new double[16];
    private int count;

    /** Throws {@link GeometryGuard.Broken} for one too many, or for one that is nowhere. */
    void add(double x, double y) {
        GeometryGuard.checkVertices(count + 1L);
        if (!GeometryGuard.isPlace(x) || !GeometryGuard.isPlace(y)) {
            throw new GeometryGuard.Broken("a une coordonnée impossible (%s, %s)".formatted(x, y));
        }
        if (2 * count == xy.length) {
            xy = Arrays.copyOf(xy, 2 * xy.length);
        }
        xy[2 * count] = x;
        xy[2 * count + 1] = y;
        count++;
    }

    int count() {
        return count;
    }

    Coordinate at(int i) {
        return new CoordinateXY(xy[2 * i], xy[2 * i + 1]);
    }

    Coordinate[] all() {
        Coordinate[] all = new Coordinate[count];
        Arrays.setAll(all, this::at);
        return all;
    }

    /** Null with less than two. */
    @Nullable
    LineString line() {
        return count < 2 ? null : FACTORY.createLineString(new CoordinateArraySequence(all(), 2));
    }

    /** Closed if it was not; null with too few for a surface. */
    @Nullable
    LinearRing ring() {
        if (count > 2 && (xy[0] != xy[2 * count - 2] || xy[1] != xy[2 * count - 1])) {
            add(xy[0], xy[1]);
        }
        return count < 4 ? null : FACTORY.createLinearRing(new CoordinateArraySequence(all(), 2));
    }
}
