package fr.archipel.scot.output;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.scot.cover.CalculationStore;
import fr.archipel.scot.cover.Cover;
import fr.archipel.scot.cover.CoverStore;
import fr.archipel.scot.cover.CoverWork;
import fr.archipel.scot.cover.FluxStore;
import fr.archipel.scot.cover.StockStore;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** 2° and 3° of a local report over generated OCS GE: the hectares of the land cover's own addresses, in every form. */
class LocalReportCoverTest {
    private static final String REPORT = "/api/rapports-locaux/commune:62001?annee=2026";
    private static final SquareTerritory TERRITORY = new SquareTerritory();
    private static TestServer server;

    /**
     * Ouest is 100 ha. 2022: 2 ha of housing, the rest a field. 2024: 1 ha of it is a field again, 3 ha of roads and 0.6 ha of
     * lawn of an industry came; 2027: nothing is left of the field.
     */
    @BeforeAll
    static void serve() {
        cover(2022, "CS1.1.1.1", "US5", square(0, 0, 200, 100));
        cover(2022, "CS2.2.1", "US1.1", square(0, 100, 1000, 900));
        cover(2022, "CS2.2.1", "US1.1", square(200, 0, 800, 100));
        cover(2024, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        cover(2024, "CS2.2.1", "US1.1", square(100, 0, 900, 100));
        cover(2024, "CS1.1.1.2", "US4.1.1", square(0, 100, 300, 100));
        cover(2024, "CS2.2.1", "US2", square(300, 100, 60, 100));
        cover(2024, "CS2.2.1", "US1.1", square(360, 100, 640, 100));
        cover(2024, "CS2.2.1", "US1.1", square(0, 200, 1000, 800));
        cover(2027, "CS1.1.1.2", "US4.1.1", square(0, 0, 1000, 1000));
        server = TestServer.on(TERRITORY.database());
    }

    @AfterAll
    static void end() {
        server.close();
        TERRITORY.close();
    }

    private static void cover(int vintage, String cs, String us, Geometry place) {
        TERRITORY.database().update(Sql.of("""
                INSERT INTO ocsge (id_source, millesime, code_cs, code_us, geom) VALUES (?, ?, ?, ?, ST_Multi(?))""", vintage + cs + us + place.getCoordinate(), vintage, cs, us, place));
    }

    /** However long the land cover takes to be counted. */
    private static Answer get(String address) {
        Answer answer = server.get(address);
        for (int i = 0; i < 20 && answer.status() == 503; i++) {
            answer = server.get(address);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static JsonNode figures(JsonNode report, int section) {
        return report.path("rubriques").path(section).path("chiffres");
    }

    private static BigDecimal value(JsonNode figures, String key) {
        JsonNode figure = Values.keyed(figures, key);
        assertThat(figure.path("valeur").isNumber()).as(key + " " + figures).isTrue();
        return figure.path("valeur").decimalValue();
    }

    @Test
    void its_hectares_are_those_computed_by_hand_and_those_of_the_land_cover() {
        JsonNode first =
                get("/api/occupation-sol/stock/commune:62001?millesime=2022").json();
        JsonNode second =
                get("/api/occupation-sol/stock/commune:62001?millesime=2024").json();
        JsonNode flux =
                get("/api/occupation-sol/flux/commune:62001?de=2022&vers=2024").json();
        JsonNode report = get(REPORT).json();
        JsonNode net = figures(report, 2);
        assertThat(value(net, "artificialise_2022"))
                .isEqualByComparingTo("2")
                .isEqualByComparingTo(first.at("/total/artificialise_ha").decimalValue());
        assertThat(value(net, "artificialise_2024"))
                .isEqualByComparingTo("4.6")
                .isEqualByComparingTo(second.at("/total/artificialise_ha").decimalValue());
        for (String[] expected :
                new String[][] {{"artificialisation", "3.6"}, {"desartificialisation", "1"}, {"net", "2.6"}}) {
            assertThat(value(net, expected[0]))
                    .isEqualByComparingTo(expected[1])
                    .isEqualByComparingTo(
                            flux.path("total").path(expected[0] + "_ha").decimalValue());
        }
        JsonNode sealed = figures(report, 3);
        assertThat(value(sealed, "impermeable_2024"))
                .isEqualByComparingTo("4")
                .isEqualByComparingTo(second.at("/total/impermeable_ha").decimalValue());
        assertThat(value(sealed, "impermeabilisation_nette"))
                .isEqualByComparingTo("2")
                .isEqualByComparingTo(
                        flux.at("/total/impermeabilisation_nette_ha").decimalValue());
        assertThat(DescribedAnswer.faults(server.get("/ogc/api").json(), "/api/rapports-locaux/{perimetre}", report))
                .isEmpty();
    }

    @Test
    void classes_are_told_by_vintage_and_add_up_to_the_figures() {
        JsonNode tables = get(REPORT).json().path("rubriques").path(2).path("tableaux");
        assertThat(tables).hasSize(1);
        assertThat(tables.path(0).toString())
                .contains("Sols artificialisés par classe", "artificialise_2022_ha", "artificialise_2024_ha");
        JsonNode sealed = get(REPORT).json().path("rubriques").path(3).path("tableaux");
        assertThat(sealed).hasSize(2);
        assertThat(sealed.path(1).toString()).contains("Sols imperméables par classe");
    }

    @Test
    void every_file_says_the_same_hectares() throws IOException {
        get("/api/occupation-sol/flux/commune:62001?de=2022&vers=2024");
        List<String> figures = List.of(
                "Sols artificialisés en 2022 : 2 ha",
                "Sols artificialisés en 2024 : 4,6 ha",
                "Artificialisation 2022-2024 : 3,6 ha",
                "Désartificialisation 2022-2024 : 1 ha",
                "Artificialisation nette 2022-2024 : 2,6 ha",
                "Imperméabilisation nette 2022-2024 : 2 ha",
                "millésimes 2022 et 2024");
        byte[] pdf = get(REPORT + "&f=pdf").response().body();
        assertThat(LocalReportTest.pdf(pdf)).contains(figures);
        assertThat(LocalReportTest.odt(get(REPORT + "&f=odt").response().body()))
                .contains(figures);
        assertThat(LocalReportTest.plain(get(REPORT + "&f=html").text())).contains(figures);
        String csv = new String(get(REPORT + "&f=csv").response().body(), StandardCharsets.UTF_8);
        assertThat(csv)
                .contains(
                        "Artificialisation nette 2022-2024;2,6000;ha", "Imperméabilisation nette 2022-2024;2,0000;ha");
    }

    @Test
    void while_it_is_counted_nothing_of_it_is_told_but_how_far_it_is() {
        try (SquareTerritory other = new SquareTerritory()) {
            Database database = other.database();
            CalculationStore calculations = new CalculationStore(database);
            Cover cover = new Cover(
                    new CoverStore(database),
                    new StockStore(database),
                    new FluxStore(database),
                    calculations,
                    // Nobody started it: what is asked for stays to be counted.
                    new CoverWork(calculations));
            RoomFigures figures = new RoomFigures(null, cover, Clock.systemUTC());
            assertThat(figures.cover(Fixtures.commune(), 2023, 2025).reason()).contains("--layer ocsge");
            database.update(Sql.of("""
                    INSERT INTO ocsge (id_source, millesime, code_cs, code_us, geom)
                    VALUES ('a', 2022, 'CS2.2.1', 'US1.1', ST_Multi(?))""", square(0, 0, 1000, 1000)));
            LandCover busy = figures.cover(Fixtures.commune(), 2023, 2025);
            assertThat(busy.stocks()).isEmpty();
            assertThat(busy.reason()).contains("recalculée", "Réessayez");
            JsonNode report = LocalReportJson.of(
                    LocalReport.of(
                            Fixtures.commune(), 2026, Fixtures.DAY, Fixtures.trajectory(), busy, Fixtures.NO_TEXT),
                    "http://localhost/");
            for (int section = 2; section < 4; section++) {
                for (JsonNode figure : figures(report, section)) {
                    assertThat(figure.path("valeur").isNull()).isTrue();
                    assertThat(figure.path("raison").asText()).isEqualTo(busy.reason());
                }
            }
        }
    }

    @Test
    void what_was_seen_after_the_years_told_is_left_out() {
        JsonNode early = get("/api/rapports-locaux/commune:62001?annee=2023").json();
        assertThat(Values.keyed(figures(early, 2), "artificialise_2022")
                        .path("valeur")
                        .decimalValue())
                .isEqualByComparingTo("2");
        assertThat(Values.keyed(figures(early, 2), "net").path("raison").asText())
                .contains("un seul précède");
        JsonNode before = get("/api/rapports-locaux/commune:62001?annee=2022").json();
        assertThat(Values.keyed(figures(before, 2), "artificialise")
                        .path("raison")
                        .asText())
                .contains("2022, 2024, 2027", "finissent en 2021");
        JsonNode late = get("/api/rapports-locaux/commune:62001?annee=2028").json();
        assertThat(Values.keyed(figures(late, 2), "net").path("titre").asText())
                .as("the vintage at the start of the three years, and the last")
                .endsWith("2024-2027");
    }
}
