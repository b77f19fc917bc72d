package fr.archipel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser sends: each is a problem document, and the server still answers. */
class MalformedRequestTest {
    private final TestServer server = TestServer.shared();

    @AfterEach
    void the_server_still_answers() {
        assertThat(server.get("/health").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/api/communes/a%00b",
                "/%ff%fe",
                "/api/fiches/%ED%A0%80",
                "/%",
                "/api/fiches/%zz",
                "/%u0041",
                "/assets/%u0041",
                "/..",
                "/..;/",
                "/assets/../../pom.xml",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/\\..\\pom.xml",
                "/api/fiches?q=%",
                "/api/fiches?q=%zz",
                "/api/fiches?q=%ff",
                "/ogc/collections/communes/items?nom=%ED%A0%80",
                "/ogc/collections/communes/items?%ff=1"
            })
    void an_address_that_is_not_clean_is_400(String address) throws IOException {
        assertProblem(raw("GET " + address + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/..%2f..%2fpom.xml", "/..%2f..%2f..%2fetc%2fpasswd", "//etc/passwd", "/%5c..%5cpom.xml"})
    void no_address_leaves_the_web_folder(String address) throws IOException {
        assertProblem(raw("GET " + address + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GARBAGE",
                "400 | GET /ogc HTTP/1.1",
                "400 | GET /ogc HTTP/1.1~Host: a~Host: b",
                "400 | GET /ogc HTTP/1.1~Host: a\"b<c>",
                "505 | GET /ogc HTTP/9.9~Host: a",
                "400 | POST /api/scot/verifier HTTP/1.1~Host: a~Content-Length: abc",
            })
    void a_broken_request_is_told_as_a_problem(int status, String request) throws IOException {
        assertProblem(raw(request.replace("~", "\r\n") + "\r\n\r\n"), status);
    }

    @Test
    void a_body_that_breaks_off_is_400() throws IOException {
        assertProblem(
                raw("POST /api/scot/verifier HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n"),
                400);
    }

    @Test
    void an_address_or_headers_too_long_are_told() {
        String parameters =
                IntStream.range(0, 5000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
        assertProblem(server.get("/api/fiches?" + parameters), 414);
        assertProblem(server.get("/api/fiches", "X-Long", "a".repeat(70_000)), 431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/ogc",
                "/ogc/collections/communes/items?limit=3",
                "/ogc/collections/nope",
                "/api/communes/62498",
                "/api/communes/99999",
                "/nope",
                "/api/fiches?foo=1"
            })
    void HEAD_is_GET_without_the_body(String address) {
        Answer get = server.get(address);
        Answer head = server.send(server.request(address).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.response().body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/fiches | GET, HEAD, OPTIONS, POST",
                "PUT | /ogc/collections/communes/items/62498 | GET, HEAD, OPTIONS",
                "POST | /ogc/collections/communes/items | GET, HEAD, OPTIONS",
                "GET | /api/analyses/selection | OPTIONS, POST",
                "PUT | /api/fiches/call-1.1/pieces | OPTIONS, POST",
                "PATCH | /api/scot/verifier | OPTIONS, POST",
                "PUT | /api/registres/projets/1 | GET, HEAD, OPTIONS",
                "GET | /api/registres/projets/1/annulation | OPTIONS, POST",
                "PUT | /api/regles-foncieres | GET, HEAD, OPTIONS, POST",
                "POST | /api/regles-foncieres/simulation-50 | DELETE, GET, HEAD, OPTIONS, PATCH",
                "GET | /api/regles-foncieres/simulation-50/parametres/mesure/france | DELETE, OPTIONS, PUT",
                "FOO | /ogc | GET, HEAD, OPTIONS",
            })
    void a_method_that_does_not_fit_is_405_with_those_that_do(String method, String address, String allowed) {
        Answer answer = server.send(server.request(address).method(method, HttpRequest.BodyPublishers.noBody()));
        assertProblem(answer, 405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        Answer options = server.send(server.request(address).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(options.status()).isIn(200, 204);
        assertThat(options.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void health_takes_no_parameter() {
        Answer answer = server.get("/health?x=1");
        assertProblem(answer, 400);
        assertThat(answer.json().path("detail").asText()).contains("« x »");
        assertThat(server.get("/health").text()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void an_address_of_no_room_is_404_whatever_the_method() {
        assertProblem(server.get("/api/nope/nope"), 404);
        assertProblem(server.post("/api/nope/nope", "{}"), 404);
    }

    @Test
    void a_compressed_body_is_refused_as_such() {
        Answer answer = server.post("/api/scot/verifier", "…", "Content-Encoding", "gzip");
        assertProblem(answer, 415);
        assertThat(answer.json().path("detail").asText()).contains("gzip", "sans compression");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | {\"fiche\": \"call\\u0000\"} | identifiant d'une fiche",
                "400 | {\"type\": \"Point\", \"type\": \"Point\", \"coordinates\": [2.8, 50.4]} | deux fois",
                "422 | {\"type\": \"Point\", \"coordinates\": [1e999, 50.4]} | trop grand",
                "422 | {\"type\": \"Point\", \"coordinates\": [1e1000000000, 50.4]} | trop grand",
            })
    void odd_values_are_told_in_words(int status, String body, String said) {
        Answer answer = server.post("/api/scot/verifier", body);
        assertProblem(answer, status);
        assertThat(answer.json().path("detail").asText()).contains(said);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertProblem(answer.status(), answer.json(), status);
    }

    private static void assertProblem(int given, JsonNode problem, int status) {
        assertThat(given).isEqualTo(status);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("Exception", "jetty", "SELECT");
    }

    /** Bytes on the wire, and the problem that comes back. */
    private void assertProblem(String answer, int status) {
        assertThat(answer).contains("application/problem+json");
        int given = Integer.parseInt(answer.split(" ", 3)[1]);
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertProblem(
                given,
                Json.read(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1)
                        .getBytes(StandardCharsets.UTF_8)),
                status);
    }

    private String raw(String request) throws IOException {
        URI address = URI.create(server.url("/"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
