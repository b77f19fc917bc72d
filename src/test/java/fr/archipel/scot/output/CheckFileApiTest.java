package fr.archipel.scot.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.French;
import fr.archipel.document.Pdf;
import fr.archipel.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** A check over HTTP as a page and as tables: what they say is what the answer says. */
class CheckFileApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String ZONE = """
            {"geometry": {"type": "Polygon", "coordinates":
             [[[2.8, 50.42], [2.86, 50.42], [2.86, 50.45], [2.8, 50.45], [2.8, 50.42]]]}}""";

    @Test
    void a_drawn_zone_is_one_page_with_its_area_and_its_sentence() throws IOException {
        JsonNode check = SERVER.post("/api/scot/verifier", ZONE).json();
        TestServer.Answer page = SERVER.post("/api/scot/verifier.pdf", ZONE);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
        byte[] file = page.response().body();
        assertThat(Pdf.pages(file)).isEqualTo(1);
        assertThat(LocalReportTest.pdf(file))
                .contains("Vérification au regard du SCoT")
                .contains(plain(French.hectares(
                        Values.squareMetres(check.path("surface_ha").decimalValue()))))
                .contains(check.path("regle").path("titre").asText());
    }

    @Test
    void the_workbook_has_the_area_of_each_commune_and_adds_up() throws IOException {
        JsonNode check = SERVER.post("/api/scot/verifier", ZONE).json();
        byte[] file = SERVER.post("/api/scot/verifier.xlsx", ZONE).response().body();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            BigDecimal total = workbook.getFirstSheet().read().stream()
                    .filter(row -> row.getCellText(0).equals("Total"))
                    .map(row -> new BigDecimal(row.getCell(2).getRawValue()))
                    .findFirst()
                    .orElseThrow();
            assertThat(total).isEqualByComparingTo(check.path("surface_ha").decimalValue());
        }
        String csv = new String(
                SERVER.post("/api/scot/verifier.csv", ZONE).response().body(), StandardCharsets.UTF_8);
        check.path("communes")
                .forEach(commune -> assertThat(csv)
                        .contains(";" + commune.path("insee").asText() + ";"
                                + commune.path("surface_ha")
                                        .decimalValue()
                                        .setScale(4)
                                        .toPlainString()
                                        .replace('.', ',')));
    }

    @Test
    void a_fiche_has_its_page() throws IOException {
        TestServer.Answer page = SERVER.get("/api/fiches/call-1.1/verification.pdf");
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(Pdf.pages(page.response().body())).isEqualTo(1);
        assertThat(LocalReportTest.pdf(page.response().body())).contains("Fiche call-1.1");
        assertThat(SERVER.get("/api/fiches/call-9.9/verification.pdf").status()).isEqualTo(404);
        assertThat(SERVER.post("/api/scot/verifier.docx", ZONE).status()).isEqualTo(404);
    }

    private static String plain(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ');
    }
}
