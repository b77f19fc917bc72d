package fr.archipel.fiche.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writing on fiches, over HTTP. */
class FicheEditApiTest {
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
    void a_value_changed_is_shown_journaled_and_can_be_undone() {
        String before = sheet("call-1.1").path("document").path("titre").asText();
        TestServer.Answer done =
                send("PATCH", "call-1.1", "\"1\"", "{\"titre\":\"Un autre titre\",\"annee_fin\":2027}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.header("ETag")).isEqualTo("\"2\"");
        assertThat(sheet("call-1.1").path("titre").asText()).isEqualTo("Un autre titre");
        JsonNode history = server.get("/api/fiches/call-1.1/historique").json();
        assertThat(history.path("numberMatched").asInt()).isEqualTo(2);
        JsonNode title = entry(history, "titre");
        assertThat(title.path("auteur").asText()).isEqualTo("Marie");
        assertThat(title.path("phrase").asText()).isEqualTo("Titre : « " + before + " » → « Un autre titre »");
        String undo = "call-1.1/historique/" + title.path("n").asLong() + "/annulation";
        TestServer.Answer undone = send("POST", undo, "\"2\"", "");
        assertThat(undone.json().path("document").path("titre").asText()).isEqualTo(before);
        assertThat(send("POST", undo, "*", "").status()).isEqualTo(409);
        assertThat(server.get("/api/search?q=autre%20titre").text()).doesNotContain("call-1.1");
    }

    @Test
    void a_change_of_nothing_keeps_the_version() {
        String title = sheet("call-1.4").path("titre").asText();
        TestServer.Answer same = send("PATCH", "call-1.4", "\"1\"", "{\"titre\":\"" + title + "\"}");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void what_does_not_fit_is_refused_naming_the_field() {
        refused("{\"tire\":\"x\"}", 400, "tire");
        refused("{\"titre\":null}", 422, "titre");
        refused("{\"titre\":\"" + "x".repeat(301) + "\"}", 422, "300");
        refused("{\"portee\":\"monde\"}", 422, "non_precise");
        refused("{\"annee_lancement\":1889}", 422, "1990");
        refused("{\"noeud\":\"cahc-orientation-1\"}", 422, "crte-call");
        refused("{\"communes\":[\"75056\"]}", 422, "75056");
        refused("{\"maitres_ouvrage\":[\"nasa\"]}", 422, "nasa");
        refused("{\"objets\":[{\"layer\":\"ev5\",\"id\":\"nulle-part\",\"role\":\"dessert\"}]}", 422, "nulle-part");
        refused("{\"cout_actualise_eur\":1.005}", 422, "centime");
        refused("{\"cout_actualise_eur\":1e999999999}", 422, "centime");
        refused("{\"annee_debut\":2025,\"annee_fin\":2021}", 422, "annee_fin");
        refused("[]", 400, "objet JSON");
        assertThat(server.send(server.request("/api/fiches/call-1.5", "If-Match", "*")
                                .method("PATCH", HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(401);
        assertThat(send("PATCH", "call-1.5", "", "{\"titre\":\"x\"}").status()).isEqualTo(428);
        assertThat(sheet("call-1.5").path("version").asInt()).isEqualTo(1);
    }

    @Test
    void of_two_writers_at_once_the_second_gets_both_versions() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<TestServer.Answer> one = () -> send("PATCH", "call-2.2", "\"1\"", "{\"titre\":\"Un\"}");
            Callable<TestServer.Answer> two = () -> send("PATCH", "call-2.2", "\"1\"", "{\"titre\":\"Deux\"}");
            List<Future<TestServer.Answer>> both = threads.invokeAll(List.of(one, two));
            TestServer.Answer first = both.get(0).get();
            TestServer.Answer second = both.get(1).get();
            assertThat(List.of(first.status(), second.status())).containsExactlyInAnyOrder(200, 412);
            JsonNode stale = (first.status() == 412 ? first : second).json();
            String kept = sheet("call-2.2").path("titre").asText();
            assertThat(stale.path("version_actuelle").asInt()).isEqualTo(2);
            assertThat(stale.path("fiche").path("titre").asText()).isEqualTo(kept);
            assertThat(stale.path("envoye").path("titre").asText()).isNotEqualTo(kept);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void geometry_and_search_follow_the_links() {
        TestServer.Answer done = send(
                "PATCH", "call-3.1", "*", "{\"communes\":[\"62498\"],\"objets\":[],\"cout_actualise_eur\":1200.50}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(database.database()
                        .find(
                                Sql.of(
                                        "SELECT f.geom_origine, f.communes::text, ST_Equals(f.geom, c.geom), f.recherche ~ 'lens'"
                                                + " FROM fiche f, commune c WHERE f.id = 'call-3.1' AND c.insee = '62498'"),
                                row -> row.getString(1) + row.getString(2) + row.getBoolean(3) + row.getBoolean(4)))
                .hasValue("communes{62498}truetrue");
        assertThat(sheet("call-3.1").path("montant_total_eur").decimalValue()).isEqualByComparingTo("1200.50");
    }

    @Test
    void an_archived_fiche_leaves_every_list_and_comes_back() {
        JsonNode contract = server.get("/api/contrats/crte-cahc").json();
        String misspelt = "/api/recherche?q=voirie%20albert%20carrre"; // found by likeness
        assertThat(server.get(misspelt).text()).contains("\"cahc-02\"");
        TestServer.Answer done = send("DELETE", "cahc-02", "\"1\"", "");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("archivee_le").asText()).startsWith("20");
        assertThat(server.get("/api/fiches?contrat=crte-cahc&limit=100")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(23);
        assertThat(server.get("/api/contrats/crte-cahc")
                        .json()
                        .path("fiches")
                        .path("nombre")
                        .asInt())
                .isEqualTo(contract.path("fiches").path("nombre").asInt() - 1);
        assertThat(server.get("/ogc/collections/fiches/items/cahc-02").status()).isEqualTo(404);
        assertThat(server.get("/api/communes/62427").text()).doesNotContain("\"cahc-02\"");
        assertThat(server.get(misspelt).text()).doesNotContain("\"cahc-02\"");
        JsonNode archived = server.get("/api/fiches?archivees=true").json();
        assertThat(archived.path("items").findValuesAsText("id")).containsExactly("cahc-02");
        assertThat(send("PATCH", "cahc-02", "*", "{\"titre\":\"x\"}").status()).isEqualTo(409);
        assertThat(send("POST", "cahc-02/restauration", "\"2\"", "")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(3);
        assertThat(server.get("/api/fiches?contrat=crte-cahc")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(24);
    }

    @Test
    void a_fiche_created_has_an_address_and_a_taken_number_is_refused() {
        String body = """
                {"contrat":"crte-call","numero":"6.1","titre":"Une action nouvelle","noeud":"call-axe-1",
                 "description":"Essai","communes":["62498"],"maitres_ouvrage":["call"]}""";
        TestServer.Answer made = server.post("/api/fiches", body, "Authorization", key);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/api/fiches/call-6.1");
        JsonNode sheet = sheet("call-6.1");
        assertThat(sheet.path("origine").asText()).isEqualTo("saisie");
        assertThat(sheet.path("statut").asText()).isEqualTo("en_maturation");
        assertThat(server.post("/api/fiches", body, "Authorization", key).status())
                .isEqualTo(409);
        assertThat(server.get("/api/parties?q=call").json().path("items").findValuesAsText("code"))
                .contains("call");
    }

    private static void refused(String body, int status, String said) {
        TestServer.Answer answer = send("PATCH", "call-1.5", "*", body);
        assertThat(answer.status()).as(body + answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).as(body).contains(said);
    }

    private static JsonNode entry(JsonNode history, String field) {
        for (JsonNode item : history.path("items")) {
            if (item.path("champ").asText().equals(field)) {
                return item;
            }
        }
        throw new IllegalStateException(history.toString());
    }

    private static JsonNode sheet(String id) {
        return server.get("/api/fiches/" + id).json();
    }

    /** {@code seen}: If-Match; empty: none. */
    private static TestServer.Answer send(String method, String path, String seen, String body) {
        HttpRequest.Builder request = server.request("/api/fiches/" + path, "Authorization", key)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return server.send(seen.isEmpty() ? request : request.header("If-Match", seen));
    }
}
