package fr.archipel.territory.schematic;

import static fr.archipel.territory.schematic.BundledContours.CRS84;
import static fr.archipel.territory.schematic.BundledContours.LAMBERT_93;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;

/** How far the schematic contours are from the boundaries they stand for. */
class RealBoundariesTest {
    private static final Path REAL = Path.of("../shared/data/communes/communes_150_2018.geojson");

    private static Map<String, Polygon> real = Map.of();

    @BeforeAll
    static void readRealBoundaries() {
        assumeTrue(Files.exists(REAL), () -> "needs the real boundaries of the communes, " + REAL + ", absent here");
        real = BundledContours.read(BundledContours.text(REAL), "code");
    }

    @Test
    void aContourCoversMostOfItsRealCommune() {
        Map<String, Polygon> measured = BundledContours.projected(real);
        double[] covered = LAMBERT_93.entrySet().stream()
                .mapToDouble(e -> covered(measured.get(e.getKey()), e.getValue()))
                .sorted()
                .toArray();

        assertThat(covered[covered.length / 2]).as("median").isGreaterThan(0.8);
        assertThat(covered[covered.length / 10]).as("first decile").isGreaterThan(0.65);
        assertThat(covered[0]).as("worst").isGreaterThan(0.45);
    }

    @Test
    void mostRealNeighboursAreNeighboursOnTheDrawing() {
        Set<Set<String>> drawn = BundledContours.neighbours(CRS84);
        Set<Set<String>> touching = BundledContours.neighbours(real);

        long kept = touching.stream().filter(drawn::contains).count();

        assertThat((double) kept / touching.size()).isGreaterThan(0.85);
    }

    private static double covered(Polygon commune, Polygon contour) {
        return commune.intersection(contour).getArea() / commune.getArea();
    }
}
