package fr.archipel.scot.cover;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The addresses of land cover, on squares whose areas are computed by hand. */
class CoverRoutesTest {
    private static final CoverTerritory COVER = new CoverTerritory();
    private static TestServer server;

    @BeforeAll
    static void serve() {
        // Before: a field; after: a hectare of it is built, and a pond of 4 000 m² on the border of Ouest and Est.
        COVER.ocsge(2018, "CS2.2.1", "US1.1", square(0, 0, 2000, 1000));
        COVER.ocsge(2021, "CS2.2.1", "US1.1", square(0, 100, 2000, 900));
        COVER.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        COVER.ocsge(2021, "CS2.2.1", "US1.1", square(100, 0, 1860, 100));
        COVER.ocsge(2021, "CS1.2.2", "US6.3", square(1960, 0, 40, 100));
        server = TestServer.on(COVER.database());
    }

    @AfterAll
    static void end() {
        server.close();
        COVER.close();
    }

    /** An answer of the present data, however long it takes to compute. */
    private static Answer get(String address) {
        Answer answer = server.get(address);
        for (int i = 0; i < 20 && answer.status() == 503; i++) {
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            answer = server.get(address);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void a_stock_adds_up_to_the_perimeter_by_any_grouping() {
        for (String par : List.of("classe", "couverture", "usage", "commune")) {
            JsonNode stock =
                    get("/api/occupation-sol/stock/scot:scot-sud?par=" + par).json();
            assertThat(stock.path("perimetre_ha").decimalValue()).isEqualByComparingTo("200");
            assertThat(stock.path("total").path("artificialise_ha").decimalValue())
                    .isEqualByComparingTo("1");
            assertThat(stock.path("part_pct").decimalValue()).isEqualByComparingTo("0.5");
            assertThat(sum(stock, "surface_ha")).isEqualByComparingTo("200");
            assertThat(sum(stock, "artificialise_ha")).isEqualByComparingTo("1");
        }
        JsonNode classes = get("/api/occupation-sol/stock/scot:scot-sud").json().path("lignes");
        assertThat(classes.get(0).path("titre").asText()).isEqualTo("Formations herbacées, Agriculture");
        assertThat(classes.get(1).path("code_cs").asText()).isEqualTo("CS1.1.1.1");
        JsonNode north = get("/api/occupation-sol/stock/commune:62003").json();
        assertThat(north.path("non_couvert_ha").decimalValue()).isEqualByComparingTo("200");
        assertThat(north.path("raisons").toString()).contains("couverts par aucun polygone");
    }

    @Test
    void a_flux_says_that_it_is_indicative_and_turns_with_its_vintages() {
        JsonNode flux = get("/api/occupation-sol/flux/communes:62001,62002").json();
        assertThat(flux.path("de").asInt()).isEqualTo(2018);
        assertThat(flux.path("total").path("net_ha").decimalValue()).isEqualByComparingTo("1");
        assertThat(flux.path("lignes")
                        .get(0)
                        .path("classe_vers")
                        .path("code_cs")
                        .asText())
                .isEqualTo("CS1.1.1.1");
        assertThat(flux.path("statut").asText()).isEqualTo("indicatif");
        assertThat(flux.path("raisons").toString()).contains("2031").contains("ne s'ajoutent jamais");
        JsonNode back = get("/api/occupation-sol/flux/communes:62001,62002?de=2021&vers=2018")
                .json();
        assertThat(back.path("total").path("net_ha").decimalValue()).isEqualByComparingTo("-1");
        assertThat(back.path("lignes").get(0).path("classe_de").path("code_cs").asText())
                .isEqualTo("CS1.1.1.1");
        assertThat(get("/api/occupation-sol/flux/scot:scot-sud?par=zonage")
                        .json()
                        .path("raisons")
                        .toString())
                .contains("./archipel import FICHIER --layer zonage-plu");
    }

    @Test
    void answers_are_as_described_and_every_figure_of_land_has_its_explanation() {
        JsonNode document = server.get("/ogc/api").json();
        assertThat(DescribedAnswer.faults(
                        document,
                        "/api/occupation-sol",
                        get("/api/occupation-sol").json()))
                .isEmpty();
        for (String address : List.of(
                "stock/{perimetre} stock/scot:scot-sud?expliquer=true",
                "stock/{perimetre} stock/epci:100000001?par=commune&expliquer=true",
                "stock/{perimetre} stock/commune:62001?source=ocs2d&expliquer=true",
                "flux/{perimetre} flux/scot:scot-sud?expliquer=true",
                "flux/{perimetre} flux/scot:scot-sud?par=commune&expliquer=true",
                "flux/{perimetre} flux/scot:scot-sud?par=friche&expliquer=true",
                "flux/{perimetre} flux/scot:scot-sud?source=ocs2d&expliquer=true")) {
            String[] parts = address.split(" ", 2);
            JsonNode answer = get("/api/occupation-sol/" + parts[1]).json();
            assertThat(DescribedAnswer.faults(document, "/api/occupation-sol/" + parts[0], answer))
                    .as(address)
                    .isEmpty();
            if (!address.contains("ocs2d")) {
                List<String> bare = new ArrayList<>();
                walk("", answer, answer.path("explications"), bare);
                assertThat(bare).as(address).isEmpty();
            }
        }
    }

    private static void walk(String at, JsonNode node, JsonNode explanations, List<String> bare) {
        if (node.isNumber() && (at.endsWith("_ha") || at.endsWith("_pct")) && !explained(at, explanations)) {
            bare.add(at);
        }
        node.properties().stream()
                .filter(member -> !member.getKey().equals("explications"))
                .forEach(member -> walk(at + "/" + member.getKey(), member.getValue(), explanations, bare));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(at + "/" + i, node.get(i), explanations, bare);
        }
    }

    private static boolean explained(String at, JsonNode explanations) {
        for (String above = at; !above.isEmpty(); above = above.substring(0, above.lastIndexOf('/'))) {
            if (explanations.has(above)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void tables_leave_as_files() {
        Answer csv = get("/api/occupation-sol/stock/scot:scot-sud?f=csv");
        assertThat(csv.text())
                .contains("CS1.1.1.1 US5;\"Zones bâties, Résidentiel\"".replace("\"", ""))
                .contains("Total couvert");
        assertThat(csv.header("Content-Disposition")).contains("occupation-sol-ocsge-scot-scot-sud.csv");
        assertThat(get("/api/occupation-sol/flux/scot:scot-sud?f=xlsx").header("Content-Type"))
                .contains("spreadsheetml");
    }

    @Test
    void what_is_not_imported_says_how_to_import_and_bad_requests_are_told() {
        JsonNode stock =
                get("/api/occupation-sol/stock/commune:62001?source=ocs2d").json();
        assertThat(stock.path("millesime").isNull()).isTrue();
        assertThat(stock.path("raisons").get(0).asText()).contains("./archipel import FICHIER --layer ocs2d");
        assertThat(server.get("/api/occupation-sol/stock/commune:62001?millesime=2019")
                        .json()
                        .path("detail")
                        .asText())
                .contains("2018, 2021");
        assertThat(server.get("/api/occupation-sol/flux/commune:62001?de=2021&vers=2021")
                        .status())
                .isEqualTo(400);
        assertThat(server.get("/api/occupation-sol/stock/commune:75056").status())
                .isEqualTo(404);
        assertThat(server.get("/api/occupation-sol/stock/lens").status()).isEqualTo(400);
        assertThat(server.post("/api/occupation-sol/recalcul", "").status()).isEqualTo(401);
    }

    private static java.math.BigDecimal sum(JsonNode answer, String member) {
        java.math.BigDecimal sum = java.math.BigDecimal.ZERO;
        for (JsonNode line : answer.path("lignes")) {
            sum = sum.add(line.path(member).decimalValue());
        }
        return sum;
    }
}
