package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** A client of {@code /api/imports}. */
record Deposit(TestServer server) {
    private static final String BOUNDARY = "----archipel-test";

    /** Waits for the examination; {@code options}: JSON, or empty. */
    Answer send(String name, byte[] file, String options, String... headers) {
        return send("?attendre=30", name, file, options, headers);
    }

    Answer send(String query, String name, byte[] file, String options, String... headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"fichier\"; filename=\"" + name + "\"", file);
        if (!options.isEmpty()) {
            part(body, "name=\"options\"", options.getBytes(StandardCharsets.UTF_8));
        }
        text(body, "--" + BOUNDARY + "--\r\n");
        return server.send(server.request("/api/imports" + query, headers)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    Answer patch(String id, String options) {
        return server.send(server.request("/api/imports/" + id + "?attendre=30")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(options)));
    }

    Answer decide(String id, String what, String... headers) {
        return server.send(
                server.request("/api/imports/" + id + "/" + what, headers).POST(HttpRequest.BodyPublishers.noBody()));
    }

    Answer forget(String id) {
        return server.send(server.request("/api/imports/" + id).DELETE());
    }

    JsonNode get(String id) {
        return server.get("/api/imports/" + id).json();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        text(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
        body.writeBytes(content);
        text(body, "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
