package fr.archipel.support;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.http.Rooms;
import fr.archipel.http.Server;
import fr.archipel.json.Json;
import fr.archipel.layer.CatalogueStore;
import fr.archipel.metadata.Contact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The real server on a free loopback port, and a client that speaks to it. */
public final class TestServer implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Server server;

    private TestServer(Server server) {
        this.server = server;
    }

    /** Any running server, for speaking to it. */
    public static TestServer of(Server server) {
        return new TestServer(server);
    }

    /** A server of one's own over a database of one's own; it sees what is published there within half a second. */
    public static TestServer on(Database database) {
        return of(Server.start(
                "127.0.0.1",
                0,
                Rooms.all(
                        database,
                        CatalogueStore.follow(database, TestDatabase.catalogue()),
                        Path.of("web", "dist"),
                        Path.of("target", "state"),
                        Contact.UNKNOWN)));
    }

    /** The one server over the bundled territory that all reading tests share. Never write through it. */
    public static TestServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final TestDatabase DATABASE = TestDatabase.loaded();
        static final TestServer SERVER = on(DATABASE.database());
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return Json.read(response.body());
        }
    }
}
