package fr.archipel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is sent wrongly to the addresses that take a geometry: a precise problem in French, nothing stored, and a server
 * that still answers.
 */
class BadInputTest {
    private static final String SELECTION = "/api/analyses/selection";
    private static final String CHECK = "/api/scot/verifier";
    private static final int MEGABYTE = 1024 * 1024;

    private static TestDatabase test;
    private static TestServer server;
    private static Map<String, Long> rows;

    @BeforeAll
    static void open() {
        test = TestDatabase.loaded();
        server = TestServer.on(test.database());
        rows = rows();
    }

    @AfterAll
    static void nothing_was_stored() {
        assertThat(rows()).isEqualTo(rows);
        server.close();
        test.close();
    }

    @AfterEach
    void the_server_still_answers() {
        assertThat(server.get("/health").status()).isEqualTo(200);
        String square =
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.80,50.42],[2.86,50.42],[2.86,50.45],[2.80,50.42]]]}";
        assertThat(server.post(CHECK, square).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // What is not readable.
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.8,50.4],[2.9 | 400 | tronqué",
                "bonjour | 400 | pas du JSON valide",
                "[1, 2] | 400 | Il faut un objet JSON",
                "{\"type\":\"Polygone\",\"coordinates\":[]} | 400 | « Polygone » n'est pas un type de géométrie",
                "{\"type\":\"Polygon\",\"coordinates\":\"ici\"} | 400 | geometry.coordinates : il faut un tableau",
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.8,50.4],[2.9,50.4],[2.9,50.5],[2.8,50.41]]]} | 400 | n'est pas fermé",
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.8,50.4],[2.9,50.4],[2.8,50.4]]]} | 400 | au moins 4 points",
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null} | 400 | il faut un objet GeoJSON",
                "{\"type\":\"FeatureCollection\",\"features\":[]} | 400 | il faut un seul objet, il y en a 0",
                "{\"rayon\":500} | 400 | rayon : ce membre est inconnu",
                "{\"type\":\"Point\",\"coordinates\":[2.8,50.4],\"distance_m\":5} | 400 | distance_m : ce membre est inconnu",
                // What is readable and cannot be.
                "{\"type\":\"Polygon\",\"coordinates\":[[[2.8,50.4],[2.9,50.5],[2.9,50.4],[2.8,50.5],[2.8,50.4]]]} | 422 | se recoupe au point 2,8500 ; 50,4500",
                "{\"type\":\"Polygon\",\"coordinates\":[[[50.4,2.8],[50.4,2.9],[50.5,2.9],[50.4,2.8]]]} | 422 | semblent inversées",
                "{\"type\":\"Polygon\",\"coordinates\":[[[-74,40.7],[-73.9,40.7],[-73.9,40.8],[-74,40.7]]]} | 422 | est hors de France",
                "{\"type\":\"Polygon\",\"coordinates\":[[[685000,7036000],[686000,7036000],[686000,7037000],[685000,7036000]]]} | 422 | en degrés",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]} | 422 | est vide"
            })
    void what_no_question_can_use_is_refused_by_both_addresses(String body, int status, String words) {
        for (String address : List.of(SELECTION, CHECK)) {
            assertProblem(server.post(address, body), status, words);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},\"distance_m\":-1} | 422 | de 0 à 50000",
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},\"distance_m\":50001} | 422 | de 0 à 50000",
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},\"distance_m\":\"500\"} | 422 | de 0 à 50000",
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},\"distance_m\":1e999} | 422 | de 0 à 50000",
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},\"layers\":[\"routes\"]} | 422 | cites-minieres, friches, parcs, ev5, zae",
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},\"layers\":[]} | 422 | liste non vide",
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},\"layers\":\"friches\"} | 422 | liste non vide",
                "{\"distance_m\":5} | 400 | geometry : ce membre manque",
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[2.8,50.4]},{\"type\":\"LineString\",\"coordinates\":[[2.8,50.4],[2.9,50.4]]}]} | 422 | mélange"
            })
    void what_a_selection_cannot_use_is_told_by_name(String body, int status, String words) {
        assertProblem(server.post(SELECTION, body), status, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"Point\",\"coordinates\":[2.8,50.4]} | 422 | Un point n'a pas de surface",
                "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[2.8,50.4],[2.9,50.4]]}} | 422 | Un tracé n'a pas de surface",
                "{\"fiche\":\"call-9.9\"} | 404 | La fiche « call-9.9 » n'existe pas",
                "{\"fiche\":12} | 422 | l'identifiant d'une fiche",
                "{\"fiche\":\"\\u0000\"} | 422 | l'identifiant d'une fiche",
                "{\"fiche\":\"call-1.1\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.8,50.4]}} | 400 | l'un ou l'autre",
                "{} | 400 | il faut « geometry » ou « fiche »"
            })
    void what_a_check_cannot_use_is_told_by_name(String body, int status, String words) {
        assertProblem(server.post(CHECK, body), status, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proximite | 400 | de",
                "proximite?de=friches | 400 | vers",
                "proximite?de=friches&vers=routes | 400 | vers",
                "proximite?de=friches&vers=ev5&distance_m=-1 | 400 | distance_m",
                "proximite?de=friches&vers=ev5&distance_m=50001 | 400 | distance_m",
                "proximite?de=friches&vers=ev5&distance_m=NaN | 400 | distance_m",
                "proximite?de=friches&vers=ev5&apres=rien | 400 | apres",
                "proximite?de=friches&vers=ev5&apres=1~%2500~b | 400 | apres",
                "proximite?de=friches&vers=ev5&apres=loin~a~b | 400 | apres",
                "proximite?de=friches&vers=ev5&limit=501 | 400 | limit",
                "proximite?de=friches&vers=ev5&rayon=5 | 400 | rayon",
                "recouvrement?a=ev5&b=friches | 400 | a",
                "recouvrement?a=zae&b=ev5 | 400 | b",
                "continuite | 400 | layer",
                "continuite?layer=friches | 400 | layer",
                "continuite?layer=ev5&tolerance_m=beaucoup | 400 | tolerance_m"
            })
    void a_parameter_that_cannot_be_honoured_is_told_by_name(String question, int status, String parameter) {
        Answer answer = server.get("/api/analyses/" + question);
        assertProblem(answer, status, "« " + parameter + " »");
        assertThat(answer.json().path("parametre").asText()).isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {SELECTION, CHECK})
    void a_posted_question_takes_no_parameter_and_only_JSON(String address) {
        assertProblem(server.post(address + "?distance_m=5", "{}"), 400, "inconnu");
        Answer text = server.send(server.request(address)
                .header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertProblem(text, 415, "text/plain");
    }

    @Test
    void a_geometry_of_too_many_points_is_413() {
        String points = "[2.8,50.4],".repeat(200_001);
        assertProblem(
                server.post(SELECTION, "{\"type\":\"LineString\",\"coordinates\":[" + points + "[2.8,50.4]]}"),
                413,
                "200000 sommets");
    }

    @ParameterizedTest
    @ValueSource(strings = {SELECTION, CHECK})
    void a_body_that_says_it_is_100_MB_is_refused_before_it_is_sent(String address) throws IOException {
        Sent sent = send(address, "Content-Length: " + 100 * MEGABYTE + "\r\n", 0);
        assertThat(sent.answer()).startsWith("HTTP/1.1 413").contains("8 Mio");
    }

    @ParameterizedTest
    @ValueSource(strings = {SELECTION, CHECK})
    void a_body_of_100_MB_that_does_not_say_so_is_refused_without_reading_it_all(String address) throws IOException {
        Sent sent = send(address, "Transfer-Encoding: chunked\r\n", 100);
        assertThat(sent.answer()).startsWith("HTTP/1.1 413").contains("8 Mio");
        assertThat(sent.megabytes()).isLessThan(60);
    }

    private record Sent(String answer, int megabytes) {}

    /** Sends chunks of 1 MB until the server answers or closes. */
    private static Sent send(String address, String header, int megabytes) throws IOException {
        URI uri = URI.create(server.url(address));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(("POST " + address + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header
                            + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] chunk = ("100000\r\n" + " ".repeat(MEGABYTE) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            int sent = 0;
            try {
                while (sent < megabytes && in.available() == 0) {
                    out.write(chunk);
                    sent++;
                }
            } catch (IOException closedByTheServer) {
                // It has answered and stopped listening.
            }
            return new Sent(new String(in.readNBytes(900), StandardCharsets.UTF_8), sent);
        }
    }

    private static void assertProblem(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(words);
    }

    private static Map<String, Long> rows() {
        Database database = test.database();
        return database
                .list(
                        Sql.of("SELECT tablename FROM pg_tables WHERE schemaname = 'archipel' ORDER BY 1"),
                        row -> row.getString(1))
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> database.find(Sql.of("SELECT count(*) FROM " + Sql.name(table)), row -> row.getLong(1))
                                .orElse(-1L)));
    }
}
