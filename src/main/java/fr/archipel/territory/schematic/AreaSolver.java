package fr.archipel.territory.schematic;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the weights for which every cell of a power diagram has the area asked for. A damped Newton method, after
 * J. Kitagawa, Q. Mérigot and B. Thibert, « Convergence of a Newton algorithm for semi-discrete optimal transport »,
 * Journal of the European Mathematical Society 21 (2019): full steps near the solution, halved as long as a cell would
 * nearly vanish or the error would not shrink enough.
 */
final class AreaSolver {
    private static final int MAX_STEPS = 60;
    private static final int MAX_HALVINGS = 20;
    /** A cell is never let under this share of the smallest area asked for: an empty cell stops the method. */
    private static final double FLOOR = 0.01;

    private final double[] area;
    private final LabelledRing outline;

    private AreaSolver(double[] area, LabelledRing outline) {
        this.area = area;
        this.outline = outline;
    }

    /** A diagram and its cells inside the outline. */
    record Solution(PowerDiagram diagram, List<LabelledRing> cells) {}

    /**
     * Solves from the weights of a diagram, or from none where these leave a cell empty.
     *
     * @param area areas asked for, m²; their sum is that of the outline
     * @param tolerance largest relative error accepted on an area
     * @throws IllegalStateException when the areas cannot be reached
     */
    static Solution solve(PowerDiagram start, double[] area, LabelledRing outline, double tolerance) {
        AreaSolver solver = new AreaSolver(area, outline);
        Solution solution = solver.draw(start);
        if (solver.hasVanishingCell(solution)) {
            solution = solver.draw(start.withWeights(new double[area.length]));
        }
        for (int step = 0; step < MAX_STEPS && solver.worst(solution) > tolerance; step++) {
            solution = solver.step(solution);
        }
        if (solver.worst(solution) > tolerance) {
            throw new IllegalStateException("Le diagramme n'atteint pas les surfaces demandées.");
        }
        return solution;
    }

    private Solution step(Solution from) {
        double[] missing = missing(from);
        double[] move = EdgeLaplacian.of(from).solve(missing);
        double share = 1;
        for (int halving = 0; halving < MAX_HALVINGS; halving++) {
            Solution to = draw(from.diagram().withWeights(moved(from.diagram().weights(), move, share)));
            if (!hasVanishingCell(to) && norm(missing(to)) <= (1 - share / 2) * norm(missing)) {
                return to;
            }
            share /= 2;
        }
        throw new IllegalStateException("Le diagramme n'avance plus vers les surfaces demandées.");
    }

    private Solution draw(PowerDiagram diagram) {
        return new Solution(diagram, diagram.cells(outline));
    }

    private double[] missing(Solution solution) {
        return IntStream.range(0, area.length)
                .mapToDouble(i -> area[i] - solution.cells().get(i).area())
                .toArray();
    }

    private double worst(Solution solution) {
        double[] missing = missing(solution);
        return IntStream.range(0, area.length)
                .mapToDouble(i -> Math.abs(missing[i]) / area[i])
                .max()
                .orElse(0);
    }

    private boolean hasVanishingCell(Solution solution) {
        double floor = FLOOR
                * IntStream.range(0, area.length)
                        .mapToDouble(i -> area[i])
                        .min()
                        .orElse(0);
        return solution.cells().stream().anyMatch(cell -> cell.area() < floor);
    }

    private static double[] moved(double[] weight, double[] move, double share) {
        return IntStream.range(0, weight.length)
                .mapToDouble(i -> weight[i] + share * move[i])
                .toArray();
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double d : v) {
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
