package fr.archipel.territory.schematic;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.VWSimplifier;

/**
 * The outline of a territory of which only points and areas are known: each commune stands for a disc, the discs are
 * united, gaps and bays narrower than twice {@link #CLOSING_M} are filled, and the discs' size is tuned until the
 * outline encloses the sum of the areas. One polygon without holes, vertices on whole metres.
 */
final class Outline {
    /** Wide enough to join the discs of neighbours, narrow enough to keep the bays of the territory. */
    private static final double CLOSING_M = 1_750;
    /** Vertices whose triangle with their neighbours is under the square of this go: arcs become a few edges. */
    private static final double SIMPLIFICATION_M = 250;

    private static final int QUADRANT_SEGMENTS = 8;
    private static final double AREA_TOLERANCE = 5e-4;
    private static final int MAX_TRIES = 40;
    /** Bounds on the size of the discs, 1 for the official area. */
    private static final double SMALLEST = 0.5;

    private static final double LARGEST = 1.5;
    private static final GeometryFactory METRES = new GeometryFactory(new PrecisionModel(1));

    private Outline() {}

    /**
     * Finds the discs' size by false position, both ends in turn (the Illinois rule).
     *
     * @throws IllegalStateException when no size of the discs encloses the area asked for
     */
    static Polygon around(List<Seed> seeds) {
        double wanted = Seed.totalArea_m2(seeds);
        double low = SMALLEST;
        double high = LARGEST;
        double lack = excess(outline(seeds, low), wanted);
        double surplus = excess(outline(seeds, high), wanted);
        for (int i = 0; i < MAX_TRIES; i++) {
            double scale = (low * surplus - high * lack) / (surplus - lack);
            Polygon outline = outline(seeds, scale);
            double excess = excess(outline, wanted);
            if (Math.abs(excess) < AREA_TOLERANCE) {
                return outline;
            }
            if (excess < 0) {
                low = scale;
                lack = excess;
                surplus /= 2;
            } else {
                high = scale;
                surplus = excess;
                lack /= 2;
            }
        }
        throw new IllegalStateException("Aucun tour du territoire n'enferme la somme des surfaces.");
    }

    private static double excess(Polygon outline, double wanted) {
        return outline.getArea() / wanted - 1;
    }

    private static Polygon outline(List<Seed> seeds, double scale) {
        // Discs enlarged by the closing distance, then their union shrunk by it: what the closing of the discs is.
        List<Geometry> enlarged = seeds.stream()
                .map(seed -> disc(seed, scale * seed.radius_m() + CLOSING_M))
                .toList();
        Geometry closed = UnaryUnionOp.union(enlarged).buffer(-CLOSING_M, QUADRANT_SEGMENTS);
        Geometry filled = METRES.createPolygon(largest(closed).getExteriorRing().getCoordinates());
        Geometry simple = VWSimplifier.simplify(filled, SIMPLIFICATION_M);
        return largest(GeometryPrecisionReducer.reduce(simple, METRES.getPrecisionModel()));
    }

    private static Geometry disc(Seed seed, double radius) {
        return new GeometryFactory()
                .createPoint(new Coordinate(seed.x(), seed.y()))
                .buffer(radius, QUADRANT_SEGMENTS);
    }

    private static Polygon largest(Geometry geometry) {
        Polygon best = (Polygon) geometry.getGeometryN(0);
        for (int i = 1; i < geometry.getNumGeometries(); i++) {
            Polygon part = (Polygon) geometry.getGeometryN(i);
            if (part.getArea() > best.getArea()) {
                best = part;
            }
        }
        return best;
    }
}
