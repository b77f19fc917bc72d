package fr.archipel.fiche.output;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Fiches on paper, read back. */
class FichePdfTest {
    private final TestServer server = TestServer.shared();

    @Test
    void a_fiche_is_printed_with_its_place_its_money_and_its_sources() throws IOException {
        TestServer.Answer answer = server.get("/api/fiches/call-2.1.pdf");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline; filename=\"fiche-call-2.1.pdf\"");
        keep("fiche.pdf", answer);
        try (PDDocument pdf = Loader.loadPDF(answer.response().body())) {
            assertThat(text(pdf))
                    .contains("2.1. Développement de la mobilité cyclable et autres modes doux")
                    .contains("Total imprimé 9 705 637 €", "9 161 357 €", "7 029 450 €", "à évaluer")
                    .contains("Source : ", "ligne", "page 1 / ");
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("2.1. ");
            assertThat(text(pdf)).contains("Précision : ", "Lambert-93");
            int drawings = 0;
            for (var name : pdf.getPage(0).getResources().getXObjectNames()) {
                var object = pdf.getPage(0).getResources().getXObject(name);
                assertThat(object).as("the map is made of paths").isInstanceOf(PDFormXObject.class);
                drawings++;
            }
            assertThat(drawings).isEqualTo(1);
        }
        assertThat(server.get("/api/fiches/call-2.1").header("Content-Type")).startsWith("application/json");
        assertThat(server.get("/api/fiches/call-9.9.pdf").status()).isEqualTo(404);
    }

    @Test
    void a_collection_holds_every_fiche_with_contents_and_bookmarks() throws IOException {
        TestServer.Answer answer = server.get("/api/contrats/crte-cabbalr/recueil.pdf");
        assertThat(answer.status()).isEqualTo(200);
        keep("recueil.pdf", answer);
        try (PDDocument pdf = Loader.loadPDF(answer.response().body())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(42);
            assertThat(text(pdf)).contains("Recueil des fiches", "41 fiches");
            int fiches = 0;
            for (var axis : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                for (var fiche : axis.children()) {
                    assertThat(fiche.getTitle()).matches("\\d\\d\\. .+");
                    fiches++;
                }
            }
            assertThat(fiches).isEqualTo(41);
        }
    }

    @Test
    void contradictions_and_follow_up_stand_beside_the_printed_tables() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(server.get("/api/fiches/call-2.1.pdf").response().body())) {
            assertThat(text(pdf).replace('\n', ' '))
                    .contains("Anomalies relevées dans le document", "ne disent pas le même total")
                    .contains("crte-call-2021, ligne 1285")
                    .contains("Suivi au ", "Aucune décision n'est enregistrée.", "Financements par étape")
                    .contains("Total 4 500 000 € 2 529 450 €");
        }
    }

    @Test
    void what_a_document_prints_as_an_empty_total_is_a_sentence_and_not_a_table() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(server.get("/api/fiches/call-1.3.pdf").response().body())) {
            assertThat(text(pdf).replace('\n', ' '))
                    .contains("Imprimés sans ligne, avec un total de 0 € : investissement (dépenses)")
                    .doesNotContain("Total imprimé 0 €");
        }
    }

    @Test
    void a_pdf_says_what_it_is_and_in_which_language() throws IOException {
        TestServer.Answer answer = server.get("/api/fiches/call-2.1.pdf");
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(answer.response().body())) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Archipel");
            PDFTextStripper page = new PDFTextStripper();
            page.setStartPage(2);
            page.setEndPage(2);
            assertThat(page.getText(pdf)).as("running head").startsWith("CRTE CALL · fiche 2.1. Développement");
        }
    }

    @Test
    void an_archived_fiche_is_printed_as_such_and_leaves_the_collection() throws IOException {
        try (TestDatabase database = TestDatabase.loaded();
                TestServer own = TestServer.on(database.database())) {
            database.database().update(Sql.of("""
                    UPDATE fiche SET archivee_le = '2026-03-01 23:30:00+00' WHERE id = 'cahc-02'"""));
            try (PDDocument pdf =
                    Loader.loadPDF(own.get("/api/fiches/cahc-02.pdf").response().body())) {
                assertThat(text(pdf)).contains("Fiche archivée le 02/03/2026");
                assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Fiche archivée : 02.");
            }
            try (PDDocument pdf = Loader.loadPDF(
                    own.get("/api/contrats/crte-cahc/recueil.pdf").response().body())) {
                assertThat(text(pdf)).contains("23 fiches").doesNotContain("archivée");
            }
        }
    }

    /** For looking at: under target/, never read again. */
    private static void keep(String name, TestServer.Answer answer) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "papier"));
        Files.write(folder.resolve(name), answer.response().body());
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replace('\u202F', ' ').replace('\u00A0', ' ');
    }
}
