package fr.archipel.committee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meetings, items and decisions; each test writes on a meeting and a fiche of its own. */
class CommitteeApiTest {
    private static TestDatabase database;
    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        key = "Bearer " + new KeyStore(database.database()).create("Marie").text();
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_meeting_is_prepared_and_found_again_as_its_description_says() {
        Answer made = create("cotech", "COTECH de juin", "2024-06-10");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        String at = made.json().path("href").asText();
        assertThat(made.header("Location")).endsWith(at);
        JsonNode committee = server.get(at).json();
        assertThat(committee.path("nature_titre").asText()).isEqualTo("Comité technique");
        assertThat(committee.path("etat").asText()).isEqualTo("prepare");
        assertThat(committee.path("auteur").asText()).isEqualTo("Marie");
        JsonNode document = server.get("/ogc/api").json();
        item(at, "{\"titre\":\"Point\",\"fiche\":\"call-1.1\",\"demande\":\"Voir\"}");
        assertThat(DescribedAnswer.faults(
                        document, "/api/comites/{id}", server.get(at).json()))
                .isEmpty();
        assertThat(DescribedAnswer.faults(
                        document, "/api/comites", server.get("/api/comites").json()))
                .isEmpty();
        assertThat(DescribedAnswer.faults(
                        document,
                        "/api/comites/{id}/historique",
                        server.get(at + "/historique").json()))
                .isEmpty();
    }

    @Test
    void a_decision_changes_the_fiche_by_the_rules_of_its_life_and_undo_takes_it_back() {
        String before = statut("call-1.2");
        String at = create("copil", "COPIL", "2024-09-12").json().path("href").asText();
        long n = item(at, "{\"titre\":\"Abandon\",\"fiche\":\"call-1.2\",\"statut_demande\":\"abandonnee\"}");
        Answer decided = write(
                "POST",
                at + "/points/" + n + "/decision",
                "{\"statut\":\"abandonnee\",\"statut_avant\":\"%s\",\"releve\":\"Projet sans suite.\"}"
                        .formatted(before),
                "\"2\"");
        assertThat(decided.status()).as(decided.text()).isEqualTo(201);
        JsonNode point = decided.json().path("points").get(0);
        assertThat(point.path("decision").path("statut_avant").asText()).isEqualTo(before);
        assertThat(point.path("decision").path("date_decision").asText()).isEqualTo("2024-09-12");
        assertThat(statut("call-1.2")).isEqualTo("abandonnee");
        JsonNode suivi = server.get("/api/fiches/call-1.2/suivi").json();
        assertThat(suivi.path("decisions").toString())
                .contains("\"instance\":\"copil\"")
                .contains("Projet sans suite.");
        // La veille du comité, la fiche n'était pas abandonnée.
        assertThat(server.get("/api/fiches/call-1.2/suivi?date=2024-09-11")
                        .json()
                        .path("statut")
                        .asText())
                .isEqualTo(before);
        JsonNode last = server.get(at + "/historique").json().path("items").get(0);
        assertThat(last.path("phrase").asText()).contains("à « abandonnée »");
        Answer undone = write("POST", at + "/historique/" + last.path("n").asLong() + "/annulation", "", "*");
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.json().path("points").get(0).path("decision").isNull())
                .isTrue();
        assertThat(statut("call-1.2")).isEqualTo(before);
        assertThat(server.get("/api/fiches/call-1.2/historique")
                        .json()
                        .path("items")
                        .get(0)
                        .path("operation")
                        .asText())
                .isEqualTo("annulation_decision");
        assertThat(write("POST", at + "/historique/" + last.path("n").asLong() + "/annulation", "", "*")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void what_the_rules_refuse_leaves_neither_a_decision_nor_a_text() {
        String at = create("cotech", "COTECH", "2024-10-01").json().path("href").asText();
        long n = item(at, "{\"titre\":\"Abandon\",\"fiche\":\"call-1.3\"}");
        // Abandonner se décide en COPIL seul (transition_statut).
        Answer refused = write(
                "POST", at + "/points/" + n + "/decision", "{\"statut\":\"abandonnee\",\"releve\":\"Non.\"}", "*");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("instance");
        JsonNode committee = server.get(at).json();
        assertThat(committee.path("version").asInt()).isEqualTo(2);
        assertThat(committee.path("points").get(0).path("releve").isNull()).isTrue();
        assertThat(committee.path("points").get(0).path("suites").toString()).doesNotContain("abandonnee");
        Answer moved = write(
                "POST",
                at + "/points/" + n + "/decision",
                "{\"statut\":\"engagee\",\"statut_avant\":\"realisee\"}",
                "*");
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.text()).contains("entre-temps");
    }

    @Test
    void a_decision_cancelled_on_the_fiche_is_shown_cancelled_on_the_meeting() {
        String at = create("copil", "COPIL", "2024-11-05").json().path("href").asText();
        long n = item(at, "{\"titre\":\"Abandon\",\"fiche\":\"call-2.2\"}");
        JsonNode decision = write("POST", at + "/points/" + n + "/decision", "{\"statut\":\"abandonnee\"}", "*")
                .json()
                .path("points")
                .get(0)
                .path("decision");
        assertThat(write(
                                "DELETE",
                                "/api/fiches/call-2.2/decisions/"
                                        + decision.path("n").asLong(),
                                "",
                                "*")
                        .status())
                .isEqualTo(200);
        JsonNode point = server.get(at).json().path("points").get(0);
        assertThat(point.path("decision").path("annulee_le").isNull()).isFalse();
        // Le point attend de nouveau une décision.
        assertThat(write("POST", at + "/points/" + n + "/decision", "{\"statut\":\"abandonnee\"}", "*")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void items_keep_their_order_and_a_removed_one_comes_back_by_undo() {
        String at = create("cotech", "COTECH", "2025-02-03").json().path("href").asText();
        long first = item(at, "{\"titre\":\"Un\"}");
        item(at, "{\"titre\":\"Deux\"}");
        long third = item(at, "{\"titre\":\"Trois\"}");
        write("PATCH", at + "/points/" + third, "{\"rang\":1}", "*");
        assertThat(titles(at)).isEqualTo("Trois Un Deux ");
        write("DELETE", at + "/points/" + first, "", "*");
        assertThat(titles(at)).isEqualTo("Trois Deux ");
        long entry = server.get(at + "/historique")
                .json()
                .path("items")
                .get(0)
                .path("n")
                .asLong();
        assertThat(write("POST", at + "/historique/" + entry + "/annulation", "", "*")
                        .status())
                .isEqualTo(200);
        assertThat(titles(at)).isEqualTo("Trois Deux Un ");
        write("PATCH", at + "/points/" + first, "{\"compte_rendu\":\"Dit.\"}", "*");
        entry = server.get(at + "/historique")
                .json()
                .path("items")
                .get(0)
                .path("n")
                .asLong();
        write("POST", at + "/historique/" + entry + "/annulation", "", "*");
        assertThat(server.get(at)
                        .json()
                        .path("points")
                        .get(2)
                        .path("compte_rendu")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_write_on_an_old_version_changes_nothing() {
        String at = create("cotech", "COTECH", "2025-03-03").json().path("href").asText();
        assertThat(write("PATCH", at, "{\"lieu\":\"Lens\"}", "\"1\"").status()).isEqualTo(200);
        Answer second = write("PATCH", at, "{\"lieu\":\"Béthune\"}", "\"1\"");
        assertThat(second.status()).isEqualTo(412);
        assertThat(server.get(at).json().path("lieu").asText()).isEqualTo("Lens");
        assertThat(server.send(server.request(at, "Authorization", key)
                                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"lieu\":\"x\"}")))
                        .status())
                .isEqualTo(428);
        assertThat(server.post("/api/comites", "{}").status()).isEqualTo(401);
    }

    @Test
    void an_archived_meeting_is_not_written_on() {
        String at = create("cotech", "COTECH", "2025-04-03").json().path("href").asText();
        assertThat(write("PATCH", at, "{\"etat\":\"archive\"}", "*").status()).isEqualTo(200);
        assertThat(write("PATCH", at, "{\"lieu\":\"Lens\"}", "*").status()).isEqualTo(409);
        assertThat(write("POST", at + "/points", "{\"titre\":\"x\"}", "*").status())
                .isEqualTo(409);
        assertThat(write("PATCH", at, "{\"etat\":\"tenu\",\"lieu\":\"Lens\"}", "*")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nature\":\"bureau\",\"titre\":\"x\",\"date_comite\":\"2025-01-01\"} | nature",
                "{\"nature\":\"copil\",\"titre\":\" \",\"date_comite\":\"2025-01-01\"} | titre",
                "{\"nature\":\"copil\",\"titre\":\"x\",\"date_comite\":\"demain\"} | date_comite",
                "{\"nature\":\"copil\",\"titre\":\"x\",\"date_comite\":\"2025-01-01\",\"contrat\":\"crte-lens\"} | crte-call",
                "{\"nature\":\"copil\",\"titre\":\"x\",\"date_comite\":\"2099-01-01\",\"etat\":\"tenu\"} | etat",
            })
    void what_does_not_fit_is_told(String body, String told) {
        Answer answer = write("POST", "/api/comites", body, "*");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(told);
    }

    @Test
    void a_fiche_of_another_contract_is_not_on_the_agenda_and_a_local_committee_decides_nothing() {
        String at = create("clct", "CLCT", "2025-05-05").json().path("href").asText();
        assertThat(write("POST", at + "/points", "{\"titre\":\"x\",\"fiche\":\"cahc-01\"}", "*")
                        .status())
                .isEqualTo(422);
        long n = item(at, "{\"titre\":\"x\",\"fiche\":\"call-3.3\"}");
        assertThat(write("POST", at + "/points/" + n + "/decision", "{\"statut\":\"abandonnee\"}", "*")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_meeting_before_is_the_last_held_of_its_kind() {
        String first =
                create("copil", "COPIL 2023", "2023-01-10").json().path("id").asText();
        write("PATCH", "/api/comites/" + first, "{\"etat\":\"tenu\"}", "*");
        String other =
                create("cotech", "COTECH 2023", "2023-03-10").json().path("id").asText();
        write("PATCH", "/api/comites/" + other, "{\"etat\":\"tenu\"}", "*");
        create("copil", "COPIL jamais tenu", "2023-04-10");
        JsonNode next = create("copil", "COPIL suivant", "2023-06-10").json();
        assertThat(next.path("precedent").path("id").asText()).isEqualTo(first);
    }

    private static String titles(String at) {
        StringBuilder titles = new StringBuilder();
        server.get(at)
                .json()
                .path("points")
                .forEach(point -> titles.append(point.path("titre").asText()).append(' '));
        return titles.toString();
    }

    private static String statut(String fiche) {
        return database.database()
                .find(Sql.of("SELECT statut FROM fiche WHERE id = ?", fiche), row -> row.getString(1))
                .orElseThrow();
    }

    private static Answer create(String nature, String title, String day) {
        return write(
                "POST",
                "/api/comites",
                "{\"contrat\":\"crte-call\",\"nature\":\"%s\",\"titre\":\"%s\",\"date_comite\":\"%s\"}"
                        .formatted(nature, title, day),
                "*");
    }

    private static long item(String at, String body) {
        Answer answer = write("POST", at + "/points", body, "*");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode points = answer.json().path("points");
        return points.get(points.size() - 1).path("n").asLong();
    }

    private static Answer write(String method, String path, String body, String version) {
        return server.send(server.request(path, "Authorization", key, "If-Match", version)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
