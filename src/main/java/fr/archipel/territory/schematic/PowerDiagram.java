package fr.archipel.territory.schematic;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Power diagram (weighted Voronoi diagram): a place belongs to the site for which squared distance minus weight is
 * least, so that borders are straight, cells convex, and a larger weight (m²) makes a larger cell. After F. Aurenhammer,
 * « Power diagrams: properties, algorithms and applications », SIAM Journal on Computing 16 (1987).
 */
final class PowerDiagram {
    /** Half-side of the square that stands for the whole plane around a site, m: wider than any territory of ours. */
    private static final double FAR_M = 500_000;

    private final double[] x;
    private final double[] y;
    private final double[] weight;

    PowerDiagram(double[] x, double[] y, double[] weight) {
        this.x = x.clone();
        this.y = y.clone();
        this.weight = weight.clone();
    }

    PowerDiagram withWeights(double[] weights) {
        return new PowerDiagram(x, y, weights);
    }

    double[] weights() {
        return weight.clone();
    }

    int size() {
        return x.length;
    }

    double distance(int i, int j) {
        double dx = x[j] - x[i];
        double dy = y[j] - y[i];
        return Math.sqrt(dx * dx + dy * dy);
    }

    /** The cells inside an outline, edges labelled with the neighbouring site or {@link LabelledRing#OUTLINE}. */
    List<LabelledRing> cells(LabelledRing outline) {
        return IntStream.range(0, size()).mapToObj(i -> cell(i, outline)).toList();
    }

    private LabelledRing cell(int i, LabelledRing outline) {
        LabelledRing inside = outline;
        for (int j : convexCell(i).neighbours()) {
            inside = clip(inside, i, j);
        }
        return inside;
    }

    /** The cell of a site in the whole plane. */
    LabelledRing convexCell(int i) {
        LabelledRing cell = LabelledRing.of(
                new double[] {x[i] - FAR_M, x[i] + FAR_M, x[i] + FAR_M, x[i] - FAR_M},
                new double[] {y[i] - FAR_M, y[i] - FAR_M, y[i] + FAR_M, y[i] + FAR_M});
        for (int j = 0; j < size(); j++) {
            if (j != i) {
                cell = clip(cell, i, j);
            }
        }
        return cell;
    }

    /** The site whose cell holds a place. */
    int owner(double px, double py) {
        int best = 0;
        for (int i = 1; i < size(); i++) {
            if (power(i, px, py) < power(best, px, py)) {
                best = i;
            }
        }
        return best;
    }

    private double power(int i, double px, double py) {
        return (px - x[i]) * (px - x[i]) + (py - y[i]) * (py - y[i]) - weight[i];
    }

    /** The part of a ring nearer, in power, to site {@code i} than to site {@code j}. */
    private LabelledRing clip(LabelledRing ring, int i, int j) {
        double a = 2 * (x[j] - x[i]);
        double b = 2 * (y[j] - y[i]);
        double c = (x[j] - x[i]) * (x[j] + x[i]) + (y[j] - y[i]) * (y[j] + y[i]) + weight[i] - weight[j];
        return ring.clip(a, b, c, j);
    }
}
