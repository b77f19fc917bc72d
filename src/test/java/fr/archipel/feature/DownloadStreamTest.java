package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large layer leaves as it is read: nothing whole in memory, nothing left running, never half a file for a whole one. */
class DownloadStreamTest {
    private static final int OBJECTS = 20_000;
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static TestServer server;

    @BeforeAll
    static void publish() {
        DATABASE.database().update(Sql.of("""
                        CREATE TABLE semis AS SELECT id, repeat('é' || id, 500) AS nom,
                          ST_Buffer(ST_SetSRID(ST_MakePoint(680000 + id, 7035000 + id), 2154), 5, 2)::geometry(Polygon, 2154) AS geom
                        FROM generate_series(1, 20000) id"""));
        DATABASE.database().update(Sql.of("ALTER TABLE semis ADD PRIMARY KEY (id)"));
        // Its 15 000th object cannot be read.
        DATABASE.database().update(Sql.of("""
                        CREATE VIEW casse AS SELECT id, CASE WHEN id = 15000 THEN (1 / (id - 15000))::text ELSE nom END AS nom, geom
                        FROM semis"""));
        DATABASE.database().update(Sql.of("ANALYZE semis"));
        describe("semis");
        describe("casse");
        server = TestServer.on(DATABASE.database());
    }

    private static void describe(String id) {
        DATABASE.database()
                .update(Sql.of(
                        "INSERT INTO couche_publiee (id, description) VALUES (?, ?::jsonb)", id, """
                        {"id": "%1$s", "title": "Semis", "description": "Essai",
                         "storage": {"table": "%1$s", "key": "id", "geometry": "geom"},
                         "geometryType": "Polygon", "label": "nom", "time": null,
                         "licence": {"title": "Essai", "url": null}, "attribution": "Essai",
                         "fields": [{"name": "nom", "type": "text", "title": "Nom"}],
                         "style": {"geometry": "fill", "color": "#000000"}}""".formatted(id)));
    }

    @AfterAll
    static void stop() {
        server.close();
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geojson", "csv"})
    void every_object_arrives_whatever_a_page_holds(String extension) {
        Answer answer = server.get("/layers/semis." + extension);
        assertThat(answer.status()).isEqualTo(200);
        long objects = extension.equals("csv")
                ? answer.text().lines().count() - 1
                : answer.json().path("features").size();
        assertThat(objects).isEqualTo(OBJECTS);
        assertThat(server.get("/layers/semis." + extension + "?limit=12345").text())
                .contains("é12345é")
                .doesNotContain("é12346é");
    }

    @Test
    void the_first_bytes_arrive_while_the_database_is_still_read() throws IOException {
        try (Socket slow = ask("/layers/semis.csv")) {
            assertThat(slow.getInputStream().readNBytes(60_000)).hasSize(60_000);
            assertThat(reading()).isEqualTo(1);
        }
        assertThat(untilNobodyReads()).isZero();
    }

    @Test
    void what_fails_after_the_first_byte_cuts_the_connection() {
        for (String encoding : List.of("identity", "gzip")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/layers/casse.csv")))
                    .header("Accept-Encoding", encoding)
                    .build();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .as(encoding)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> server.get("/ogc/collections/casse/items?limit=10000&after=10000"))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void what_fails_before_it_is_a_problem() {
        Answer answer = server.get("/layers/casse.csv?nom=rien");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @Test
    void too_many_at_once_are_told_when_to_come_back() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                slow.add(ask("/layers/semis.csv"));
                assertThat(slow.get(i).getInputStream().read()).isPositive();
            }
            Answer refused = server.get("/layers/semis.csv");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("10");
            assertThat(refused.json().path("detail").asText()).contains("en même temps");
            assertThat(server.get("/ogc/collections/semis/items?limit=1").status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(untilNobodyReads()).isZero();
        assertThat(server.get("/layers/semis.csv?limit=1").status()).isEqualTo(200);
    }

    private static Socket ask(String path) throws IOException {
        URI address = URI.create(server.url(path));
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    /** Connections in the middle of a layer. */
    private static long reading() {
        return DATABASE.database()
                .find(
                        Sql.of(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL"
                                        + " AND pid <> pg_backend_pid() AND query LIKE '%semis%'"),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private static long untilNobodyReads() {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (reading() > 0 && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return reading();
    }
}
