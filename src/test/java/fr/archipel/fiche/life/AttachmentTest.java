package fr.archipel.fiche.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {
    private static final byte[] PDF = "%PDF-1.7 une délibération".getBytes(StandardCharsets.UTF_8);

    /** Where {@link TestServer} keeps attachments. */
    private static final Path FOLDER = Path.of("target", "state", "attachments");

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
    void a_file_comes_back_as_it_was_and_is_never_run() {
        Answer added = send("call-1.1", "../délibération \"1\".exe", PDF);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.header("ETag")).isEqualTo("\"2\"");
        JsonNode piece =
                server.get("/api/fiches/call-1.1/suivi").json().path("pieces").get(0);
        assertThat(piece.path("nom").asText()).isEqualTo("délibération 1 .exe");
        assertThat(piece.path("type_media").asText()).isEqualTo("application/pdf");
        assertThat(piece.path("legende").asText()).isEqualTo("Votée");
        Answer file = server.get(piece.path("href").asText());
        assertThat(file.response().body()).isEqualTo(PDF);
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("sandbox");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"deliberation 1 .exe\"; filename*=UTF-8''d%C3%A9lib%C3%A9ration%201%20.exe");
        assertThat(server.get(piece.path("href").asText(), "If-None-Match", file.header("ETag"))
                        .status())
                .isEqualTo(304);
        Answer again = send("call-1.1", "autre.pdf", PDF);
        assertThat(again.json().path("n")).isEqualTo(piece.path("n"));
        assertThat(again.json().path("avertissements").get(0).asText()).contains("déjà joint");
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(server.send(server.request(piece.path("href").asText(), "Authorization", key, "If-Match", "*")
                                .DELETE())
                        .status())
                .isEqualTo(200);
        assertThat(server.get(piece.path("href").asText()).status()).isEqualTo(404);
        assertThat(server.get("/api/fiches/call-1.1/historique").json().path("items"))
                .extracting(entry -> entry.path("operation").asText())
                .startsWith("archivage_piece", "piece");
    }

    @ParameterizedTest
    @CsvSource({"faux.pdf, <html><script>1</script>", "dessin.svg, <svg xmlns='x'/>", "vide.png, ''"})
    void what_is_no_pdf_nor_image_is_refused_whatever_its_name(String name, String content) {
        Answer refused = send("call-1.2", name, content.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().path("detail").asText())
                .contains("application/pdf, image/jpeg, image/png, image/webp");
    }

    @Test
    void a_file_over_the_maximum_is_refused() {
        byte[] large = Arrays.copyOf(PDF, AttachmentFiles.MAXIMUM_BYTES + 1);
        Answer refused = send("call-1.2", "gros.pdf", large);
        assertThat(refused.status()).as(refused.text()).isEqualTo(413);
        assertThat(refused.json().path("detail").asText()).contains("20 Mio");
    }

    @Test
    void a_length_that_is_not_said_changes_nothing_to_the_maximum() {
        byte[] large = Arrays.copyOf(PDF, AttachmentFiles.MAXIMUM_BYTES + 200 * 1024);
        byte[] form = form("gros.pdf", large);
        Answer refused = server.send(pieces("call-1.2", "*")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
        assertThat(refused.status()).as(refused.text()).isEqualTo(413);
    }

    @Test
    void a_write_refused_keeps_no_file() throws IOException {
        byte[] other = ("%PDF-1.4 refusée " + Instant.now()).getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(form("a.pdf", other));
        assertThat(server.send(pieces("call-1.3", "\"99\"").POST(body)).status())
                .isEqualTo(412);
        assertThat(server.send(pieces("call-9.9", "*").POST(body)).status()).isEqualTo(404);
        assertThat(server.send(server.request("/api/fiches/call-1.3/pieces", "If-Match", "*")
                                .POST(body))
                        .status())
                .isEqualTo(401);
        assertThat(server.send(server.request("/api/fiches/call-1.3/pieces", "Authorization", key)
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(body))
                        .status())
                .isEqualTo(428);
        assertThat(kept(other)).isFalse();
        assertThat(send("call-1.3", "a.pdf", other).status()).isEqualTo(201);
        assertThat(kept(other)).isTrue();
        try (Stream<Path> waiting = Files.list(FOLDER.resolve("incoming"))) {
            assertThat(waiting).isEmpty();
        }
    }

    @Test
    void what_a_killed_service_left_is_swept_a_day_later() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "pieces");
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        Path old = Files.createFile(incoming.resolve("old"));
        Path fresh = Files.createFile(incoming.resolve("fresh"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertThat(new AttachmentFiles(folder).incoming()).isAbsolute();
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void an_unknown_part_is_told() {
        String form = new String(form("a.pdf", PDF), StandardCharsets.UTF_8).replace("legende", "legend");
        Answer refused = server.send(pieces("call-1.2", "*").POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains("« legend »", "fichier, legende");
    }

    @Test
    void a_form_without_a_file_is_told() {
        Answer refused =
                server.send(server.request("/api/fiches/call-1.2/pieces", "Authorization", key, "If-Match", "*")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"legende\"\r\n\r\nx\r\n--b--\r\n")));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText()).contains("« fichier »");
    }

    private static Answer send(String fiche, String name, byte[] content) {
        return server.send(pieces(fiche, "*").POST(HttpRequest.BodyPublishers.ofByteArray(form(name, content))));
    }

    private static HttpRequest.Builder pieces(String fiche, String version) {
        return server.request("/api/fiches/" + fiche + "/pieces", "Authorization", key, "If-Match", version)
                .header("Content-Type", "multipart/form-data; boundary=b");
    }

    private static byte[] form(String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"legende\"\r\n\r\nVotée\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\""
                        + name.replace("\"", "\\\"") + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static boolean kept(byte[] content) throws IOException {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return Files.exists(FOLDER.resolve(digest.substring(0, 2)).resolve(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }
}
