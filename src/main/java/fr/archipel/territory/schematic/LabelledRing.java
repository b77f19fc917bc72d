package fr.archipel.territory.schematic;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;

/**
 * A ring whose edges remember what drew them: a neighbouring cell or the outline. Clipping by a half-plane keeps one
 * ring even where the exact result has several parts (Sutherland–Hodgman): the bridges between parts run along the
 * clipping line, there and back, so that areas, moments and signed edge lengths stay exact.
 */
final class LabelledRing {
    /** Label of an edge that belongs to the outline. */
    static final int OUTLINE = -1;

    private final double[] x;
    private final double[] y;
    private final int[] label;
    private final int size;

    private LabelledRing(double[] x, double[] y, int[] label, int size) {
        this.x = x;
        this.y = y;
        this.label = label;
        this.size = size;
    }

    /** A ring of outline edges, not closed (the first vertex is not repeated), in counter-clockwise order. */
    static LabelledRing of(double[] x, double[] y) {
        int[] label = new int[x.length];
        Arrays.fill(label, OUTLINE);
        return new LabelledRing(x.clone(), y.clone(), label, x.length);
    }

    /** The neighbours named by the edges, in the order of the ring. */
    int[] neighbours() {
        return Arrays.stream(label, 0, size)
                .filter(l -> l != OUTLINE)
                .distinct()
                .toArray();
    }

    /** The ring as coordinates, closed. */
    Coordinate[] coordinates() {
        Coordinate[] ring = new Coordinate[size + 1];
        for (int i = 0; i <= size; i++) {
            ring[i] = new Coordinate(x[i % size], y[i % size]);
        }
        return ring;
    }

    /** The part where {@code a·x + b·y <= c}; edges made by the cut carry {@code cut}. */
    LabelledRing clip(double a, double b, double c, int cut) {
        if (isWithin(a, b, c)) {
            return this;
        }
        double[] cx = new double[2 * size + 2];
        double[] cy = new double[2 * size + 2];
        int[] cl = new int[2 * size + 2];
        int n = 0;
        for (int i = 0; i < size; i++) {
            int j = i + 1 == size ? 0 : i + 1;
            double di = a * x[i] + b * y[i] - c;
            double dj = a * x[j] + b * y[j] - c;
            if (di <= 0) {
                cx[n] = x[i];
                cy[n] = y[i];
                cl[n++] = label[i];
            }
            if ((di <= 0) != (dj <= 0)) {
                double t = di / (di - dj);
                cx[n] = x[i] + t * (x[j] - x[i]);
                cy[n] = y[i] + t * (y[j] - y[i]);
                cl[n++] = di <= 0 ? cut : label[i];
            }
        }
        return new LabelledRing(cx, cy, cl, n);
    }

    private boolean isWithin(double a, double b, double c) {
        for (int i = 0; i < size; i++) {
            if (a * x[i] + b * y[i] > c) {
                return false;
            }
        }
        return true;
    }

    /** Signed area, m²: positive when counter-clockwise. */
    double area() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            int j = i + 1 == size ? 0 : i + 1;
            sum += (x[i] - x[0]) * (y[j] - y[0]) - (x[j] - x[0]) * (y[i] - y[0]);
        }
        return sum / 2;
    }

    /** Centre of gravity as {x, y}; the ring must have an area. */
    double[] centroid() {
        double sum = 0;
        double mx = 0;
        double my = 0;
        for (int i = 0; i < size; i++) {
            int j = i + 1 == size ? 0 : i + 1;
            double xi = x[i] - x[0];
            double yi = y[i] - y[0];
            double xj = x[j] - x[0];
            double yj = y[j] - y[0];
            double cross = xi * yj - xj * yi;
            sum += cross;
            mx += (xi + xj) * cross;
            my += (yi + yj) * cross;
        }
        return new double[] {x[0] + mx / (3 * sum), y[0] + my / (3 * sum)};
    }

    /** Length of the edges of one label, m; what is walked there and back counts for nothing. */
    double edgeLength(int wanted) {
        double dx = 0;
        double dy = 0;
        for (int i = 0; i < size; i++) {
            if (label[i] == wanted) {
                int j = i + 1 == size ? 0 : i + 1;
                dx += x[j] - x[i];
                dy += y[j] - y[i];
            }
        }
        return Math.sqrt(dx * dx + dy * dy);
    }
}
