package fr.archipel.territory.schematic;

import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Draws an outline and a power diagram in it, cells of the official areas. A cell's centre of gravity first falls
 * beside the characteristic point of its commune; a few times, sites and discs are moved by a part of what is missing
 * and all is drawn again.
 */
final class CellFitter {
    /** More rounds bring centres closer still, at the price of long, narrow cells. */
    private static final int ROUNDS = 8;
    /** Share of the gap between point and centre of gravity that is made up in a round. */
    private static final double SHARE = 0.2;

    private static final double DRAFT = 1e-2;
    private static final double FINAL = 1e-6;

    private CellFitter() {}

    /** The outline and the diagram that divides it, in EPSG:2154. */
    record Fitted(Polygon outline, PowerDiagram diagram) {}

    static Fitted fit(List<Seed> seeds) {
        List<Seed> moved = seeds;
        double[] weight = new double[seeds.size()];
        for (int round = 0; round < ROUNDS; round++) {
            AreaSolver.Solution draft = solve(moved, weight, Outline.around(moved), DRAFT);
            moved = pulled(moved, seeds, draft.cells());
            weight = draft.diagram().weights();
        }
        Polygon outline = Outline.around(moved);
        return new Fitted(outline, solve(moved, weight, outline, FINAL).diagram());
    }

    private static AreaSolver.Solution solve(List<Seed> seeds, double[] weight, Polygon outline, double tolerance) {
        double[] x = seeds.stream().mapToDouble(Seed::x).toArray();
        double[] y = seeds.stream().mapToDouble(Seed::y).toArray();
        double fill = outline.getArea() / Seed.totalArea_m2(seeds);
        double[] area = seeds.stream().mapToDouble(s -> s.area_m2() * fill).toArray();
        return AreaSolver.solve(new PowerDiagram(x, y, weight), area, ring(outline), tolerance);
    }

    private static List<Seed> pulled(List<Seed> moved, List<Seed> seeds, List<LabelledRing> cells) {
        return IntStream.range(0, seeds.size())
                .mapToObj(i -> {
                    double[] centre = cells.get(i).centroid();
                    Seed target = seeds.get(i);
                    return moved.get(i).movedBy(SHARE * (target.x() - centre[0]), SHARE * (target.y() - centre[1]));
                })
                .toList();
    }

    private static LabelledRing ring(Polygon polygon) {
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        if (!Orientation.isCCW(ring)) {
            ring = polygon.getExteriorRing().reverse().getCoordinates();
        }
        double[] x = new double[ring.length - 1];
        double[] y = new double[ring.length - 1];
        for (int i = 0; i < x.length; i++) {
            x[i] = ring[i].x;
            y[i] = ring[i].y;
        }
        return LabelledRing.of(x, y);
    }
}
