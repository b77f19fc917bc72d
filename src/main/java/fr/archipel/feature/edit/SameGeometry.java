package fr.archipel.feature.edit;

import fr.archipel.geo.ServedCrs;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Whether a geometry is the one that is there. Coordinates leave rounded: a client that sends back what it read must not
 * move the feature, nor seem to have.
 */
final class SameGeometry {
    private static final double METRES_PER_DEGREE = 111_320;

    private SameGeometry() {}

    /** Both in the layer's reference system; {@code crs}: that of the request, whose digits say what may be lost. */
    static boolean is(@Nullable Geometry stored, Geometry sent, ServedCrs crs) {
        if (stored == null
                || !stored.getGeometryType().equals(sent.getGeometryType())
                || stored.getNumPoints() != sent.getNumPoints()) {
            return false;
        }
        return stored.norm().equalsExact(sent.norm(), tolerance(crs, sent.getSRID() == 4326));
    }

    /** Half of the last digit, in units of the stored coordinates, and a little for the way there and back. */
    private static double tolerance(ServedCrs crs, boolean storedDegrees) {
        double half = 0.55 * Math.pow(10, -crs.decimals());
        double metres = crs.angular() ? half * METRES_PER_DEGREE : half;
        return storedDegrees ? Math.max(metres / METRES_PER_DEGREE * 1.6, 1e-9) : Math.max(metres, 2e-4);
    }
}
