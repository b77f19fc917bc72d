package fr.archipel.scot.output;

import static fr.archipel.support.SquareTerritory.geoJson;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.document.French;
import fr.archipel.document.Pdf;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of a what-if, opened and read back: they say what its answer says. */
class SimulationFilesTest {
    private static final String BODY = "{\"perimetre\":\"scot:scot-sud\",\"taux\":40,\"projets\":["
            + "{\"titre\":\"Lotissement de l'Ouest\",\"etat\":\"engage\",\"geometry\":%s},"
            + "{\"titre\":\"Zone du Levant\",\"geometry\":%s}]}";
    private static SquareTerritory territory;
    private static TestServer server;
    private static String body;
    private static JsonNode answer;

    /** Reference 15 ha a commune, 0.8 ha since: 18 ha at 40 %, 16.4 left; the projects take 2 and 1.5 ha, ENAF all of it. */
    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        for (String insee : List.of("62001", "62002")) {
            for (int year = 2011; year <= 2022; year++) {
                territory.database().update(Sql.of("""
                        INSERT INTO conso_enaf (millesime, insee, annee, destination, surface_m2)
                        VALUES (2023, ?, ?, 'total', ?)""", insee, year, new BigDecimal(year < 2021 ? 15_000 : 4_000)));
            }
        }
        territory.database().update(Sql.of("""
                INSERT INTO sol_reference (id, nature, millesime, source, geom)
                VALUES ('a', 'enaf', 2024, 'essai', ST_Multi(?))""", square(0, 0, 2000, 1000)));
        server = TestServer.on(territory.database());
        body = BODY.formatted(geoJson(square(0, 0, 200, 100)), geoJson(square(1200, 0, 150, 100)));
        answer = server.post("/api/scot/simulation", body).json();
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void the_answer_itself_is_the_one_computed_by_hand() {
        assertThat(answer.at("/charge_ha/minimum").decimalValue())
                .as(answer.toString())
                .isEqualByComparingTo("3.5");
        assertThat(answer.at("/charge_ha/maximum").decimalValue()).isEqualByComparingTo("3.5");
    }

    @Test
    void the_page_is_one_page_with_its_sentence_its_projects_and_its_rates() throws IOException {
        TestServer.Answer page = server.post("/api/scot/simulation.pdf", body);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(page.header("Content-Disposition")).contains("simulation-scot-scot-sud.pdf");
        byte[] file = page.response().body();
        assertThat(Pdf.pages(file)).isEqualTo(1);
        assertThat(LocalReportTest.pdf(file))
                .contains("Lotissement de l'Ouest", "Zone du Levant")
                .contains(LocalReportTest.plain(French.hectares(35_000)))
                .contains(LocalReportTest.plain(answer.path("phrase").asText()).substring(0, 30));
    }

    @Test
    void the_workbook_has_the_projects_the_communes_and_what_is_left_at_each_rate() throws IOException {
        TestServer.Answer sent = server.post("/api/scot/simulation.xlsx", body);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(sent.header("Content-Disposition")).contains("simulation-scot-scot-sud.xlsx");
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(sent.response().body()))) {
            Row total = row(workbook, "Par projet", "Total");
            assertThat(number(total, 5)).isEqualByComparingTo("3.5");
            assertThat(number(row(workbook, "Par projet", "Zone du Levant"), 5)).isEqualByComparingTo("1.5");
            assertThat(number(row(workbook, "Par commune", "Ouest"), 2)).isEqualByComparingTo("2");
            Sheet envelopes = workbook.findSheet("Enveloppes avant et après").orElseThrow();
            List<Row> tried = envelopes.read().stream()
                    .filter(row -> row.getCellCount() > 6 && row.getCellText(1).contains("40"))
                    .filter(row -> row.getCellText(0).equals("scot-sud"))
                    .toList();
            assertThat(tried).hasSize(1);
            // 18 − 1.6 = 16.4 before, 12.9 after.
            assertThat(number(tried.get(0), 3)).isEqualByComparingTo("16.4");
            assertThat(number(tried.get(0), 6)).isEqualByComparingTo("12.9");
            assertThat(number(tried.get(0), 7)).isEqualByComparingTo("12.9");
        }
    }

    @Test
    void the_csv_has_the_communes_and_a_what_if_of_nothing_has_its_files_too() {
        String csv = text(server.post("/api/scot/simulation.csv", body));
        assertThat(csv).contains(";Ouest;62001;2,0000", ";Est;62002;1,5000");
        String nothing = "{\"perimetre\":\"scot:scot-sud\",\"projets\":[],\"taux\":40}";
        for (String suffix : List.of("pdf", "xlsx", "csv")) {
            TestServer.Answer file = server.post("/api/scot/simulation." + suffix, nothing);
            assertThat(file.status()).as(suffix + file.text()).isEqualTo(200);
        }
        assertThat(server.post("/api/scot/simulation.odt", body).status()).isEqualTo(404);
        assertThat(server.post("/api/scot/simulation.pdf", "{\"projets\":[]}").status())
                .isEqualTo(422);
    }

    private static Row row(ReadableWorkbook workbook, String sheet, String first) throws IOException {
        return workbook.findSheet(sheet).orElseThrow().read().stream()
                .filter(row -> row.getCellCount() > 0 && row.getCellText(0).equals(first))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal number(Row row, int column) {
        return new BigDecimal(row.getCell(column).getRawValue());
    }

    private static String text(TestServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
