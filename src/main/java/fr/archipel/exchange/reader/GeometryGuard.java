package fr.archipel.exchange.reader;

import java.io.Serial;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** What no geometry may be: with more vertices than anything real, or with a coordinate that is nowhere. */
final class GeometryGuard {
    private GeometryGuard() {}

    /** The geometry cannot be used; the message follows « la géométrie de l'objet n ». */
    static final class Broken extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    static Geometry check(Geometry geometry) {
        checkVertices(geometry.getNumPoints());
        geometry.apply(FINITE);
        return geometry;
    }

    static void checkVertices(long vertices) {
        if (vertices > Limits.VERTICES) {
            throw new Broken("a plus de %d sommets".formatted(Limits.VERTICES));
        }
    }

    /** Whether a coordinate is one; NaN is not. */
    static boolean isPlace(double coordinate) {
        return Math.abs(coordinate) <= Limits.COORDINATE;
    }

    private static final CoordinateSequenceFilter FINITE = new CoordinateSequenceFilter() {
        @Override
        public void filter(CoordinateSequence all, int i) {
            double x = all.getX(i);
            double y = all.getY(i);
            if (!isPlace(x) || !isPlace(y)) {
                throw new Broken("a une coordonnée impossible (%s, %s)".formatted(x, y));
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    };
}
