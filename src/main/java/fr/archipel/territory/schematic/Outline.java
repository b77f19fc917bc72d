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
    private static final double AREA_TOLERANCE = 1e-4;
    private static final int MAX_TRIES = 40;
    private static final GeometryFactory METRES = new GeometryFactory(new PrecisionModel(1));

    private Outline() {}

    /** Throws {@link IllegalStateException} when no size of the discs encloses the area asked for. */
    static Polygon around(List<Seed> seeds) {
        double wanted = Seed.totalArea_m2(seeds);
        double low = 0;
        double high = 2;
        for (int i = 0; i < MAX_TRIES; i++) {
            double scale = (low + high) / 2;
            Polygon outline = outline(seeds, scale);
            double ratio = outline.getArea() / wanted;
            if (Math.abs(ratio - 1) < AREA_TOLERANCE) {
                return outline;
            }
            if (ratio < 1) {
                low = scale;
            } else {
                high = scale;
            }
        }
        throw new IllegalStateException("Aucun tour du territoire n’enferme la somme des surfaces.");
    }

    private static Polygon outline(List<Seed> seeds, double scale) {
        List<Geometry> discs =
                seeds.stream().map(seed -> disc(seed, scale * seed.radius_m())).toList();
        Geometry closed =
                UnaryUnionOp.union(discs).buffer(CLOSING_M, QUADRANT_SEGMENTS).buffer(-CLOSING_M, QUADRANT_SEGMENTS);
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
