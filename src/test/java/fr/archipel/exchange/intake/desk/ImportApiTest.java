package fr.archipel.exchange.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file handed in over HTTP: received, examined in the background, asked otherwise, told, decided, forgotten. */
class ImportApiTest {
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[2.80,50.42],[2.802,50.42],[2.802,50.422],[2.80,50.422],[2.80,50.42]]]}";
    private static final String BOW_TIE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[2.81,50.42],[2.812,50.422],[2.812,50.42],[2.81,50.422],[2.81,50.42]]]}";

    private static TestDatabase database;
    private static TestServer server;
    private static Deposit deposit;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        // What other runs left waits for a decision too.
        ImportFiles files = new ImportFiles(Path.of("target", "state", "imports"));
        files.listIds().forEach(files::discard);
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        deposit = new Deposit(server);
        document = server.get("/ogc/api").json();
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static byte[] file(String... features) {
        return ("{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String feature(String name, String status, String geometry) {
        return """
                {"type":"Feature","properties":{"site_nom":"%s","site_type":"friche industrielle","site_statut":"%s"},"geometry":%s}""".formatted(name, status, geometry);
    }

    private static JsonNode received(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private static JsonNode trial() {
        return received(
                deposit.send(
                        "essai.geojson",
                        file(
                                feature("Ancienne filature", "friche sans projet", SQUARE),
                                feature("Fosse 12", "sans projet du tout", SQUARE),
                                feature("Ancienne cokerie", "friche avec projet", BOW_TIE)),
                        "{\"cible\":\"friches\",\"reparer\":false}"),
                201);
    }

    @Test
    void a_file_is_examined_and_everything_found_is_told() {
        JsonNode trial = trial();
        assertThat(faults("/api/imports/{id}", trial)).isEmpty();
        assertThat(trial.path("etat").asText()).isEqualTo("pret");
        assertThat(trial.at("/cible/id").asText()).isEqualTo("friches");
        assertThat(trial.at("/comptes/lues").asInt()).isEqualTo(3);
        assertThat(trial.path("regles").findValuesAsText("regle")).contains("code-inconnu", "geometrie-invalide");
        assertThat(trial.path("progression").isNull()).isTrue();
        String id = trial.path("id").asText();
        assertThat(deposit.get(id)).isEqualTo(trial);

        JsonNode problems = server.get("/api/imports/" + id + "/problemes?regle=code-inconnu")
                .json();
        assertThat(faults("/api/imports/{id}/problemes", problems)).isEmpty();
        assertThat(problems.path("numberMatched").asInt()).isOne();
        assertThat(problems.at("/items/0/ligne").asInt()).isEqualTo(2);
        assertThat(problems.at("/items/0/valeur").asText()).isEqualTo("sans projet du tout");
        assertThat(frichesNamed("Fosse 12")).isZero();
    }

    @Test
    void findings_come_page_after_page() {
        String id = trial().path("id").asText();
        String first = "/api/imports/" + id + "/problemes?limit=1";
        JsonNode page = server.get(first).json();
        int matched = page.path("numberMatched").asInt();
        assertThat(matched).isGreaterThan(1);
        int seen = 0;
        for (String next = first; !next.isEmpty(); seen++) {
            JsonNode each = server.get(next).json();
            assertThat(each.path("items")).hasSize(1);
            assertThat(each.path("numberMatched").asInt()).isEqualTo(matched);
            next = "";
            for (JsonNode link : each.path("links")) {
                if (link.path("rel").asText().equals("next")) {
                    next = link.path("href").asText().replaceFirst("^https?://[^/]+", "");
                }
            }
        }
        assertThat(seen).isEqualTo(matched);
    }

    @Test
    void other_options_examine_the_same_file_again() {
        String id = trial().path("id").asText();
        JsonNode repaired = received(deposit.patch(id, "{\"reparer\":true}"), 200);
        assertThat(repaired.path("regles").findValuesAsText("regle"))
                .contains("geometrie-reparee")
                .doesNotContain("geometrie-invalide");
        JsonNode corrected =
                received(deposit.patch(id, "{\"corrections\":{\"2\":{\"site_statut\":\"friche sans projet\"}}}"), 200);
        assertThat(corrected.path("regles").findValuesAsText("regle")).doesNotContain("code-inconnu");
        assertThat(corrected.at("/demande/reparer").asBoolean()).isTrue();
        assertThat(corrected.at("/comptes/rejetees").asInt()).isZero();
        JsonNode back = received(deposit.patch(id, "{\"corrections\":{\"2\":null}}"), 200);
        assertThat(back.path("regles").findValuesAsText("regle")).contains("code-inconnu");
    }

    @Test
    void the_report_is_a_page_a_document_and_a_map() {
        String id = trial().path("id").asText();
        Answer page = server.get("/api/imports/" + id + "/rapport");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.text())
                .contains("Import de « essai.geojson »", "Valeur hors de la liste de codes", "sans projet du tout")
                .contains("rien n&#39;est écrit");
        JsonNode whole = server.get("/api/imports/" + id + "/rapport?f=json").json();
        assertThat(whole.path("problemes").size())
                .isEqualTo(server.get("/api/imports/" + id + "/problemes")
                        .json()
                        .path("numberMatched")
                        .asInt());
        Answer map = server.get("/api/imports/" + id + "/rapport?f=geojson");
        assertThat(map.header("Content-Type")).startsWith("application/geo+json");
        JsonNode place = map.json().path("features").get(0);
        assertThat(place.at("/geometry/type").asText("Point")).isEqualTo("Point");
        assertThat(map.text()).contains("La géométrie");
        assertThat(server.get("/api/imports/" + id + "/rapport", "Accept", "image/png")
                        .status())
                .isEqualTo(406);
    }

    @Test
    void a_trial_is_forgotten_whole() {
        String id = trial().path("id").asText();
        assertThat(deposit.forget(id).status()).isEqualTo(204);
        assertThat(server.get("/api/imports/" + id).status()).isEqualTo(404);
        assertThat(deposit.forget(id).status()).isEqualTo(404);
        assertThat(Files.exists(Path.of("target", "state", "imports", id))).isFalse();
        assertThat(database.database()
                        .find(
                                Sql.of("SELECT count(*) FROM import_probleme WHERE import = ?", id),
                                row -> row.getLong(1)))
                .contains(0L);
    }

    @Test
    void the_answer_does_not_wait_for_the_examination() {
        Answer answer = deposit.send(
                "", "a.geojson", file(feature("A", "friche sans projet", SQUARE)), "{\"cible\":\"friches\"}");
        assertThat(answer.status()).isIn(201, 202);
        assertThat(answer.header("Location"))
                .endsWith("/api/imports/" + answer.json().path("id").asText());
    }

    @Test
    void a_file_that_cannot_be_read_says_why_and_stays_to_be_asked_otherwise() {
        JsonNode refused = received(
                deposit.send(
                        "photo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3, 0}, "{\"cible\":\"friches\"}"),
                201);
        assertThat(faults("/api/imports/{id}", refused)).isEmpty();
        assertThat(refused.path("etat").asText()).isEqualTo("refuse");
        assertThat(refused.path("motif").asText()).contains("GeoPackage");
        assertThat(refused.path("comptes").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"cibles\":\"friches\"} | le membre « cibles » est inconnu",
                "422 | {\"cible\":\"nulle-part\"} | « nulle-part »",
                "422 | {\"crs\":\"Lambert\"} | un code EPSG",
                "422 | {\"absents\":\"oublier\"} | garder, supprimer",
                "422 | {\"reparer\":\"oui\"} | true, false",
                "422 | {\"choix\":{\"geometrie-invalide\":\"jeter\"}} | reparer, garder, rejeter",
                "422 | {\"corrections\":{\"zero\":{}}} | un numéro de ligne",
                "400 | [] | un objet JSON",
                "400 | { | tronqué",
            })
    void options_that_do_not_fit_are_told(int status, String options, String said) {
        Answer answer = deposit.send("a.geojson", file(), options);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(said);
    }

    @Test
    void what_is_larger_than_a_visitor_may_send_is_refused_before_it_is_sent() throws IOException {
        URI address = URI.create(server.url("/"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                            POST /api/imports HTTP/1.1\r
                            Host: a\r
                            Content-Type: multipart/form-data; boundary=b\r
                            Content-Length: 60000000\r
                            \r
                            """.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    @Test
    void targets_and_profiles_are_listed() {
        JsonNode targets = server.get("/api/imports/cibles").json();
        assertThat(faults("/api/imports/cibles", targets)).isEmpty();
        assertThat(targets.path("items").findValuesAsText("id")).contains("friches", "zae");
        JsonNode profiles = server.get("/api/profils-import").json();
        assertThat(profiles.path("items").findValuesAsText("id")).contains("cartofriches");
    }

    @Test
    void nobody_without_a_key_learns_of_others_trials() {
        String id = trial().path("id").asText();
        JsonNode open = server.get("/api/imports").json();
        assertThat(faults("/api/imports", open)).isEmpty();
        assertThat(open.path("items").findValuesAsText("id")).doesNotContain(id);
        String key =
                "Bearer " + new KeyStore(database.database()).create("Marie").text();
        assertThat(server.get("/api/imports?limit=500", "Authorization", key)
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .contains(id);
        assertThat(server.get("/api/imports", "Authorization", "Bearer faux").status())
                .isEqualTo(401);
    }

    @Test
    void what_is_applied_is_signed_told_and_undone() {
        String key =
                "Bearer " + new KeyStore(database.database()).create("Marie").text();
        JsonNode trial = received(
                deposit.send(
                        "neuve.geojson",
                        file(feature("Filature du test", "friche sans projet", SQUARE)),
                        "{\"cible\":\"friches\"}"),
                201);
        String id = trial.path("id").asText();
        JsonNode rows =
                server.get("/api/imports/" + id + "/lignes?action=creation").json();
        assertThat(faults("/api/imports/{id}/lignes", rows)).isEmpty();
        assertThat(rows.at("/items/0/ligne").asInt()).isOne();
        assertThat(rows.at("/items/0/differences").findValuesAsText("champ")).contains("site_nom", "site_statut");
        JsonNode map = server.get("/api/imports/" + id + "/objets?bbox=2.7,50.4,2.9,50.5")
                .json();
        assertThat(map.at("/features/0/properties/etat").asText()).isEqualTo("creation");
        assertThat(server.get("/api/imports/" + id + "/objets?bbox=2,3").status())
                .isEqualTo(400);

        for (String what : List.of("application", "annulation")) {
            assertThat(deposit.decide(id, what).status()).isEqualTo(401);
        }
        assertThat(deposit.decide(id, "annulation", "Authorization", key).status())
                .isEqualTo(409);
        JsonNode done = received(deposit.decide(id, "application", "Authorization", key), 200);
        assertThat(faults("/api/imports/{id}", done)).isEmpty();
        assertThat(done.path("etat").asText()).isEqualTo("applique");
        assertThat(done.path("auteur").asText()).isEqualTo("Marie");
        assertThat(frichesNamed("Filature du test")).isOne();
        assertThat(server.get("/api/imports").json().path("items").findValuesAsText("id"))
                .contains(id);
        assertThat(server.get("/api/imports/" + id + "/rapport").text()).contains("par Marie");
        assertThat(deposit.forget(id).status()).isEqualTo(409);
        assertThat(deposit.patch(id, "{\"crs\":2154}").status()).isEqualTo(409);
        assertThat(deposit.decide(id, "application", "Authorization", key).status())
                .isEqualTo(409);

        JsonNode undone = received(deposit.decide(id, "annulation", "Authorization", key), 200);
        assertThat(undone.path("etat").asText()).isEqualTo("annule");
        assertThat(frichesNamed("Filature du test")).isZero();
    }

    @Test
    void how_a_file_is_read_is_kept_as_a_profile_that_knows_the_next_one() {
        String key =
                "Bearer " + new KeyStore(database.database()).create("Anne").text();
        byte[] file = file(feature("Site", "friche sans projet", SQUARE).replace("site_nom", "appellation"));
        JsonNode trial = received(
                deposit.send(
                        "a.geojson", file, "{\"cible\":\"friches\",\"correspondance\":{\"site_nom\":\"appellation\"}}"),
                201);
        String body = "{\"import\":\"" + trial.path("id").asText() + "\",\"titre\":\"Friches de la ville\"}";
        assertThat(profile("friches-ville", body).status()).isEqualTo(401);
        assertThat(profile("friches-cnig", body, "Authorization", key).status()).isEqualTo(409);
        Answer kept = profile("friches-ville", body, "Authorization", key);
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        JsonNode next = received(deposit.send("b.geojson", file, ""), 201);
        assertThat(next.at("/profil/id").asText()).isEqualTo("friches-ville");
        assertThat(next.at("/cible/id").asText()).isEqualTo("friches");
    }

    private static Answer profile(String id, String body, String... headers) {
        return server.send(server.request("/api/profils-import/" + id, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void rows_with_errors_keep_the_others_from_going_in_unless_one_says_so() {
        String key =
                "Bearer " + new KeyStore(database.database()).create("Paul").text();
        String id = trial().path("id").asText();
        Answer refused = deposit.decide(id, "application", "Authorization", key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText()).contains("2 lignes");
        assertThat(frichesNamed("Ancienne filature")).isZero();
        received(deposit.patch(id, "{\"garder_les_bonnes\":true}"), 200);
        received(deposit.decide(id, "application", "Authorization", key), 200);
        assertThat(frichesNamed("Ancienne filature")).isOne();
        assertThat(frichesNamed("Fosse 12")).isZero();
        received(deposit.decide(id, "annulation", "Authorization", key), 200);
    }

    private static List<String> faults(String path, JsonNode answer) {
        return DescribedAnswer.faults(document, path, answer);
    }

    private static long frichesNamed(String name) {
        return database.database()
                .find(Sql.of("SELECT count(*) FROM friche WHERE site_nom = ?", name), row -> row.getLong(1))
                .orElseThrow();
    }
}
