package fr.archipel.scot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A friche and its register follow each other, whoever writes and on which side. */
class FricheRegisterTest {
    private static final String FRICHE = "friche-noroxo";
    private static final String ITEM = "/ogc/collections/friches/items/" + FRICHE;
    private static final String SETTLED = "{'friche': '" + FRICHE
            + "', 'qualification': '%s', 'decideur': 'DDTM 62', 'date_decision': '2025-03-01', 'preuve': '%s'}";

    private final TestDatabase test = TestDatabase.loaded();
    private final Database database = test.database();
    private TestServer server;
    private String key;

    @BeforeEach
    void start() {
        server = TestServer.on(database);
        key = "Bearer " + new KeyStore(database).create("Marie").text();
    }

    @AfterEach
    void stop() {
        server.close();
        test.close();
    }

    @Test
    void an_entry_is_the_friche_s_value_its_layer_s_version_and_its_history() {
        long version = version();
        String href = enter(SETTLED.formatted("enaf", "Orthophoto 2021"));
        JsonNode values = server.get(ITEM).json().path("properties");
        assertThat(values.path("qualification").asText()).isEqualTo("enaf");
        assertThat(values.path("qualification_auteur").asText()).isEqualTo("DDTM 62");
        assertThat(values.path("qualification_date").asText()).isEqualTo("2025-03-01");
        assertThat(values.path("qualification_preuve").asText()).isEqualTo("Orthophoto 2021");
        assertThat(version()).isGreaterThan(version);
        assertThat(history()).contains("Marie", "qualification_preuve", "Orthophoto 2021");
        assertThat(server.get(href).json().path("en_vigueur").asBoolean()).isTrue();
        assertThat(server.get(href).json().path("auteur").asText()).isEqualTo("Marie");
        assertThat(count()).as("the friche does not answer back").isEqualTo(1);
    }

    @Test
    void annulling_brings_the_former_qualification_back_and_the_last_leaves_it_to_be_settled() {
        String first = enter(SETTLED.formatted("urbanisee", "Photo"));
        String second = enter(SETTLED.formatted("enaf", "Étude"));
        assertThat(server.get(first).json().path("en_vigueur").asBoolean()).isFalse();
        post(second + "/annulation", "{'motif': 'Étude retirée'}");
        assertThat(qualification()).isEqualTo("urbanisee");
        assertThat(server.get(first).json().path("en_vigueur").asBoolean()).isTrue();
        post(second + "/retablissement", "");
        assertThat(qualification()).isEqualTo("enaf");
        post(second + "/annulation", "{'motif': 'Étude retirée'}");
        post(first + "/annulation", "{'motif': 'Erreur'}");
        assertThat(qualification()).isEqualTo("a_trancher");
        assertThat(server.get(ITEM)
                        .json()
                        .at("/properties/qualification_auteur")
                        .isNull())
                .isTrue();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void a_friche_edited_as_a_feature_is_entered_in_the_register() {
        Answer edited = edit(
                "{'type': 'Feature', 'properties': {'qualification': 'urbanisee', 'qualification_auteur': 'CALL', 'qualification_date': '2024-02-01', 'qualification_preuve': 'Visite'}}");
        assertThat(edited.status()).as(edited.text()).isLessThan(300);
        JsonNode entry = server.get("/api/registres/qualifications?friche=" + FRICHE)
                .json()
                .at("/items/0");
        assertThat(entry.path("qualification").asText()).isEqualTo("urbanisee");
        assertThat(entry.path("decideur").asText()).isEqualTo("CALL");
        assertThat(entry.path("en_vigueur").asBoolean()).isTrue();
        edit("{'type': 'Feature', 'properties': {'projet': 'Autre chose'}}");
        assertThat(count()).as("another value is no qualification").isEqualTo(1);
        edit("{'type': 'Feature', 'properties': {'qualification': 'a_trancher'}}");
        assertThat(count()).isEqualTo(2);
        post("/api/registres/qualifications/" + last() + "/annulation", "{'motif': 'Tranché en fait'}");
        assertThat(qualification()).isEqualTo("urbanisee");
        assertThat(server.get(ITEM)
                        .json()
                        .at("/properties/qualification_preuve")
                        .asText())
                .isEqualTo("Visite");
    }

    @Test
    void blank_words_settle_nothing_and_long_ones_stay_whole_in_the_friche() {
        Answer blank = edit(
                "{'type': 'Feature', 'properties': {'qualification': 'urbanisee', 'qualification_auteur': ' ', 'qualification_date': '2024-02-01', 'qualification_preuve': 'Visite'}}");
        assertThat(blank.status()).as(blank.text()).isEqualTo(422);
        assertThat(qualification()).isEqualTo("a_trancher");
        String proof = "é".repeat(2500);
        edit(
                "{'type': 'Feature', 'properties': {'qualification': 'urbanisee', 'qualification_auteur': 'CALL', 'qualification_date': '2024-02-01', 'qualification_preuve': '"
                        + proof + "'}}");
        assertThat(server.get(ITEM)
                        .json()
                        .at("/properties/qualification_preuve")
                        .asText())
                .isEqualTo(proof);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_friche_deleted_and_brought_back_is_what_its_register_says() {
        database.update(Sql.of("DELETE FROM fiche_objet WHERE layer = 'friches' AND objet_id = ?", FRICHE));
        enter(SETTLED.formatted("urbanisee", "Photo"));
        Answer deleted = server.send(server.request(ITEM, "Authorization", key).DELETE());
        assertThat(deleted.status()).as(deleted.text()).isLessThan(300);
        JsonNode orphan =
                server.get("/api/registres/qualifications?friche=" + FRICHE).json();
        assertThat(orphan.at("/items/0/friche/nom").isNull()).isTrue();
        assertThat(orphan.path("numberMatched").asInt()).isEqualTo(1);
        long n = database.find(
                        Sql.of("SELECT max(id) FROM journal WHERE sujet = 'objet' AND operation = 'suppression'"),
                        row -> row.getLong(1))
                .orElseThrow();
        Answer undone = post("/api/objets/friches/" + FRICHE + "/historique/" + n + "/annulation", "");
        assertThat(undone.status()).as(undone.text()).isLessThan(300);
        assertThat(qualification()).isEqualTo("urbanisee");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void of_qualifications_sent_at_once_none_is_lost_and_the_friche_is_the_last() {
        List<CompletableFuture<Answer>> sent = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i % 2 == 0
                        ? post(
                                "/api/registres/qualifications",
                                SETTLED.formatted(i % 4 == 0 ? "enaf" : "urbanisee", "Preuve " + i))
                        : edit(
                                "{'type': 'Feature', 'properties': {'qualification': 'enaf', 'qualification_auteur': 'CALL', 'qualification_date': '2024-02-01', 'qualification_preuve': 'Visite "
                                        + i + "'}}")))
                .toList();
        assertThat(sent.stream().map(CompletableFuture::join))
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isLessThan(300));
        assertThat(count()).isEqualTo(8);
        JsonNode entry = server.get("/api/registres/qualifications/" + last()).json();
        assertThat(entry.path("preuve").asText())
                .isEqualTo(server.get(ITEM)
                        .json()
                        .at("/properties/qualification_preuve")
                        .asText());
    }

    private String enter(String body) {
        Answer answer = post("/api/registres/qualifications", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("href").asText();
    }

    private String qualification() {
        return server.get(ITEM).json().at("/properties/qualification").asText();
    }

    private String history() {
        return server.get("/api/objets/friches/" + FRICHE + "/historique").text();
    }

    private int count() {
        return database.find(
                        Sql.of("SELECT count(*) FROM friche_qualification WHERE friche = ?", FRICHE),
                        row -> row.getInt(1))
                .orElseThrow();
    }

    private long last() {
        return database.find(
                        Sql.of("SELECT max(id) FROM friche_qualification WHERE friche = ?", FRICHE),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private long version() {
        return database.find(
                        Sql.of("SELECT version FROM version_couche WHERE layer = 'friches'"), row -> row.getLong(1))
                .orElseThrow();
    }

    private Answer post(String path, String body) {
        return send("POST", path, body, "application/json");
    }

    private Answer edit(String body) {
        return send("PATCH", ITEM, body, "application/merge-patch+json");
    }

    private Answer send(String method, String path, String body, String type) {
        return server.send(server.request(path, "Authorization", key)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
