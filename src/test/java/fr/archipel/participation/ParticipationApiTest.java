package fr.archipel.participation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyGate;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.http.Server;
import fr.archipel.metadata.Contact;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An idea from its author's hand to its end, over the real service. */
class ParticipationApiTest {
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static final String IDEAS = "/api/participation/idees";
    private static final String LENS =
            "{'theme': 'bouger', 'titre': 'Un passage', 'texte': %s, 'position': [2.8317, 50.4289]}";
    private static TestServer server;
    private static JsonNode document;
    private static String key;

    @BeforeAll
    static void start() {
        server = TestServer.of(Server.start("127.0.0.1", 0, rooms(new Settings(true, 90, 24, 1_000, 2_000, 40, 0))));
        document = TestServer.shared().get("/ogc/api").json();
        key = "Bearer " + new KeyStore(TEST.database()).create("Marie").text();
    }

    private static List<fr.archipel.request.Routes> rooms(Settings settings) {
        return ParticipationRooms.all(
                TEST.database(),
                new KeyGate(new KeyStore(TEST.database())),
                settings,
                new Contact("Service SIG", "sig@exemple.fr"),
                Clock.systemUTC());
    }

    @BeforeEach
    void forget() {
        TEST.database().update(Sql.of("DELETE FROM idee"));
    }

    @AfterAll
    static void stop() {
        server.close();
        TEST.close();
    }

    @Test
    void an_idea_waits_then_is_published_answered_and_taken_away_by_its_author() {
        JsonNode sent = send("'Relier la gare à l’EV5. Voir www.exemple.fr'").json();
        long id = sent.path("id").asLong();
        assertThat(server.get(IDEAS).json().path("numberMatched").asInt()).isZero();
        assertThat(server.get(IDEAS + "/" + id).status()).isEqualTo(404);
        JsonNode own = own(sent);
        assertThat(DescribedAnswer.faults(document, "/api/participation/suivi", own))
                .isEmpty();
        assertThat(own.path("etat").asText()).isEqualTo("en_attente");
        assertThat(own.at("/commune/nom").asText()).isEqualTo("Lens");

        JsonNode queue = server.get("/api/participation/moderation?etat=en_attente", "Authorization", key)
                .json();
        assertThat(DescribedAnswer.faults(document, "/api/participation/moderation", queue))
                .isEmpty();
        assertThat(queue.at("/items/0/alertes/0").asText()).isEqualTo("un lien");
        assertThat(queue.at("/etats/en_attente").asInt()).isEqualTo(1);

        Answer published = decide(id, "'decision': 'publier', 'version': 1");
        assertThat(published.json().at("/decisions/0/auteur").asText()).isEqualTo("Marie");
        Answer answered = write(
                "PUT", IDEAS + "/" + id + "/reponse", "{'texte': 'C’est étudié.', 'fiche': 'call-2.1', 'version': 2}");
        assertThat(DescribedAnswer.faults(document, "/api/participation/idees/{id}/moderation", answered.json()))
                .isEmpty();
        JsonNode list = server.get(IDEAS + "?commune=62498&theme=bouger&fiche=call-2.1&bbox=2.8,50.4,2.9,50.5")
                .json();
        assertThat(DescribedAnswer.faults(document, IDEAS, list)).isEmpty();
        JsonNode idea = list.at("/items/0");
        assertThat(idea.path("texte").asText()).isEqualTo("Relier la gare à l’EV5. Voir [lien masqué]");
        assertThat(idea.at("/reponse/texte").asText()).isEqualTo("C’est étudié.");
        assertThat(idea.at("/fiche/id").asText()).isEqualTo("call-2.1");
        assertThat(idea.at("/position/0").asDouble()).isBetween(2.8316, 2.8318);
        assertThat(DescribedAnswer.faults(
                        document, IDEAS + "/{id}", server.get(IDEAS + "/" + id).json()))
                .isEmpty();
        JsonNode feature = server.get(IDEAS + "?f=geojson").json().at("/features/0");
        assertThat(feature.at("/geometry/coordinates/1").asDouble()).isBetween(50.4288, 50.4290);
        assertThat(feature.at("/properties/theme").asText()).isEqualTo("bouger");
        assertThat(server.get(IDEAS + "?bbox=0,0,1,1")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isZero();

        assertThat(code("/api/participation/retrait", sent)
                        .json()
                        .path("effacee")
                        .asBoolean())
                .isTrue();
        assertThat(server.get(IDEAS).json().path("numberMatched").asInt()).isZero();
        assertThat(code("/api/participation/suivi", sent).status()).isEqualTo(404);
        assertThat(count("SELECT count(*) FROM idee_decision")).isZero();
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE sujet = 'participation' AND sujet_id = '%d'".formatted(id)))
                .isEqualTo(3);
        assertThat(count("SELECT count(*) FROM journal WHERE apres::text LIKE '%gare%' AND sujet = 'participation'"))
                .isZero();
    }

    @Test
    void a_decision_is_undone_and_two_moderators_do_not_overwrite_each_other() {
        JsonNode sent = send("'Un banc'").json();
        long id = sent.path("id").asLong();
        assertThat(decide(id, "'decision': 'refuser', 'version': 1").status()).isEqualTo(422);
        assertThat(decide(id, "'decision': 'refuser', 'motif': 'Hors sujet', 'version': 1")
                        .status())
                .isEqualTo(200);
        assertThat(own(sent).path("motif").asText()).isEqualTo("Hors sujet");
        Answer late = decide(id, "'decision': 'publier', 'version': 1");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("detail").asText()).contains("elle est maintenant « Refusée »");
        assertThat(decide(id, "'decision': 'refuser', 'motif': 'Encore', 'version': 2")
                        .status())
                .isEqualTo(409);
        Answer undone = write("POST", IDEAS + "/" + id + "/moderation/annulation", "{'version': 2}");
        assertThat(undone.json().path("etat").asText()).isEqualTo("en_attente");
        assertThat(undone.json().path("motif").isNull()).isTrue();
        assertThat(undone.json().path("decide_le").isNull()).isTrue();
        assertThat(undone.json().at("/decisions/0/annulee").asBoolean()).isTrue();
        assertThat(write("POST", IDEAS + "/" + id + "/moderation/annulation", "{'version': 3}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void an_idea_about_a_whole_commune_says_so() {
        Answer answer = server.post(IDEAS, "{\"theme\": \"autre\", \"texte\": \"Des arbres\", \"commune\": \"62413\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        decide(answer.json().path("id").asLong(), "'decision': 'publier', 'version': 1");
        JsonNode idea = server.get(IDEAS).json().at("/items/0");
        assertThat(idea.path("lieu").asText()).isEqualTo("commune");
        assertThat(idea.at("/commune/nom").asText()).isEqualTo("Harnes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'theme': 'bouger', 'texte': 'T', 'position': [2.35, 48.85]} | 422 | hors du territoire",
                "{'theme': 'bouger', 'texte': 'T', 'position': [50.43, 2.83]} | 422 | inversées",
                "{'theme': 'bouger', 'texte': 'T', 'position': [2.83]} | 422 | comme [2.83, 50.43]",
                "{'theme': 'bouger', 'texte': 'T', 'commune': '75056'} | 422 | du territoire",
                "{'theme': 'bouger', 'texte': 'T', 'commune': '62413', 'position': [2.83, 50.43]} | 422 | l'un des deux",
                "{'theme': 'bouger', 'texte': 'T'} | 422 | l'un des deux",
                "{'theme': 'voler', 'texte': 'T', 'commune': '62413'} | 422 | bouger, travailler",
                "{'theme': 'bouger', 'commune': '62413'} | 422 | un texte de 1 à 600",
                "{'theme': 'bouger', 'texte': 'T', 'commune': '62413', 'site': 'http://a'} | 422 | un piège",
                "{'theme': 'bouger', 'texte': 'T', 'commune': '62413', 'nom': 'Jean'} | 400 | « nom » est inconnu",
                "[] | 400 | un objet JSON"
            })
    void what_does_not_do_is_refused_in_words(String body, int status, String sentence) {
        Answer answer = server.post(IDEAS, body.replace('\'', '"').replace("l\"un", "l'un"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(sentence);
        assertThat(count("SELECT count(*) FROM idee")).isZero();
    }

    @Test
    void a_text_too_long_a_body_too_large_and_a_queue_too_long_are_refused() {
        assertThat(send("'" + "a".repeat(601) + "'").status()).isEqualTo(422);
        assertThat(send("'" + "a".repeat(9_000) + "'").status()).isEqualTo(413);
        for (int i = 0; i < 40; i++) {
            assertThat(send("'" + "é".repeat(600) + "'").status()).isEqualTo(201);
        }
        assertThat(send("'Une de trop'").status()).isEqualTo(503);
    }

    @Test
    void one_client_is_told_to_wait_when_it_sends_too_much_and_what_was_refused_is_not_counted() {
        try (TestServer strict =
                TestServer.of(Server.start("127.0.0.1", 0, rooms(new Settings(true, 90, 24, 2, 3, 100, 1))))) {
            assertThat(from(strict, "1.1.1.1", "[2.35, 48.85]").status()).isEqualTo(422);
            assertThat(from(strict, "1.1.1.1", "[2.8317, 50.4289]").status()).isEqualTo(201);
            assertThat(from(strict, "1.1.1.1", "[2.8317, 50.4289]").status()).isEqualTo(201);
            Answer third = from(strict, "9.9.9.9, 1.1.1.1", "[2.8317, 50.4289]");
            assertThat(third.status()).isEqualTo(429);
            assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(3_500, 3_600);
            assertThat(third.json().path("detail").asText()).contains("Réessayez dans 60 minutes");
            assertThat(from(strict, "2.2.2.2", "[2.8317, 50.4289]").status()).isEqualTo(201);
            assertThat(from(strict, "3.3.3.3", "[2.8317, 50.4289]").status()).isEqualTo(429);
        }
    }

    @Test
    void a_forwarded_address_is_not_believed_unless_told_to() {
        try (TestServer strict =
                TestServer.of(Server.start("127.0.0.1", 0, rooms(new Settings(true, 90, 24, 1, 9, 100, 0))))) {
            assertThat(from(strict, "1.1.1.1", "[2.8317, 50.4289]").status()).isEqualTo(201);
            assertThat(from(strict, "2.2.2.2", "[2.8317, 50.4289]").status()).isEqualTo(429);
        }
    }

    @Test
    void what_is_past_its_time_is_deleted_and_the_rest_stays() {
        long waiting = send("'Attend'").json().path("id").asLong();
        long old = send("'Attend depuis longtemps'").json().path("id").asLong();
        long published = send("'Publiée'").json().path("id").asLong();
        long gone = send("'Publiée il y a deux ans'").json().path("id").asLong();
        for (long id : List.of(published, gone)) {
            decide(id, "'decision': 'publier', 'version': 1");
        }
        TEST.database().update(Sql.of("UPDATE idee SET depose_le = now() - interval '91 days' WHERE id <> ?", waiting));
        TEST.database().update(Sql.of("UPDATE idee SET publiee_le = now() - interval '25 months' WHERE id = ?", gone));
        assertThat(new PurgeStore(TEST.database(), Settings.USUAL).purge()).isEqualTo(2);
        assertThat(TEST.database().list(Sql.of("SELECT id FROM idee ORDER BY id"), row -> row.getLong(1)))
                .containsExactly(waiting, published)
                .doesNotContain(old);
    }

    @Test
    void a_closed_participation_shows_what_is_published_and_takes_nothing() {
        long id = send("'Avant'").json().path("id").asLong();
        decide(id, "'decision': 'publier', 'version': 1");
        try (TestServer closed =
                TestServer.of(Server.start("127.0.0.1", 0, rooms(new Settings(false, 90, 24, 9, 9, 100, 0))))) {
            JsonNode terms = closed.get("/api/participation").json();
            assertThat(DescribedAnswer.faults(document, "/api/participation", terms))
                    .isEmpty();
            assertThat(terms.path("ouverte").asBoolean()).isFalse();
            assertThat(terms.path("publiees").asInt()).isEqualTo(1);
            assertThat(terms.at("/responsable/nom").asText()).isEqualTo("Service SIG");
            assertThat(closed.get(IDEAS).json().path("numberMatched").asInt()).isEqualTo(1);
            assertThat(from(closed, "1.1.1.1", "[2.8317, 50.4289]").status()).isEqualTo(503);
        }
    }

    @Test
    void moderation_needs_a_key_and_leaves_as_a_table() {
        send("'=HYPERLINK(\\\"http://a\\\")'");
        assertThat(server.get("/api/participation/moderation").status()).isEqualTo(401);
        assertThat(server.post(IDEAS + "/1/moderation", "{}").status()).isEqualTo(401);
        assertThat(server.post(IDEAS + "/1/moderation/annulation", "{}").status())
                .isEqualTo(401);
        assertThat(server.send(server.request(IDEAS + "/1/reponse")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(401);
        Answer csv = server.get("/api/participation/moderation?f=csv", "Authorization", key);
        assertThat(csv.header("Content-Disposition")).contains("participation.csv");
        assertThat(csv.text())
                .contains("En attente")
                .contains("Lens")
                .doesNotContain(";=HYPER")
                .doesNotContain(",=HYPER");
        Answer xlsx = server.get("/api/participation/moderation?f=xlsx", "Authorization", key);
        assertThat(xlsx.response().body()).startsWith('P', 'K');
    }

    private static Answer send(String text) {
        return server.post(IDEAS, LENS.formatted(text).replace('\'', '"'));
    }

    private static Answer from(TestServer to, String forwarded, String position) {
        return to.send(to.request(IDEAS, "X-Forwarded-For", forwarded)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"theme\": \"autre\", \"texte\": \"T\", \"position\": " + position + "}")));
    }

    private static Answer decide(long id, String members) {
        return write("POST", IDEAS + "/" + id + "/moderation", "{" + members + "}");
    }

    private static Answer write(String method, String path, String body) {
        return server.send(server.request(path, "Authorization", key, "Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private static JsonNode own(JsonNode sent) {
        return code("/api/participation/suivi", sent).json();
    }

    private static Answer code(String path, JsonNode sent) {
        return server.post(path, "{\"code\": \"" + sent.path("code").asText() + "\"}");
    }

    private static long count(String sql) {
        return TEST.database().find(Sql.of(sql), row -> row.getLong(1)).orElseThrow();
    }
}
