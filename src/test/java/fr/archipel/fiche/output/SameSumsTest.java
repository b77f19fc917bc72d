package fr.archipel.fiche.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import fr.archipel.db.Sql;
import fr.archipel.document.French;
import fr.archipel.support.LibreOffice;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums on screen are the sums of the files, of what a spreadsheet calculates, and of SQL. */
class SameSumsTest {
    private static final List<String> CONTRACTS = List.of("crte-call", "crte-cahc", "crte-cabbalr");
    private static final List<String> FOLLOWUP = List.of(
            "cout_eur",
            "prevu_eur",
            "realise_eur",
            "attendu_eur",
            "sollicite_eur",
            "notifie_eur",
            "engage_eur",
            "verse_eur",
            "reste_a_financer_eur");
    /** Columns of a workbook that are no money. */
    private static final Set<String> NOT_SUMMED = Set.of(
            "N°",
            "Action",
            "Statut",
            "Maîtres d'ouvrage",
            "Année",
            "Financeur",
            "Financeurs",
            "Dispositif",
            "Dernier mouvement",
            "Alertes");

    private static TestDatabase database;
    private static TestServer server;

    @TempDir
    private Path folder;

    /** Every contract has ready fiches, with fundings of 2026 down to the cent, and spending. */
    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        database.database().doInTransaction(session -> {
            session.update(Sql.of("UPDATE fiche SET statut = 'engagee' WHERE rang <= 3"));
            session.update(Sql.of("""
                    WITH f AS (INSERT INTO financement (fiche, annee, origine, dispositif)
                               SELECT id, 2026, 'saisie', 'DSIL' FROM fiche WHERE statut = 'engagee' RETURNING id),
                    p AS (INSERT INTO financement_partie SELECT id, 'etat' FROM f)
                    INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, auteur)
                    SELECT f.id, e.etape, e.le::date, e.cents + f.id, 'essai'
                    FROM f CROSS JOIN (VALUES ('notifie', '2026-01-02', 1000001::bigint),
                                              ('notifie', '2026-02-02', 1200050), ('verse', '2026-03-02', 300033),
                                              ('verse', '2026-04-02', 100010)) AS e (etape, le, cents)"""));
            session.update(Sql.of("""
                    INSERT INTO depense (fiche, annee, section, nature, montant_centimes, date_constat, auteur)
                    SELECT id, 2022, 'global', 'realise', 123456 + rang, '2023-01-15', 'essai' FROM fiche"""));
        });
        server = TestServer.on(database.database());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    static Stream<String> reports() {
        return CONTRACTS.stream()
                .flatMap(contract -> Stream.of("maquette", "suivi", "convention")
                        .map(report -> "/api/contrats/" + contract + "/" + report));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void totals_of_the_files_are_those_of_the_screen(String address) throws IOException {
        List<@Nullable BigDecimal> screen = onScreen(address);
        assertThat(screen.get(0) == null && screen.get(2) == null).isFalse();
        assertThat(ofCsv(server.get(address + ".csv").text(), "total"))
                .as("CSV")
                .isEqualTo(screen);
        assertThat(ofCsv(server.get(address + ".csv").text(), "ligne"))
                .as("rows of the CSV, added up")
                .isEqualTo(screen);
        assertThat(ofWorkbook(server.get(address + ".xlsx").response().body()))
                .as("XLSX")
                .isEqualTo(screen);
        String paper = text(server.get(address + ".pdf").response().body());
        for (BigDecimal total : screen) {
            if (total != null) {
                assertThat(paper).contains(plain(French.money(cents(total))));
            }
        }
    }

    @Test
    void a_spreadsheet_calculates_the_same_totals() throws Exception {
        assumeTrue(LibreOffice.isPresent(), "sans LibreOffice, les formules ne sont pas recalculées");
        List<Path> workbooks = new ArrayList<>();
        for (String address : reports().toList()) {
            Path workbook = folder.resolve(name(address) + ".xlsx");
            Files.write(workbook, server.get(address + ".xlsx").response().body());
            workbooks.add(workbook);
        }
        LibreOffice.calculate(folder, workbooks);
        for (String address : reports().toList()) {
            List<@Nullable BigDecimal> calculated = null;
            List<List<String>> rows = csv(Files.readString(folder.resolve(name(address) + ".csv")), ';');
            for (List<String> row : rows) {
                if (row.size() > 1 && row.get(1).equals("Total")) {
                    calculated = row.stream()
                            .filter(cell -> cell.isEmpty() || cell.matches("-?[0-9]+([.,][0-9]+)?"))
                            .map(cell -> cell.isEmpty() ? null : number(cell))
                            .toList();
                }
            }
            List<@Nullable BigDecimal> screen = onScreen(address);
            assertThat(without(calculated)).as(address).isEqualTo(without(screen));
        }
    }

    @Test
    void what_is_left_of_an_unknown_cost_is_unknown() {
        JsonNode alone = server.get("/api/fiches/call-1.1/suivi").json();
        assertThat(alone.at("/totaux/cout_eur").isNull()).isTrue();
        assertThat(alone.at("/totaux/reste_a_financer_eur").isNull()).isTrue();
        for (JsonNode fiche : server.get("/api/contrats/crte-call/suivi").json().path("fiches")) {
            assertThat(fiche.path("reste_a_financer_eur").isNull())
                    .as(fiche.path("id").asText())
                    .isEqualTo(fiche.path("cout_eur").isNull());
        }
    }

    @Test
    void totals_on_screen_are_those_of_sql() {
        for (String contract : CONTRACTS) {
            String address = "/api/contrats/" + contract;
            BigDecimal cost = sql("SELECT sum(montant_total_eur) FROM v_fiche WHERE contrat = ?", contract);
            assertThat(onScreen(address + "/maquette").get(0)).isEqualByComparingTo(cost);
            List<@Nullable BigDecimal> followup = onScreen(address + "/suivi");
            assertThat(followup.get(0)).isEqualByComparingTo(cost);
            assertThat(followup.get(2)).isEqualByComparingTo(sql("""
                            SELECT sum(d.montant_centimes) / 100.0 FROM depense d JOIN fiche f ON f.id = d.fiche
                            WHERE f.contrat = ? AND d.nature = 'realise'""", contract));
            String notified = """
                    SELECT sum(montant_centimes) / 100.0 FROM (
                      SELECT DISTINCT ON (m.id) e.montant_centimes
                      FROM financement_etape e JOIN financement m ON m.id = e.financement JOIN fiche f ON f.id = m.fiche
                      WHERE f.contrat = ? AND e.etape = 'notifie' AND coalesce(m.annee, 0) >= ?
                      ORDER BY m.id, e.date_etape DESC, e.id DESC) dernier""";
            assertThat(followup.get(5)).isEqualByComparingTo(sql(notified, contract, 0));
            List<@Nullable BigDecimal> agreement = onScreen(address + "/convention");
            assertThat(agreement.get(2)).isEqualByComparingTo(sql(notified, contract, 2026));
            assertThat(agreement.get(4)).isEqualByComparingTo(sql("""
                            SELECT sum(e.montant_centimes) / 100.0
                            FROM financement_etape e JOIN financement m ON m.id = e.financement JOIN fiche f ON f.id = m.fiche
                            WHERE f.contrat = ? AND e.etape = 'verse' AND m.annee = 2026""", contract));
        }
    }

    /** Totals of the columns of money, in their order; null when nothing is known. */
    private static List<@Nullable BigDecimal> onScreen(String address) {
        JsonNode json = server.get(address).json();
        List<String> columns = new ArrayList<>();
        json.path("colonnes").forEach(column -> {
            if (column.path("type").asText().equals("montant")) {
                columns.add(column.path("id").asText());
            }
        });
        JsonNode total = json.path(columns.isEmpty() ? "totaux" : "total");
        List<@Nullable BigDecimal> totals = new ArrayList<>();
        for (String column : columns.isEmpty() ? FOLLOWUP : columns) {
            JsonNode value = total.path(column);
            totals.add(value.isNumber() ? value.decimalValue().setScale(2) : null);
        }
        return totals;
    }

    /** Columns of euros of a CSV, the rows of one nature added up. */
    private static List<@Nullable BigDecimal> ofCsv(String text, String nature) {
        List<List<String>> rows = csv(text.substring(1), ';');
        List<String> headings = rows.get(0);
        List<@Nullable BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).endsWith("(€)")) {
                BigDecimal sum = null;
                for (List<String> row : rows) {
                    if (row.get(1).equals(nature) && row.get(i).matches("-?[0-9]+,[0-9]{2}")) {
                        BigDecimal value = number(row.get(i));
                        sum = sum == null ? value : sum.add(value);
                    }
                }
                sums.add(sum);
            }
        }
        return sums;
    }

    private static List<@Nullable BigDecimal> ofWorkbook(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();
            Row headings = rows.stream()
                    .filter(row -> row.getCellCount() > 0 && row.getCellText(0).equals("N°"))
                    .findFirst()
                    .orElseThrow();
            Row total = rows.stream()
                    .filter(row -> row.getCellCount() > 1 && row.getCellText(1).equals("Total"))
                    .findFirst()
                    .orElseThrow();
            List<@Nullable BigDecimal> totals = new ArrayList<>();
            for (int i = 0; i < headings.getCellCount(); i++) {
                boolean summed = !NOT_SUMMED.contains(headings.getCellText(i));
                if (summed) {
                    var cell = total.getCell(i);
                    totals.add(
                            cell == null || cell.getType() == CellType.EMPTY
                                    ? null
                                    : new BigDecimal(cell.getRawValue()).setScale(2));
                    assertThat(cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.FORMULA)
                            .as(headings.getCellText(i))
                            .isTrue();
                }
            }
            return totals;
        }
    }

    private static List<BigDecimal> without(@Nullable List<@Nullable BigDecimal> values) {
        assertThat(values).isNotNull();
        List<BigDecimal> known = new ArrayList<>();
        values.forEach(value -> {
            if (value != null) {
                known.add(value.stripTrailingZeros());
            }
        });
        return known;
    }

    private static List<List<String>> csv(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)
                .forEach(record -> rows.add(record.getFields()));
        return rows;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.')).setScale(2, java.math.RoundingMode.HALF_UP);
    }

    private static long cents(BigDecimal euros) {
        return euros.movePointRight(2).longValueExact();
    }

    private static BigDecimal sql(String sql, Object... values) {
        return database.database()
                .find(Sql.of(sql, values), row -> row.getBigDecimal(1))
                .orElseThrow();
    }

    private static String name(String address) {
        return address.substring("/api/contrats/".length()).replace('/', '-');
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String plain(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ');
    }
}
