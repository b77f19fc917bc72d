package fr.archipel.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.document.Pdf;
import fr.archipel.support.LibreOffice;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a meeting of CALL: two items on fiches, one without. */
class CommitteeFilesTest {
    private static TestDatabase database;
    private static TestServer server;
    private static String key;
    private static String at;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        key = "Bearer " + new KeyStore(database.database()).create("Marie").text();
        at = write(
                        "POST",
                        "/api/comites",
                        "{\"contrat\":\"crte-call\",\"nature\":\"copil\",\"titre\":\"COPIL d'essai <&>\","
                                + "\"date_comite\":\"2024-06-10\",\"lieu\":\"Lens\",\"presents\":\"Le Préfet\\nLe Président\"}")
                .json()
                .path("href")
                .asText();
        JsonNode made = write(
                        "POST",
                        at + "/points",
                        "{\"titre\":\"Abandon de la fiche\",\"fiche\":\"call-1.2\",\"demande\":\"Abandonner faute de terrain\","
                                + "\"statut_demande\":\"abandonnee\"}")
                .json();
        write("POST", at + "/points", "{\"titre\":\"Avancement\",\"fiche\":\"call-1.1\"}");
        write("POST", at + "/points", "{\"titre\":\"Évaluation annuelle\",\"releve\":\"Le comité la valide.\"}");
        long n = made.path("points").get(0).path("n").asLong();
        write(
                "POST",
                at + "/points/" + n + "/decision",
                "{\"statut\":\"abandonnee\",\"releve\":\"Faute de terrain.\"}");
        write("PATCH", at, "{\"etat\":\"tenu\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void the_dossier_holds_the_agenda_the_figures_and_the_four_sections() throws IOException {
        Answer answer = server.get(at + "/dossier.pdf?depuis=2023-01-01");
        assertThat(answer.status()).as(answer.header("Content-Type")).isEqualTo(200);
        String text = text(answer);
        assertThat(text)
                .contains("COPIL d'essai <&>")
                .contains("Abandonner faute de terrain")
                .contains("Depuis le 01/01/2023")
                .contains("À décider", "Ce qui a bougé", "En retard", "En déséquilibre")
                .contains("Fiches par statut");
        assertThat(Pdf.pages(answer.response().body())).isGreaterThan(3);
        assertThat(server.get(at + "/dossier.odt?depuis=2023-01-01").status()).isEqualTo(200);
    }

    @Test
    void the_record_holds_who_was_there_and_what_was_decided() throws IOException {
        assertThat(text(server.get(at + "/releve.pdf")))
                .contains("Relevé de décisions")
                .contains("Le Préfet")
                .contains("abandonnée", "Faute de terrain.")
                .contains("Le comité la valide.")
                .doesNotContain("provisoire");
    }

    @Test
    void the_slides_are_a_presentation_whose_parts_are_all_listed() throws Exception {
        Answer answer = server.get(at + "/diaporama.odp?depuis=2023-01-01");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.oasis.opendocument.presentation");
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (parts.isEmpty()) {
                    assertThat(entry.getName()).isEqualTo("mimetype");
                    assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                }
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        String manifest = new String(parts.get("META-INF/manifest.xml"), StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (!part.getKey().equals("mimetype") && !part.getKey().startsWith("META-INF/")) {
                assertThat(manifest).contains("manifest:full-path=\"" + part.getKey() + "\"");
            }
            if (part.getKey().endsWith(".xml")) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(part.getValue()));
            }
        }
        String content = new String(parts.get("content.xml"), StandardCharsets.UTF_8);
        // Un graphique et une carte par fiche de l'ordre du jour.
        assertThat(parts.keySet().stream().filter(name -> name.startsWith("Pictures/")))
                .hasSize(3);
        assertThat(content).contains("essai &lt;&amp;", "Abandonner faute de terrain", "Sources et règles");
    }

    @Test
    void libreoffice_opens_the_slides(@TempDir Path folder) throws Exception {
        assumeTrue(LibreOffice.showsSlides(), "this machine has no LibreOffice Impress");
        Path deck = folder.resolve("comite.odp");
        Answer answer = server.get(at + "/diaporama.odp?depuis=2023-01-01");
        Files.write(deck, answer.response().body());
        LibreOffice.convert(folder, deck, "pdf");
        byte[] pages = Files.readAllBytes(folder.resolve("comite.pdf"));
        try (PDDocument shown = Loader.loadPDF(pages)) {
            assertThat(shown.getNumberOfPages()).isGreaterThan(8);
            // Des écrans de 280 mm sur 157,5.
            assertThat(shown.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isBetween(279.0, 281.0);
            String text = new PDFTextStripper().getText(shown);
            assertThat(text)
                    .contains("COPIL d'essai <&>", "Ordre du jour", "Où en est le contrat", "Sources et règles");
        }
    }

    private static String text(Answer answer) throws IOException {
        try (PDDocument document = Loader.loadPDF(answer.response().body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Answer write(String method, String path, String body) {
        return server.send(server.request(path, "Authorization", key, "If-Match", "*")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
