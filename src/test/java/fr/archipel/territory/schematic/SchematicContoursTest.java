package fr.archipel.territory.schematic;

import static fr.archipel.territory.schematic.BundledContours.CRS84;
import static fr.archipel.territory.schematic.BundledContours.GEOJSON;
import static fr.archipel.territory.schematic.BundledContours.LAMBERT_93;
import static fr.archipel.territory.schematic.BundledContours.SEEDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class SchematicContoursTest {

    @Test
    void theCommandWritesTheCommittedFileAgain(@TempDir Path folder) throws Exception {
        Files.copy(BundledContours.FOLDER.resolve("communes.csv"), folder.resolve("communes.csv"));

        SchematicContours.main(new String[] {folder.toString()});

        assertThat(Files.readString(folder.resolve("communes.geojson"))).isEqualTo(GEOJSON);
    }

    @Test
    void everyCommuneHasOneContourMarkedSchematic() {
        assertThat(CRS84.keySet())
                .hasSize(150)
                .isEqualTo(SEEDS.stream().map(Seed::insee).collect(Collectors.toSet()));
        assertThat(GEOJSON.lines().filter(line -> line.contains("\"precision\":\"schematique\"")))
                .hasSize(150);
    }

    @Test
    void contoursAreSimpleRingsThatTurnCounterClockwise() {
        assertThat(CRS84).allSatisfy((insee, contour) -> {
            assertThat(contour.isValid()).isTrue();
            assertThat(contour.getNumInteriorRing()).isZero();
            assertThat(Orientation.isCCW(contour.getCoordinates())).isTrue();
        });
    }

    @Test
    void coordinatesHaveAtMostSixDecimals() {
        assertThat(GEOJSON).doesNotContainPattern("\\.[0-9]{7}");
    }

    @Test
    void contoursLeaveNoGapAndDoNotOverlap() {
        Geometry[] stored = CRS84.values().toArray(Geometry[]::new);
        Geometry[] measured = LAMBERT_93.values().toArray(Geometry[]::new);

        assertThat(CoverageValidator.isValid(stored)).isTrue();
        assertThat(CoverageValidator.isValid(measured)).isTrue();
        // A gap would be a hole of the union, or cut it in parts.
        assertThat(CoverageUnion.union(stored) instanceof Polygon territory && territory.getNumInteriorRing() == 0)
                .isTrue();
    }

    @Test
    void everyContourHasTheOfficialArea() {
        assertThat(SEEDS)
                .allSatisfy(seed -> assertThat(LAMBERT_93.get(seed.insee()).getArea())
                        .as(seed.nom())
                        .isCloseTo(seed.area_m2(), Percentage.withPercentage(0.1)));
    }

    @Test
    void everyContourHoldsTheCharacteristicPointOfItsCommune() {
        GeometryFactory factory = new GeometryFactory();
        assertThat(SEEDS)
                .allSatisfy(seed -> assertThat(LAMBERT_93
                                .get(seed.insee())
                                .contains(factory.createPoint(new Coordinate(seed.x(), seed.y()))))
                        .as(seed.nom())
                        .isTrue());
    }

    /** 4πA/P²: 1 for a disc, 0.79 for a square, 0.35 for a strip of one by seven. */
    @Test
    void noContourIsAStrip() {
        assertThat(LAMBERT_93).allSatisfy((insee, contour) -> {
            double compactness = 4 * Math.PI * contour.getArea() / Math.pow(contour.getLength(), 2);
            assertThat(compactness).as(insee).isGreaterThan(0.4);
        });
    }

    @Test
    void lensTouchesTheCommunesItReallyTouches() {
        String lens = "62498";
        Set<String> touching = BundledContours.neighbours(CRS84).stream()
                .filter(pair -> pair.contains(lens))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());

        // Liévin, Loos-en-Gohelle, Avion, Sallaumines, Loison-sous-Lens, Vendin-le-Vieil, Éleu-dit-Leauwette.
        assertThat(touching).contains("62510", "62528", "62065", "62771", "62523", "62842", "62291");
        // Béthune and Hénin-Beaumont are far.
        assertThat(touching).doesNotContain("62119", "62427");
    }
}
