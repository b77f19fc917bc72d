package fr.archipel.exchange.intake;

import static fr.archipel.exchange.intake.Fixture.counts;
import static fr.archipel.exchange.intake.Fixture.rules;
import static fr.archipel.support.SquareTerritory.point;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** What is found in a file before anything of it goes in, rule by rule. */
class ExaminationTest {
    private static final ImportRequest FRICHES = ImportRequest.into("friches");

    @TempDir
    static Path folder;

    private static Fixture fixture;
    private static Imports imports;

    @BeforeAll
    static void start() {
        fixture = new Fixture(folder);
        imports = fixture.imports(Fixture.CARTOFRICHES);
        fixture.territory.friche("friche-la", "a_trancher", square(500, 500, 100, 100));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static ImportReport examine(String... features) {
        return fixture.examine(imports, fixture.file(features), FRICHES);
    }

    /** A square of 100 m whose third and fourth corners are swapped: two triangles that meet at its centre. */
    private static Geometry bow(double x, double y) {
        Coordinate[] c = square(x, y, 100, 100).getCoordinates();
        return new GeometryFactory(new PrecisionModel(), 2154)
                .createPolygon(new Coordinate[] {c[0], c[1], c[3], c[2], c[0]});
    }

    @Test
    void whatIsNewIsCountedAndNothingIsWritten() {
        ImportReport report = examine(
                fixture.friche("A", "Verrerie", square(100, 100, 50, 50)),
                fixture.friche("B", "Cokerie", square(300, 100, 50, 50)));
        assertThat(report.etat()).isEqualTo(State.READY);
        assertThat(counts(report)).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0));
        assertThat(rules(report)).isEmpty();
        assertThat(fixture.list("SELECT id FROM friche")).containsExactly("friche-la");
        assertThat(java.util.Objects.requireNonNull(report.examination()).crs().epsg())
                .isEqualTo(2154);
    }

    @Test
    void aBowIsRepairedAndItsAreasAreTold() {
        ImportReport report = examine(fixture.friche("A", "Verrerie", bow(100, 100)));
        assertThat(rules(report)).isEqualTo(Map.of("geometrie-reparee", 1L));
        assertThat(counts(report).creations()).isEqualTo(1);
        assertThat(fixture.sentences(report.id(), "geometrie-reparee").get(0)).contains("Son contour se recoupe");
        assertThat(fixture.list("SELECT round(ST_Area(geom))::text FROM arrivee_" + report.id()))
                .containsExactly("5000");
    }

    @Test
    void withoutRepairABowIsAnErrorAtItsPlace() {
        ImportReport report = fixture.examine(
                imports, fixture.file(fixture.friche("A", "Verrerie", bow(100, 100))), FRICHES.withRepair(false));
        assertThat(rules(report)).isEqualTo(Map.of("geometrie-invalide", 1L));
        assertThat(counts(report)).isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0));
        assertThat(fixture.list(
                        "SELECT ST_AsText(ST_SnapToGrid(ST_Transform(lieu, 2154), 1)) FROM import_probleme WHERE import = '"
                                + report.id() + "'"))
                .containsExactly("POINT(680150 7030150)");
    }

    @Test
    void aPointIsOfAnotherTypeUnlessADiscIsDrawnAroundIt() {
        ImportReport report = examine(
                fixture.friche("A", "Verrerie", point(100, 100)),
                fixture.feature(
                        point(300, 300),
                        "\"cle\":\"B\",\"site_nom\":\"Four\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"indicative\",\"disque\":5000"));
        assertThat(rules(report)).isEqualTo(Map.of("geometrie-type", 1L, "geometrie-dessinee", 1L));
        assertThat(counts(report)).isEqualTo(new Counts(2, 1, 0, 0, 1, 0, 0));
        assertThat(fixture.list("SELECT round(ST_Area(geom)::numeric, 3)::text FROM arrivee_" + report.id()
                        + " WHERE dessinee"))
                .containsExactly("5000.000");
    }

    @Test
    void aMissingGeometryIsAnErrorOfANewObject() {
        ImportReport report = examine(
                fixture.friche("A", "Verrerie", square(1, 1, 5, 5)),
                fixture.feature(
                        null,
                        "\"cle\":\"B\",\"site_nom\":\"Four\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\""));
        assertThat(rules(report)).isEqualTo(Map.of("geometrie-absente", 1L));
    }

    @Test
    void whatIsOutsideTheTerritoryIsLeftAside() {
        ImportReport report = examine(
                fixture.friche("A", "Ici", square(100, 100, 50, 50)),
                fixture.friche("B", "Ailleurs", square(5000, 5000, 50, 50)),
                // Of such a row, nothing else matters.
                fixture.friche("C", "Ailleurs, et sans projet connu", square(5000, 5000, 50, 50))
                        .replace("\"site_statut\":\"inconnu\"", "\"site_statut\":\"?!\""));
        assertThat(rules(report)).isEqualTo(Map.of("hors-territoire", 2L));
        assertThat(counts(report)).isEqualTo(new Counts(3, 1, 0, 0, 0, 2, 0));
    }

    @Test
    void whatIsOutsideItsCommuneIsToldWithItsDistance() {
        ImportReport report = examine(
                fixture.feature(
                        square(1200, 100, 50, 50),
                        "\"cle\":\"A\",\"insee\":\"62001\",\"site_nom\":\"Four\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\""));
        assertThat(fixture.sentences(report.id(), "hors-commune"))
                .containsExactly("L'objet est à 200 m de la commune qu'il déclare, Ouest (62001).");
        assertThat(counts(report).creations()).isEqualTo(1);
    }

    @Test
    void anIdentifierTwiceIsAnErrorOfEachRowAndNoneIsAnErrorToo() {
        ImportReport report = examine(
                fixture.friche("A", "Un", square(100, 100, 50, 50)),
                fixture.friche("A", "Deux", square(200, 100, 50, 50)),
                fixture.feature(
                        square(300, 100, 50, 50),
                        "\"site_nom\":\"Trois\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\""));
        assertThat(rules(report)).isEqualTo(Map.of("cle-en-double", 2L, "cle-absente", 1L));
        assertThat(counts(report)).isEqualTo(new Counts(3, 0, 0, 0, 3, 0, 0));
    }

    @Test
    void aPersonMayLetInAnObjectWithoutIdentifier() {
        Path file = fixture.file(
                fixture.feature(
                        square(300, 100, 50, 50),
                        "\"site_nom\":\"Trois\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\""));
        ImportReport report = fixture.examine(imports, file, FRICHES.withChoices(Map.of("cle-absente", "garder")));
        assertThat(counts(report)).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0));
        imports.apply(report.id(), Fixture.AUTHOR, Progress.NONE);
        assertThat(fixture.list("SELECT id FROM friche")).contains("friche-trois");
        imports.undo(report.id(), Fixture.AUTHOR);
    }

    @Test
    void aPersonMayKeepTheFirstOfTwoOrLeaveARowAside() {
        Path file = fixture.file(
                fixture.friche("A", "Un", square(100, 100, 50, 50)),
                fixture.friche("A", "Deux", square(200, 100, 50, 50)));
        ImportReport first = fixture.examine(imports, file, FRICHES.withChoices(Map.of("cle-en-double", "garder")));
        assertThat(counts(first)).isEqualTo(new Counts(2, 1, 0, 0, 0, 1, 0));
        ImportReport aside = fixture.examine(imports, file, FRICHES.withChoices(Map.of("cle-en-double", "rejeter")));
        assertThat(counts(aside)).isEqualTo(new Counts(2, 0, 0, 0, 0, 2, 0));
    }

    @Test
    void theSameShapeTwiceAndALookAlikeAreTold() {
        ImportReport report = examine(
                fixture.friche("A", "Un", square(100, 100, 50, 50)),
                fixture.friche("B", "Deux", square(100, 100, 50, 50)),
                fixture.friche("C", "Trois", square(540, 500, 100, 100)),
                fixture.friche("D", "Friche LA", square(300, 300, 10, 10)));
        assertThat(rules(report)).isEqualTo(Map.of("meme-geometrie", 1L, "ressemblance", 2L));
        assertThat(counts(report).creations()).isEqualTo(4);
        assertThat(fixture.list(
                        "SELECT ligne || ' ' || objet FROM import_probleme WHERE regle = 'ressemblance' AND import = '"
                                + report.id() + "' ORDER BY ligne"))
                .containsExactly("3 friche-la", "4 friche-la");
    }

    @Test
    void aRowLinkedToAnObjectUpdatesIt() {
        Path file = fixture.file(fixture.friche("C", "Trois", square(500, 500, 100, 100)));
        ImportReport report =
                fixture.examine(imports, file, FRICHES.withChoices(Map.of("ressemblance:1", "lier:friche-la")));
        assertThat(counts(report)).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
        assertThat(java.util.Objects.requireNonNull(report.examination()).champs_modifies())
                .isEqualTo(Map.of("site_nom", 1L));
    }

    @Test
    void aValueThatCannotBeReadIsAnErrorThatACorrectionSettles() {
        Path file = fixture.file(fixture.friche("A", "?", square(100, 100, 50, 50)));
        ImportReport report = fixture.examine(imports, file, FRICHES);
        assertThat(rules(report)).isEqualTo(Map.of("code-inconnu", 1L));
        ImportReport corrected =
                fixture.examine(imports, file, FRICHES.withCorrections(Map.of(1L, Map.of("site_nom", "Verrerie"))));
        assertThat(rules(corrected)).isEmpty();
        assertThat(counts(corrected).creations()).isEqualTo(1);
    }

    @Test
    void theRulesOfTheTableAreAskedBeforehand() {
        ImportReport report = examine(
                fixture.feature(
                        square(100, 100, 50, 50),
                        "\"cle\":\"A\",\"site_nom\":\"Four\",\"site_type\":\"caverne\",\"annee_lancement\":1492,\"insee\":\"99999\",\"precision\":\"officielle\""));
        assertThat(rules(report)).isEqualTo(Map.of("regle-de-la-base", 3L, "valeur-absente", 1L));
        assertThat(fixture.sentences(report.id(), "valeur-absente"))
                .containsExactly("« Statut » manque ; un objet de cette couche en a une valeur.");
    }

    @Test
    void aFileWithoutReferenceSystemIsAskedForOne() {
        String feature = fixture.friche("A", "Un", square(100, 100, 50, 50));
        Path file = fixture.write(
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"local\"}},\"features\":["
                        + feature + "]}");
        assertThatThrownBy(() -> fixture.examine(imports, file, FRICHES))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem())
                                .isInstanceOfSatisfying(
                                        Problem.InvalidParameter.class,
                                        p -> assertThat(p.name()).isEqualTo("crs")));
        assertThat(counts(fixture.examine(imports, file, FRICHES.withEpsg(2154)))
                        .creations())
                .isEqualTo(1);
        assertThatThrownBy(() -> fixture.examine(imports, file, FRICHES.withEpsg(99)))
                .hasMessageContaining("EPSG:99");
    }

    @Test
    void coordinatesWithoutAPlaceAreFoundRowByRow() {
        String feature = fixture.friche("A", "Un", square(100, 100, 50, 50));
        String far =
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[680000,7030000],[680010,7030000],[680010,7030010],[680000,7030000]]]},"
                        + "\"properties\":{\"cle\":\"B\",\"site_nom\":\"Loin\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\"}}";
        Path file = fixture.write("{\"type\":\"FeatureCollection\",\"features\":[" + far + "]}");
        ImportReport report = fixture.examine(imports, file, FRICHES);
        assertThat(counts(report).creations()).isZero();
        assertThat(feature).isNotEmpty();
    }

    @Test
    void choicesThatCannotBeReadAreRefusedByName() {
        assertThatThrownBy(() -> FRICHES.withChoices(Map.of("lune", "garder"))).hasMessageContaining("lune");
        assertThatThrownBy(() -> FRICHES.withChoices(Map.of("ressemblance", "lier:x")))
                .hasMessageContaining("lier:OBJET");
    }

    @Test
    void anUnknownObjectInALayerThatCreatesNoneIsLeftAside() {
        Imports communes = fixture.imports(new KeyRule.Own(List.of("cle")));
        ImportReport report = fixture.examine(
                communes, fixture.file(fixture.friche("friche-la", "La", square(500, 500, 100, 100))), FRICHES);
        assertThat(counts(report).modifications()).isEqualTo(1);
    }
}
