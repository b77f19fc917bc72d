package fr.archipel.scot.check;

import static fr.archipel.support.SquareTerritory.geoJson;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What-ifs kept under a name: who writes, what is kept, what is computed again. */
class ScenarioTest {
    private static final String ALL = "/api/scot/scenarios";
    private static SquareTerritory territory;
    private static TestServer server;
    private static String key;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        territory.friche("friche-a", "enaf", square(0, 0, 100, 100));
        territory.fiche("fiche-a", 1, "communes");
        territory.ficheObjet("fiche-a", "friches", "friche-a", "porte_sur");
        key = "Bearer " + new KeyStore(territory.database()).create("Marie").text();
        server = TestServer.on(territory.database());
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void a_scenario_keeps_its_question_and_its_result_follows_the_data() {
        String drawing = "{\"geometry\":" + geoJson(square(500, 500, 100, 100)) + ",\"etat\":\"engage\"}";
        Answer made = write(
                "POST",
                ALL,
                "{\"titre\":\"Deux projets\",\"perimetre\":\"commune:62001\",\"projets\":[\"fiche-a\"," + drawing
                        + "],\"taux\":40}",
                null);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        String address = made.json().path("href").asText();
        assertThat(made.json().path("id").isTextual()).isTrue();
        assertThat(made.json().path("auteur").asText()).isEqualTo("Marie");
        assertThat(made.json().path("projets").size()).isEqualTo(2);
        assertThat(made.json().at("/projets/1/etat").asText()).isEqualTo("engage");
        JsonNode listed = server.get(ALL).json().at("/items/0");
        assertThat(listed.path("perimetre").asText()).isEqualTo("commune:62001");
        assertThat(listed.path("nombre").asInt()).isEqualTo(2);

        JsonNode before = server.get(address + "/resultat").json();
        assertThat(before.at("/charge_ha/minimum").decimalValue()).isEqualByComparingTo("1");
        assertThat(before.at("/charge_ha/maximum").asDouble()).isBetween(1.999, 2.001);
        territory.database().update(Sql.of("""
                UPDATE friche SET qualification = 'urbanisee' WHERE id = 'friche-a'"""));
        JsonNode after = server.get(address + "/resultat").json();
        assertThat(after.at("/charge_ha/minimum").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void writing_needs_a_key_and_the_last_version() {
        String body = "{\"titre\":\"Vide\",\"perimetre\":\"scot:scot-sud\",\"projets\":[]}";
        assertThat(server.post(ALL, body).status()).isEqualTo(401);
        String address = write("POST", ALL, body, null).json().path("href").asText();
        assertThat(write("PUT", address, body, null).status()).isEqualTo(428);
        assertThat(write("PUT", address, body.replace("Vide", "Autre"), "\"1\"")
                        .json()
                        .path("titre")
                        .asText())
                .isEqualTo("Autre");
        assertThat(write("PUT", address, body, "\"1\"").status()).isEqualTo(412);
        assertThat(write("DELETE", address, "", "\"2\"").status()).isEqualTo(204);
        assertThat(server.get(address).status()).isEqualTo(404);
        assertThat(territory
                        .database()
                        .find(
                                Sql.of("SELECT supprime_par FROM scenario_foncier WHERE titre = 'Autre'"),
                                r -> r.getString(1)))
                .contains("Marie");
    }

    @Test
    void a_question_that_has_no_answer_is_not_kept() {
        assertThat(write("POST", ALL, "{\"titre\":\"X\",\"perimetre\":\"commune:99999\",\"projets\":[]}", null)
                        .status())
                .isEqualTo(404);
        assertThat(write("POST", ALL, "{\"perimetre\":\"commune:62001\",\"projets\":[]}", null)
                        .status())
                .isEqualTo(422);
        assertThat(write("POST", ALL, "{\"titre\":\"X\",\"perimetre\":\"commune:62001\",\"projets\":[\"rien\"]}", null)
                        .status())
                .isEqualTo(404);
        assertThat(write("POST", ALL, "{\"titre\":\"X\",\"perimetre\":\"commune:62001\"}", null)
                        .status())
                .isEqualTo(400);
        assertThat(server.get(ALL + "/abc").status()).isEqualTo(404);
    }

    private static Answer write(String method, String address, String body, @Nullable String version) {
        var request = version == null
                ? server.request(address, "Authorization", key)
                : server.request(address, "Authorization", key, "If-Match", version);
        return server.send(
                request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }
}
