package fr.archipel.exchange.followup;

import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** Sends a table to the import, as a browser's form does. */
record Upload(TestServer server, String contrat) {
    private static final String BOUNDARY = "----essai7MA4YWxk";

    /** {@code options}: JSON, or empty for none. */
    Answer send(String file, byte[] bytes, String options, String... headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "fichier\"; filename=\"" + file, bytes);
        if (!options.isEmpty()) {
            part(body, "options", options.getBytes(StandardCharsets.UTF_8));
        }
        text(body, "--" + BOUNDARY + "--\r\n");
        return server.send(server.request("/api/contrats/" + contrat + "/suivi/imports", headers)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        text(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
        body.writeBytes(content);
        text(body, "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
