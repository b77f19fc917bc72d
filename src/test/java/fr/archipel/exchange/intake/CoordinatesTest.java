package fr.archipel.exchange.intake;

import static fr.archipel.exchange.intake.Fixture.counts;
import static fr.archipel.exchange.intake.Fixture.rules;
import static fr.archipel.support.SquareTerritory.line;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coordinates in any system PostGIS knows reach the same place to the millimetre; shapes become those of the layer. */
class CoordinatesTest {
    private static final ImportRequest FRICHES = ImportRequest.into("friches");

    @TempDir
    static Path folder;

    private static Fixture fixture;
    private static Imports imports;

    @BeforeAll
    static void start() {
        fixture = new Fixture(folder);
        imports = fixture.imports(Fixture.CARTOFRICHES);
        ImportReport first = fixture.examine(
                imports, fixture.file(fixture.friche("A", "Verrerie", square(100.25, 100.5, 50, 40))), FRICHES);
        imports.apply(first.id(), Fixture.AUTHOR, Progress.NONE);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** The one friche, its coordinates in that system, in a file that does not say which. */
    private static Path in(int epsg) {
        String geometry = fixture.database
                .find(
                        Sql.of("SELECT ST_AsGeoJSON(ST_Reverse(ST_Transform(geom, ?)), 9, 0) FROM friche", epsg),
                        row -> row.getString(1))
                .orElseThrow();
        return fixture.write(
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"local\"}},\"features\":[{\"type\":\"Feature\",\"geometry\":"
                        + geometry
                        + ",\"properties\":{\"cle\":\"A\",\"site_nom\":\"Verrerie\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\"}}]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {2154, 3942, 3950, 27572, 3857, 4326, 32631, 3035})
    void theSamePlaceInAnotherSystemIsNoChange(int epsg) {
        ImportReport report = fixture.examine(imports, in(epsg), FRICHES.withEpsg(epsg));
        assertThat(counts(report)).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void theWrongSystemPutsItElsewhereAndThatIsTold() {
        ImportReport report = fixture.examine(imports, in(3950), FRICHES.withEpsg(2154));
        assertThat(rules(report)).isEqualTo(Map.of("hors-territoire", 1L));
    }

    @Test
    void coordinatesThatASystemCannotPlaceAreErrorsOfTheirRowsAlone() {
        String far =
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[680000,7030000],[680010,7030000],[680010,7030010],[680000,7030000]]]},"
                        + "\"properties\":{\"cle\":\"B\",\"site_nom\":\"Loin\",\"site_type\":\"inconnu\",\"site_statut\":\"inconnu\",\"precision\":\"officielle\"}}";
        Path file = fixture.write("{\"type\":\"FeatureCollection\",\"features\":[" + far + "]}");
        assertThat(counts(fixture.examine(imports, file, FRICHES)).creations()).isZero();
    }

    @Test
    void aPointDoesNotReplaceTheOutlineThatIsThere() {
        ImportReport report = fixture.examine(
                imports,
                fixture.file(fixture.feature(
                        square(100, 100, 50, 40).getCentroid(), "\"cle\":\"A\",\"projet\":\"parc\",\"disque\":500")),
                FRICHES);
        assertThat(rules(report)).isEmpty();
        assertThat(java.util.Objects.requireNonNull(report.examination()).champs_modifies())
                .isEqualTo(Map.of("projet", 1L));
    }

    @Test
    void oneLineBecomesTheSeveralThatTheLayerKeeps() {
        Imports lines = fixture.imports(new KeyRule.None(null));
        String section = "\"nom\":\"Berge\",\"ordre\":1,\"statut\":\"projet\",\"precision\":\"officielle\"";
        ImportReport report = fixture.examine(
                lines,
                fixture.file(
                        fixture.feature(line(10, 10, 500, 10), section),
                        fixture.feature(square(10, 10, 50, 50), section)),
                ImportRequest.into("ev5"));
        assertThat(rules(report)).containsEntry("geometrie-type", 1L);
        assertThat(fixture.list(
                        "SELECT ST_GeometryType(geom) FROM arrivee_" + report.id() + " WHERE action = 'creation'"))
                .isSubsetOf("ST_MultiLineString");
        assertThat(fixture.sentences(report.id(), "geometrie-type"))
                .containsExactly("La géométrie est de type Polygon ; cette couche veut : MultiLineString.");
    }

    @Test
    void anIdentifierOfTwoObjectsIsAskedAbout() {
        fixture.territory.friche("friche-x", "a_trancher", square(300, 500, 20, 20));
        fixture.territory.friche("friche-y", "a_trancher", square(400, 500, 20, 20));
        fixture.database.update(
                Sql.of("UPDATE friche SET sources = '{cartofriches-2024:Z}' WHERE id IN ('friche-x', 'friche-y')"));
        Path file = fixture.file(fixture.friche("Z", "Zed", square(300, 500, 20, 20)));
        ImportReport report = fixture.examine(imports, file, FRICHES);
        assertThat(rules(report)).isEqualTo(Map.of("cle-ambigue", 1L));
        ImportReport linked =
                fixture.examine(imports, file, FRICHES.withChoices(Map.of("cle-ambigue:1", "lier:friche-y")));
        assertThat(counts(linked).modifications()).isEqualTo(1);
        fixture.database.update(Sql.of("DELETE FROM friche WHERE id IN ('friche-x', 'friche-y')"));
        assertThat(List.of(linked.etat())).containsExactly(State.READY);
    }
}
