package fr.archipel.territory.schematic;

import java.util.List;

/**
 * The derivative of the cells' areas by their weights: a graph Laplacian whose conductances are the lengths of the
 * shared edges over twice the distance of their sites. Symmetric and singular (weights count up to a constant), so
 * solved by conjugate gradients among vectors of sum zero.
 */
final class EdgeLaplacian {
    private static final double PRECISION = 1e-10;

    private final double[][] conductance;

    private EdgeLaplacian(double[][] conductance) {
        this.conductance = conductance;
    }

    static EdgeLaplacian of(AreaSolver.Solution drawn) {
        PowerDiagram diagram = drawn.diagram();
        List<LabelledRing> cells = drawn.cells();
        double[][] conductance = new double[cells.size()][cells.size()];
        for (int i = 0; i < cells.size(); i++) {
            LabelledRing cell = cells.get(i);
            for (int j : cell.neighbours()) {
                // Half from each side keeps the matrix symmetric to the last bit.
                double half = cell.edgeLength(j) / (4 * diagram.distance(i, j));
                conductance[i][j] += half;
                conductance[j][i] += half;
            }
        }
        return new EdgeLaplacian(conductance);
    }

    /** The move of the weights that changes the areas by {@code change}, m². */
    double[] solve(double[] change) {
        int n = change.length;
        double[] solution = new double[n];
        double[] residual = centred(change);
        double[] direction = residual.clone();
        double square = dot(residual, residual);
        double enough = square * PRECISION * PRECISION;
        for (int step = 0; step < 4 * n && square > enough; step++) {
            double[] image = apply(direction);
            double alpha = square / dot(direction, image);
            add(solution, alpha, direction);
            add(residual, -alpha, image);
            double next = dot(residual, residual);
            double[] turned = residual.clone();
            add(turned, next / square, direction);
            direction = turned;
            square = next;
        }
        return solution;
    }

    private double[] apply(double[] v) {
        double[] image = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                image[i] += conductance[i][j] * (v[i] - v[j]);
            }
        }
        return image;
    }

    private static double[] centred(double[] v) {
        double sum = 0;
        for (double d : v) {
            sum += d;
        }
        double[] result = v.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] -= sum / result.length;
        }
        return result;
    }

    private static void add(double[] to, double factor, double[] v) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * v[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
