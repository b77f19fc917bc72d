package fr.archipel.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Pdf;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of territories, held against figures worked out by hand from the contracts, and against the follow-up. */
class TerritorySheetTest {
    private static final TestServer SERVER = TestServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commune:62413",
                "epci:246200364",
                "scot:scot-artois",
                "scot:scot-lens-lievin-henin-carvin",
                "communes:62413,62427"
            })
    void a_sheet_says_what_its_description_says_and_where_each_figure_comes_from(String perimeter) {
        JsonNode sheet = sheet(perimeter);
        assertThat(DescribedAnswer.faults(SERVER.get("/ogc/api").json(), "/api/territoires/{perimetre}", sheet))
                .isEmpty();
        for (JsonNode figure : sheet.path("chiffres")) {
            assertThat(
                            figure.path("valeur").isNumber()
                                    ? figure.path("source").isTextual()
                                    : figure.path("raison").isTextual())
                    .as(figure.toString())
                    .isTrue();
        }
    }

    @Test
    void harnes_has_its_people_its_land_and_its_objects() {
        JsonNode harnes = sheet("commune:62413");
        assertThat(figure(harnes, "population").intValue()).isEqualTo(12_264);
        assertThat(figure(harnes, "surface_ha").decimalValue()).isEqualByComparingTo("1080.61");
        // 12 264 inhabitants on 10.8061 km²: 1 134.9
        assertThat(figure(harnes, "densite").intValue()).isEqualTo(1_135);
        JsonNode friches = layer(harnes, "friches");
        assertThat(friches.path("nombre").intValue()).isEqualTo(1);
        assertThat(friches.path("liste").get(0).path("nom").asText()).isEqualTo("Friche Noroxo");
        assertThat(layer(harnes, "parcs").path("nombre").intValue()).isEqualTo(6);
        assertThat(layer(harnes, "cites-minieres").path("nombre").intValue()).isZero();
    }

    @Test
    void what_is_of_the_whole_agglomeration_stands_apart_on_a_commune_and_counts_on_the_agglomeration() {
        JsonNode harnes = sheet("commune:62413").path("argent");
        assertThat(harnes.path("fiches").intValue()).isZero();
        assertThat(harnes.path("cout_eur").isNull()).as("unknown, not 0").isTrue();
        assertThat(harnes.path("a_part").path("fiches").intValue()).isEqualTo(26);
        JsonNode call = sheet("epci:246200364").path("argent");
        assertThat(call.path("fiches").intValue()).isEqualTo(27);
        assertThat(call.path("a_part").path("fiches").intValue()).isZero();
    }

    @Test
    void shared_actions_are_cut_in_equal_shares_to_the_cent() {
        // Auchel, by hand: cabbalr-07, 400 000 € among 4 communes, and cabbalr-38, 2 000 000 € among 3, of which Auchel
        // is
        // the first or second, so that it has one of the two cents left over: 100 000.00 + 666 666.67.
        JsonNode auchel = sheet("commune:62048").path("argent");
        assertThat(auchel.path("cout_eur").decimalValue()).isEqualByComparingTo("766666.67");
        assertThat(auchel.path("partagees").intValue()).isEqualTo(3);
        assertThat(auchel.path("sans_cout").intValue()).isEqualTo(1);
        JsonNode followup = SERVER.get("/api/communes/62048/argent").json().path("part_eur");
        assertThat(auchel.path("cout_eur").decimalValue()).isEqualByComparingTo(followup.decimalValue());
    }

    @ParameterizedTest
    @CsvSource({"epci:246200364, crte-call", "scot:scot-artois, crte-cabbalr"})
    void an_agglomeration_has_the_sums_of_its_contracts_follow_up(String perimeter, String contract) {
        JsonNode money = sheet(perimeter).path("argent");
        JsonNode totals =
                SERVER.get("/api/contrats/" + contract + "/suivi").json().path("totaux");
        for (String name :
                new String[] {"cout_eur", "prevu_eur", "attendu_eur", "notifie_eur", "reste_a_financer_eur"}) {
            assertThat(money.path(name)).as(name).isEqualTo(totals.path(name));
        }
        assertThat(money.path("fiches").intValue())
                .isEqualTo(totals.path("nombre").intValue());
    }

    @Test
    void years_and_shares_of_communes_add_up_to_their_totals() {
        JsonNode call = sheet("epci:246200364");
        assertThat(sum(call.path("argent").path("par_annee"), "prevu_eur"))
                .isEqualByComparingTo(call.path("argent").path("prevu_eur").decimalValue())
                .isEqualByComparingTo("153477292");
        JsonNode artois = sheet("scot:scot-artois");
        BigDecimal located = StreamSupport.stream(artois.path("fiches").spliterator(), false)
                .filter(fiche -> fiche.path("lien").asText().equals("communes")
                        && fiche.path("part_eur").isNumber())
                .map(fiche -> fiche.path("part_eur").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        // By hand, the located fiches of known cost: 0.7 + 0.5 + 2 + 0.4 + 57.8 + 0.7 + 2 + 0.607 + 1.14 + 6.2 + 2 M€.
        assertThat(located).isEqualByComparingTo("74047000");
        assertThat(sum(artois.path("communes"), "part_eur")).isEqualByComparingTo(located);
    }

    @Test
    void land_is_that_of_the_trajectory_with_its_doubt_and_is_explained_when_asked() {
        JsonNode land = sheet("commune:62413").path("foncier");
        JsonNode trajectory = SERVER.get("/api/trajectoires/commune:62413").json();
        assertThat(land.path("doute")).isEqualTo(trajectory.path("doute")).isNotEmpty();
        assertThat(land.path("hypotheses")).hasSameSizeAs(trajectory.path("hypotheses"));
        assertThat(land.has("explications")).isFalse();
        assertThat(SERVER.get("/api/territoires/commune:62413?expliquer=true")
                        .json()
                        .path("foncier")
                        .path("explications"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A4, 595, 842", "A3, 842, 1191"})
    void the_sheet_is_printed_on_the_paper_asked_for(String paper, int width, int height) throws IOException {
        byte[] file = bytes("/api/territoires/commune:62413.pdf?papier=" + paper);
        assertThat(Pdf.pages(file)).isBetween(1, 8);
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(Math.round(document.getPage(0).getMediaBox().getWidth())).isEqualTo(width);
            assertThat(Math.round(document.getPage(0).getMediaBox().getHeight()))
                    .isEqualTo(height);
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Harnes", "Portrait du territoire", "Lambert-93", "Sources", "non renseigné");
        }
    }

    @Test
    void tables_hold_the_fiches_of_the_sheet() {
        Answer csv = SERVER.get("/api/territoires/epci:246200364.csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines().filter(line -> line.contains(";ligne;")).count())
                .isEqualTo(27);
        assertThat(SERVER.get("/api/territoires/epci:246200364.xlsx").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/territoires/commune:1, 400",
        "/api/territoires/commune:75056, 404",
        "/api/territoires/commune:62413?papier=A4, 400",
        "/api/territoires/commune:62413.pdf?papier=A5, 400",
        "/api/territoires/scot:inconnu.pdf, 404"
    })
    void what_cannot_be_shown_is_said(String address, int status) {
        assertThat(SERVER.get(address).status()).isEqualTo(status);
    }

    private static byte[] bytes(String address) {
        return SERVER.get(address).response().body();
    }

    private static JsonNode sheet(String perimeter) {
        Answer answer = SERVER.get("/api/territoires/" + perimeter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode figure(JsonNode sheet, String key) {
        return find(sheet.path("chiffres"), "cle", key).path("valeur");
    }

    private static JsonNode layer(JsonNode sheet, String id) {
        return find(sheet.path("objets"), "couche", id);
    }

    private static JsonNode find(JsonNode list, String name, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path(name).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal sum(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path(name).isNumber())
                .map(each -> each.path(name).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
