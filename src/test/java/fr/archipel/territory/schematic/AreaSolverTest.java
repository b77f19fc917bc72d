package fr.archipel.territory.schematic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AreaSolverTest {
    private static final LabelledRing SQUARE =
            LabelledRing.of(new double[] {0, 10, 10, 0}, new double[] {0, 0, 10, 10});

    @Test
    void withoutWeightsTheBorderIsHalfWayBetweenTwoSites() {
        PowerDiagram diagram = new PowerDiagram(new double[] {2, 8}, new double[] {5, 5}, new double[2]);

        assertThat(diagram.cells(SQUARE)).extracting(LabelledRing::area).containsExactly(50.0, 50.0);
        assertThat(diagram.cells(SQUARE).get(0).edgeLength(1)).isEqualTo(10);
        assertThat(diagram.cells(SQUARE).get(0).centroid()).containsExactly(new double[] {2.5, 5}, within(1e-12));
    }

    @Test
    void weightsGiveTheAreasAskedFor() {
        PowerDiagram diagram = new PowerDiagram(new double[] {2, 8, 5}, new double[] {2, 2, 8}, new double[3]);

        AreaSolver.Solution solution = AreaSolver.solve(diagram, new double[] {10, 30, 60}, SQUARE, 1e-9);

        assertThat(solution.cells().get(0).area()).isCloseTo(10, within(1e-7));
        assertThat(solution.cells().get(1).area()).isCloseTo(30, within(1e-7));
        assertThat(solution.cells().get(2).area()).isCloseTo(60, within(1e-7));
    }

    @Test
    void weightsThatEmptyACellAreForgotten() {
        PowerDiagram diagram = new PowerDiagram(new double[] {2, 8}, new double[] {5, 5}, new double[] {1000, 0});

        AreaSolver.Solution solution = AreaSolver.solve(diagram, new double[] {40, 60}, SQUARE, 1e-9);

        assertThat(solution.cells().get(0).area()).isCloseTo(40, within(1e-7));
    }

    @Test
    void areasLargerThanTheOutlineAreRefused() {
        PowerDiagram diagram = new PowerDiagram(new double[] {2, 8}, new double[] {5, 5}, new double[2]);

        assertThatThrownBy(() -> AreaSolver.solve(diagram, new double[] {400, 600}, SQUARE, 1e-9))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCellCutInPartsByABayStillHasItsExactArea() {
        // A U: the band y > 6 misses its middle, x from 4 to 6.
        LabelledRing u =
                LabelledRing.of(new double[] {0, 10, 10, 6, 6, 4, 4, 0}, new double[] {0, 0, 10, 10, 4, 4, 10, 10});
        PowerDiagram diagram = new PowerDiagram(new double[] {5, 5}, new double[] {4, 8}, new double[2]);

        LabelledRing above = diagram.cells(u).get(1);

        assertThat(above.area()).isCloseTo(32, within(1e-9));
        assertThat(above.edgeLength(0)).isCloseTo(8, within(1e-9));
    }
}
