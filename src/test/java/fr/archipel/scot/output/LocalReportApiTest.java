package fr.archipel.scot.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The local report over HTTP: read in four forms, written by those who have a key, one after the other. */
class LocalReportApiTest {
    private static final String ADDRESS = "/api/rapports-locaux/";
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
    void before_any_import_every_figure_is_null_and_says_why() {
        JsonNode report = server.get(ADDRESS + "epci:246200364?annee=2026").json();
        assertThat(report.path("titre").asText()).startsWith("Rapport local sur l'artificialisation des sols : ");
        assertThat(report.path("annees_couvertes").path("debut").asInt()).isEqualTo(2023);
        assertThat(report.path("rubriques")).hasSize(6);
        report.path("rubriques")
                .forEach(section -> section.path("chiffres").forEach(figure -> {
                    if (figure.path("valeur").isNull()) {
                        assertThat(figure.path("raison").asText())
                                .as(figure.toString())
                                .isNotEmpty();
                    }
                }));
    }

    @Test
    void it_is_had_as_a_page_a_pdf_a_text_and_tables() {
        for (String[] form : new String[][] {
            {"xlsx", "application/vnd.openxml", "PK"},
            {"csv", "text/csv", "\u00ef\u00bb\u00bfGroupe;Nature;Indicateur"},
            {"html", "text/html", "<!DOCTYPE"},
            {"pdf", "application/pdf", "%PDF"},
            {"odt", "application/vnd.oasis", "PK"}
        }) {
            TestServer.Answer file = server.get(ADDRESS + "commune:62413?annee=2026&f=" + form[0]);
            assertThat(file.status()).as(form[0]).isEqualTo(200);
            assertThat(file.header("Content-Type")).startsWith(form[1]);
            assertThat(file.header("Content-Disposition")).contains("rapport-local-commune-62413-2026." + form[0]);
            assertThat(new String(file.response().body(), StandardCharsets.ISO_8859_1))
                    .startsWith(form[2]);
        }
    }

    @Test
    void a_text_is_written_read_in_the_report_and_taken_back() {
        String report = ADDRESS + "commune:62498";
        assertThat(server.get(report + "/textes?annee=2026").header("ETag")).isEqualTo("\"0\"");
        TestServer.Answer first = put(report, "\"0\"", "conclusion", "Premier <texte> & « suite ».");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(put(report, "\"0\"", "conclusion", "Trop tard").status()).isEqualTo(412);
        assertThat(put(report, "\"1\"", "conclusion", "Second texte.")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        JsonNode written =
                server.get(report + "?annee=2026").json().path("rubriques").path(5);
        assertThat(written.path("texte").path("texte").asText()).isEqualTo("Second texte.");
        assertThat(written.path("texte").path("auteur").asText()).isEqualTo("Marie");
        assertThat(server.get(report + "?annee=2025").json().path("version").asInt())
                .as("another year is another report")
                .isZero();

        JsonNode history = server.get(report + "/historique?annee=2026").json();
        assertThat(history.path("numberMatched").asInt()).isEqualTo(2);
        long last = history.path("items").path(0).path("n").asLong();
        long before = history.path("items").path(1).path("n").asLong();
        assertThat(undo(report, "\"2\"", before).status())
                .as("there is a later one")
                .isEqualTo(409);
        JsonNode undone = undo(report, "\"2\"", last).json();
        assertThat(undone.path("version").asInt()).isEqualTo(3);
        assertThat(undone.path("textes").path(0).path("texte").asText()).isEqualTo("Premier <texte> & « suite ».");
        assertThat(server.get(report + "?annee=2026&f=html").text()).contains("Premier &lt;texte&gt; &amp; « suite ».");

        assertThat(put(report, "\"3\"", "conclusion", "").json().path("textes")).isEmpty();
        JsonNode list = server.get(ADDRESS.replaceFirst("/$", "")).json();
        assertThat(list.toString()).contains("\"id\":\"commune:62498/2026\"", "\"version\":4", "\"textes\":0");
    }

    @Test
    void once_data_are_imported_the_figures_are_those_of_the_trajectory() throws Exception {
        for (int year = 2011; year <= 2024; year++) {
            database.database()
                    .update(Sql.of(
                            "INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)"
                                    + " VALUES (2025, '62427', ?, 'total', 10000)",
                            year));
        }
        String report = ADDRESS + "commune:62427?annee=2025";
        JsonNode figures = server.get(report).json().path("rubriques").path(1).path("chiffres");
        assertThat(Values.keyed(figures, "consommation_periode").path("valeur").decimalValue())
                .isEqualByComparingTo("3");
        assertThat(Values.keyed(figures, "consommation_reference")
                        .path("valeur")
                        .decimalValue())
                .isEqualByComparingTo("10");
        JsonNode trajectory = server.get("/api/trajectoires/commune:62427").json();
        assertThat(Values.keyed(figures, "consommation_decennie").path("valeur").decimalValue())
                .isEqualByComparingTo(Values.keyed(trajectory.path("indicateurs"), "consommation")
                        .path("valeur")
                        .decimalValue());
        assertThat(LocalReportTest.pdf(server.get(report + "&f=pdf").response().body()))
                .contains("Consommation 2022-2024 : 3 ha", "Total 14 ha");
    }

    @Test
    void what_does_not_fit_is_refused() {
        String report = ADDRESS + "commune:62427";
        assertThat(send("PUT", report + "/textes", "\"0\"", "{\"annee\":2026,\"rubrique\":\"x\",\"texte\":\"a\"}")
                        .text())
                .contains("introduction, consommation");
        assertThat(send("PUT", report + "/textes", "", body("conclusion", "a")).status())
                .isEqualTo(428);
        assertThat(send("PUT", report + "/textes", "\"0\"", body("conclusion", "x".repeat(20_001)))
                        .status())
                .isEqualTo(413);
        assertThat(send(
                                "PUT",
                                report + "/textes",
                                "\"0\"",
                                "{\"annee\":1999,\"rubrique\":\"conclusion\",\"texte\":\"a\"}")
                        .status())
                .isEqualTo(422);
        assertThat(server.send(server.request(report + "/textes", "If-Match", "*")
                                .method("PUT", HttpRequest.BodyPublishers.ofString(body("conclusion", "a"))))
                        .status())
                .isEqualTo(401);
        assertThat(send("PUT", ADDRESS + "commune:75056/textes", "*", body("conclusion", "a"))
                        .status())
                .isEqualTo(404);
    }

    private static TestServer.Answer put(String report, String seen, String section, String text) {
        return send("PUT", report + "/textes", seen, body(section, text));
    }

    private static TestServer.Answer undo(String report, String seen, long n) {
        return send("POST", report + "/historique/" + n + "/annulation?annee=2026", seen, "");
    }

    private static String body(String section, String text) {
        return Json.object()
                .put("annee", 2026)
                .put("rubrique", section)
                .put("texte", text)
                .toString();
    }

    private static TestServer.Answer send(String method, String path, String seen, String body) {
        HttpRequest.Builder request = server.request(path, "Authorization", key)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return server.send(seen.isEmpty() ? request : request.header("If-Match", seen));
    }
}
