package fr.archipel.scot.check;

import static fr.archipel.support.SquareTerritory.geoJson;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Polygon;

/** A file of known ground, brought in as anybody brings it in, settles what a project takes. */
class SolReferenceImportTest {
    @TempDir
    Path folder;

    private SquareTerritory territory;
    private TestServer server;

    @BeforeEach
    void open() {
        territory = new SquareTerritory();
        server = TestServer.on(territory.database());
    }

    @AfterEach
    void close() {
        server.close();
        territory.close();
    }

    @Test
    void a_file_of_enaf_and_urbanised_land_turns_an_interval_into_a_figure() throws IOException {
        // 10 ha, from the field on the left to the houses on the right.
        String project = geoJson(square(0, 0, 1000, 100));
        JsonNode before = post(project);
        assertInterval(before, "/consommation_ha", "0", "10");

        bringIn(
                "sols_2024.geojson",
                feature("nature_sol", "ENAF", 2024, square(0, 0, 600, 1000)),
                feature("nature_sol", "urbanisé", 2024, square(600, 0, 400, 1000)));
        assertThat(territory
                        .database()
                        .list(
                                Sql.of("SELECT nature || millesime || source FROM sol_reference ORDER BY 1"),
                                row -> row.getString(1)))
                .containsExactly("enaf2024sols_2024.geojson", "urbanise2024sols_2024.geojson");
        JsonNode after = post(project);
        assertInterval(after, "/consommation_ha", "6", "6");
        assertThat(after.at("/sols/0/par").asText()).isEqualTo("sol_reference");
        assertHa(after, "/sols/0/surface_ha", "6");
        assertHa(after, "/sols/1/surface_ha", "4");
        assertThat(after.path("enaf").asText()).contains("2024");
        assertInterval(after, "/par_commune/0/charge_ha", "6", "6");
    }

    @Test
    void a_later_vintage_replaces_the_one_before_and_an_undone_import_gives_it_back() throws IOException {
        String project = geoJson(square(0, 0, 1000, 100));
        bringIn("2021.geojson", feature("nature", "enaf", 2021, square(0, 0, 1000, 1000)));
        assertInterval(post(project), "/consommation_ha", "10", "10");
        // In 2024 only a half of it is still known as such; of the rest nothing is known.
        String second = bringIn("2024.geojson", feature("nature", "enaf", 2024, square(0, 0, 500, 1000)));
        assertInterval(post(project), "/consommation_ha", "5", "10");
        imports().undo(second, new Author("", "Essai"));
        assertInterval(post(project), "/consommation_ha", "10", "10");
    }

    @Test
    void a_nature_that_nobody_knows_is_refused_with_its_row() throws IOException {
        Path file = write("faux.geojson", feature("nature", "peut-être", 2024, square(0, 0, 100, 100)));
        ImportRequest request = ImportRequest.into("sol-reference");
        String id = imports().open("faux.geojson", request, null);
        assertThat(imports()
                        .examine(id, file, request, Progress.NONE)
                        .examination()
                        .comptes()
                        .rejetees())
                .isEqualTo(1);
    }

    private Imports imports() {
        return new Imports(territory.database(), TestDatabase.catalogue());
    }

    private String bringIn(String name, String... features) throws IOException {
        Path file = write(name, features);
        ImportRequest request = ImportRequest.into("sol-reference");
        String id = imports().open(name, request, null);
        assertThat(imports()
                        .examine(id, file, request, Progress.NONE)
                        .examination()
                        .comptes()
                        .rejetees())
                .isZero();
        imports().apply(id, new Author("", "Essai"), Progress.NONE);
        return id;
    }

    private Path write(String name, String... features) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", List.of(features)) + "]}");
    }

    private static String feature(String column, String nature, int year, Polygon place) {
        return "{\"type\":\"Feature\",\"properties\":{\"gid\":\"%s%d\",\"%s\":\"%s\",\"annee\":%d},\"geometry\":%s}"
                .formatted(nature, year, column, nature, year, geoJson(place));
    }

    private JsonNode post(String body) {
        TestServer.Answer answer = server.post("/api/scot/verifier", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void assertHa(JsonNode answer, String at, String expected) {
        assertThat(answer.at(at).decimalValue()).as(at).isEqualByComparingTo(expected);
    }

    private static void assertInterval(JsonNode answer, String at, String least, String most) {
        assertHa(answer, at + "/minimum", least);
        assertHa(answer, at + "/maximum", most);
    }
}
