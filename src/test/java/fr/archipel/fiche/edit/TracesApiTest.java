package fr.archipel.fiche.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Geometries drawn for a fiche, over HTTP: kept as entered, shown, journaled, undone, refused with the place. */
class TracesApiTest {
    /** In Harnes, some 36 ha, and a line beside it. */
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[2.9,50.44],[2.91,50.44],[2.91,50.445],[2.9,50.445],[2.9,50.44]]]}";

    private static final String LINE =
            "{\"type\":\"LineString\",\"coordinates\":[[2.9,50.45],[2.9100000004,50.4512,3]]}";

    private static TestDatabase database;
    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        key = "Bearer " + new KeyStore(database.database()).create("Marie").text();
        server = TestServer.on(database.database());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void what_is_drawn_is_read_back_as_drawn_shown_on_the_map_and_undone() {
        String body =
                "{\"traces\":[{\"titre\":\" Emprise \",\"geometry\":" + SQUARE + "},{\"geometry\":" + LINE + "}]}";
        TestServer.Answer done = patch("call-1.2", "\"1\"", body);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        JsonNode traces = sheet("call-1.2").at("/document/traces");
        assertThat(traces).hasSize(2);
        assertThat(traces.at("/0/titre").asText()).isEqualTo("Emprise");
        assertThat(traces.at("/0/geometry/coordinates/0/2/1").decimalValue()).isEqualByComparingTo("50.445");
        assertThat(traces.at("/1/titre").isNull()).isTrue();
        assertThat(traces.at("/1/geometry/coordinates/1/0").decimalValue()).isEqualByComparingTo("2.91");
        assertThat(traces.at("/1/geometry/coordinates/1")).hasSize(2);
        assertThat(sheet("call-1.2").path("geometrie_origine").asText()).isEqualTo("traces");
        double hectares = database.database()
                .find(
                        Sql.of("SELECT ST_Area(geom) / 10000 FROM fiche_trace WHERE fiche = 'call-1.2' AND rang = 1"),
                        row -> row.getDouble(1))
                .orElseThrow();
        // 0.01° of longitude at 50.44°N is 709.6 m, 0.005° of latitude 556.2 m.
        assertThat(hectares).isBetween(39.3, 39.7);
        assertThat(sheet("call-1.2").at("/document/communes"))
                .as("entered ones")
                .isEmpty();
        assertThat(database.database()
                        .find(
                                Sql.of("SELECT communes @> ARRAY['62413'] FROM fiche WHERE id = 'call-1.2'"),
                                row -> row.getBoolean(1))
                        .orElseThrow())
                .as("where it is drawn")
                .isTrue();
        assertThat(patch("call-1.2", "\"2\"", body).json().path("version").asInt())
                .as("the same again writes nothing")
                .isEqualTo(2);
        JsonNode entry = server.get("/api/fiches/call-1.2/historique").json().at("/items/0");
        assertThat(entry.path("phrase").asText()).isEqualTo("Tracés : non renseigné → « Emprise, tracé sans titre »");
        TestServer.Answer undone =
                send("POST", "call-1.2/historique/" + entry.path("n").asLong() + "/annulation", "\"2\"", "");
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.json().at("/document/traces")).isEmpty();
        assertThat(sheet("call-1.2").path("geometrie_origine").asText()).isNotEqualTo("traces");
    }

    @Test
    void the_layer_of_fiches_shows_what_is_drawn_with_the_objects_acted_on() {
        patch("call-1.7", "*", "{\"traces\":[{\"titre\":null,\"geometry\":" + SQUARE + "}]}");
        JsonNode feature =
                server.get("/ogc/collections/fiches/items/call-1.7?f=json").json();
        assertThat(feature.at("/properties/geom_origine").asText()).isEqualTo("traces");
        assertThat(server.get("/api/fiches/facettes?emprise=propre&q=call-1.7")
                        .json()
                        .at("/totaux/sans_emprise")
                        .asInt())
                .isZero();
    }

    @Test
    void a_shape_that_is_not_valid_is_refused_with_the_place_and_nothing_is_written() {
        String bow =
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.9,50.44],[2.91,50.45],[2.91,50.44],[2.9,50.45],[2.9,50.44]]]}";
        TestServer.Answer refused = patch("call-1.3", "\"1\"", "{\"traces\":[{\"geometry\":" + bow + "}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("2,9050 ; 50,4450");
        refused("{\"traces\":[{\"geometry\":{\"type\":\"Circle\",\"coordinates\":[]}}]}", "MultiPolygon");
        refused("{\"traces\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[50.4,2.8]}}]}", "inversées");
        refused("{\"traces\":[{\"nom\":\"x\",\"geometry\":" + LINE + "}]}", "titre, geometry");
        refused("{\"traces\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e999999999,2]}}]}", "");
        refused("{\"traces\":null}", "traces");
        assertThat(sheet("call-1.3").path("version").asInt()).isEqualTo(1);
    }

    private static void refused(String body, String says) {
        TestServer.Answer answer = patch("call-1.3", "\"1\"", body);
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.text()).contains(says);
    }

    private static JsonNode sheet(String fiche) {
        return server.get("/api/fiches/" + fiche).json();
    }

    private static TestServer.Answer patch(String fiche, String version, String body) {
        return send("PATCH", fiche, version, body);
    }

    private static TestServer.Answer send(String method, String path, String version, String body) {
        return server.send(server.request("/api/fiches/" + path, "Authorization", key, "If-Match", version)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
