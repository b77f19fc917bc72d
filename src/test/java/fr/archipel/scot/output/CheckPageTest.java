package fr.archipel.scot.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.FileFormat;
import fr.archipel.document.Pdf;
import fr.archipel.fiche.map.FicheDrawing;
import fr.archipel.fiche.map.FootprintMapStore;
import fr.archipel.json.Json;
import fr.archipel.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** The check of a project on paper: one page whatever there is to say, the same sums as its tables. */
class CheckPageTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();

    static FicheDrawing map() {
        try {
            Geometry footprint = new WKTReader()
                    .read("POLYGON((688000 7040000, 688900 7040100, 688700 7040900, 688000 7040700, 688000 7040000))");
            footprint.setSRID(2154);
            return new FootprintMapStore(DATABASE.database(), TestDatabase.catalogue()).drawing(footprint);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 60})
    void it_is_one_page_however_long_the_project(int communes) throws IOException {
        byte[] file = CheckPage.pdf(Fixtures.check(communes), map(), Fixtures.DAY);
        assertThat(Pdf.pages(file)).isEqualTo(1);
        String text = LocalReportTest.pdf(file);
        assertThat(text)
                .contains("Vérification au regard du SCoT", "Le projet prend de 0,5 à 1 ha", "Règles : Loi climat")
                .contains("Établi le 22/11/2026", "Sources : Communes")
                .contains(communes + ",25 ha");
        if (communes > 12) {
            assertThat(text).contains("autres lignes, comprises dans le total");
        }
    }

    @Test
    void a_sentence_is_cut_between_clauses_never_inside_a_figure() {
        String text = "Ce projet prend 3 ha. À 54,47 %, il resterait entre 20,1827 et 270 ha ; à 50 %, 300 ha.";
        assertThat(CheckPage.cutAtClause(text, 200)).isEqualTo(text);
        assertThat(CheckPage.cutAtClause(text, 74))
                .isEqualTo("Ce projet prend 3 ha. À 54,47 %, il resterait entre 20,1827 et 270 ha…");
        assertThat(CheckPage.cutAtClause(text, 50)).endsWith("…").doesNotContain("20,1");
    }

    @Test
    void when_envelopes_do_not_fit_each_agglomeration_and_scot_is_shown_once_before_any_commune() {
        StringBuilder envelopes = new StringBuilder();
        for (String place : new String[] {
            "commune:1|commune|Oignies", "epci:2|epci|Communauté d’agglomération d’Hénin-Carvin", "scot:a|scot|SCoT"
        }) {
            String[] parts = place.split("\\|");
            envelopes.append(envelopes.isEmpty() ? "" : ",").append("""
                    {"perimetre": {"id": "%s", "type": "%s", "titre": "%s"}, "charge_ha": {"minimum": 0, "maximum": 1}, "raison": null,
                     "hypotheses": [{"taux_pct": 54.47, "etat": "indicatif"}, {"taux_pct": 50, "etat": "indicatif"},
                                    {"taux_pct": 50, "etat": "essai"}]}""".formatted(parts[0], parts[1], parts[2]));
        }
        JsonNode check = Json.read(("{\"enveloppes\": [" + envelopes + "]}").getBytes(StandardCharsets.UTF_8));
        assertThat(names(check, 9))
                .containsExactly("CA d’Hénin-Carvin", "CA d’Hénin-Carvin", "SCoT", "SCoT", "Oignies", "Oignies");
        assertThat(names(check, 2))
                .containsExactly("CA d’Hénin-Carvin", "SCoT", "CA d’Hénin-Carvin", "SCoT", "Oignies", "Oignies");
    }

    private static List<String> names(JsonNode check, int most) {
        return EnvelopePaper.table(check, most).orElseThrow().groups().get(0).rows().stream()
                .map(row -> ((Cell.Text) row.cells().get(0)).text())
                .toList();
    }

    @Test
    void it_is_vector_tagged_french_and_small() throws IOException {
        byte[] file = CheckPage.pdf(Fixtures.check(5), map(), Fixtures.DAY);
        assertThat(file).hasSizeLessThan(400_000);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.getPage(0).getResources().getXObjectNames())
                    .as("the map is paths, not pixels")
                    .allSatisfy(name -> assertThat(pdf.getPage(0).getResources().isImageXObject(name))
                            .isFalse());
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
        }
    }

    @Test
    void a_project_without_footprint_says_so() throws IOException {
        JsonNode check = Json.read("""
                {"surface_ha": null, "communes": [], "raisons": ["La fiche n'a pas d'emprise."], "regle": {"titre": "Loi"}}""".getBytes(StandardCharsets.UTF_8));
        byte[] file = CheckPage.pdf(check, null, Fixtures.DAY);
        assertThat(Pdf.pages(file)).isEqualTo(1);
        assertThat(LocalReportTest.pdf(file))
                .contains("Pas de carte", "La fiche n'a pas d'emprise.", "Surface non renseignée");
    }

    @Test
    void the_workbook_adds_up_to_the_whole_by_commune_and_by_ground() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileFormat.XLSX.write(CheckReport.of(Fixtures.check(3), Fixtures.DAY), out);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("Par commune", "Par sol actuel", "Enveloppes avant et après", "Par projet");
            Row total = workbook.getFirstSheet().read().stream()
                    .filter(row -> row.getCellText(0).equals("Total"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new BigDecimal(total.getCell(2).getRawValue())).isEqualByComparingTo("3.25");
            assertThat(new BigDecimal(total.getCell(3).getRawValue())).isEqualByComparingTo("1.5");
            assertThat(new BigDecimal(total.getCell(4).getRawValue())).isEqualByComparingTo("1.5");
            assertThat(total.getCell(2).getFormula()).startsWith("SUM(");
        }
    }

    @Test
    void the_csv_holds_the_communes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileFormat.CSV.write(CheckReport.of(Fixtures.check(2), Fixtures.DAY), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Groupe;Nature;Commune;INSEE;Surface (ha);Urbanisé (ha);Inconnu (ha);Charge, au moins (ha)")
                .contains(";total;Total;;2,2500;1,0000;1,0000;0,0000;1,0000");
    }
}
