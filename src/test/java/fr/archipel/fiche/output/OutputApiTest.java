package fr.archipel.fiche.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maquette and the funding agreement, over HTTP, against SQL of the test's own. */
class OutputApiTest {
    private static TestDatabase database;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crte-call", "crte-cahc", "crte-cabbalr"})
    void the_maquette_adds_up_to_the_same_cents_on_screen_in_files_and_in_sql(String contrat) throws IOException {
        BigDecimal sql = database.database()
                .find(
                        Sql.of("SELECT sum(montant_total_eur) FROM v_fiche WHERE contrat = ?", contrat),
                        row -> row.getBigDecimal(1))
                .orElseThrow();
        JsonNode json = server.get("/api/contrats/" + contrat + "/maquette").json();
        assertThat(json.at("/total/cout_eur").decimalValue()).isEqualByComparingTo(sql);
        BigDecimal groups = BigDecimal.ZERO;
        BigDecimal rows = BigDecimal.ZERO;
        for (JsonNode group : json.path("groupes")) {
            JsonNode subtotal = group.at("/sous_total/cout_eur");
            groups = groups.add(subtotal.isNumber() ? subtotal.decimalValue() : BigDecimal.ZERO);
            for (JsonNode row : group.path("lignes")) {
                JsonNode cost = row.path("cout_eur");
                rows = rows.add(cost.isNumber() ? cost.decimalValue() : BigDecimal.ZERO);
            }
        }
        assertThat(groups).isEqualByComparingTo(sql);
        assertThat(rows).isEqualByComparingTo(sql);

        Files.createDirectories(Path.of("target", "papier"));
        byte[] xlsx = server.get("/api/contrats/" + contrat + "/maquette.xlsx")
                .response()
                .body();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            Row total = workbook.getFirstSheet().read().stream()
                    .filter(row -> row.getCellCount() > 4 && row.getCellText(1).equals("Total"))
                    .findFirst()
                    .orElseThrow();
            assertThat(total.getCell(4).getFormula()).startsWith("SUM(E");
            assertThat(new BigDecimal(total.getCell(4).getRawValue())).isEqualByComparingTo(sql);
        }
        String csv = server.get("/api/contrats/" + contrat + "/maquette.csv").text();
        assertThat(csv)
                .contains(
                        "\r\n;total;;Total;;;" + sql.setScale(2).toPlainString().replace('.', ',') + ";");
        TestServer.Answer pdf = server.get("/api/contrats/" + contrat + "/maquette", "Accept", "application/pdf");
        assertThat(pdf.header("Content-Type")).startsWith("application/pdf");
        assertThat(pdf.header("Content-Disposition")).isEqualTo("inline; filename=\"maquette-" + contrat + ".pdf\"");
        assertThat(text(pdf))
                .contains(
                        fr.archipel.document.French.money(sql.movePointRight(2).longValueExact())
                                .replace('\u202F', ' ')
                                .replace('\u00A0', ' '));
    }

    @Test
    void printed_totals_stand_beside_the_sum_of_the_printed_rows() {
        JsonNode totals = server.get("/api/contrats/crte-cahc/maquette").json().path("totaux_imprimes");
        assertThat(totals).hasSize(7);
        JsonNode own = totals.get(1);
        assertThat(own.path("libelle").asText()).isEqualTo("TOTAL, part de l'EPCI");
        assertThat(own.path("imprime_eur").decimalValue()).isEqualByComparingTo("25715256.83");
        assertThat(own.path("difference_eur").decimalValue())
                .isEqualByComparingTo(own.path("imprime_eur")
                        .decimalValue()
                        .subtract(own.path("montant_eur").decimalValue()));
        assertThat(own.path("sources").get(0).asText()).endsWith(":668");
    }

    @Test
    void an_agreement_without_a_ready_fiche_is_empty_and_says_why() throws IOException {
        JsonNode empty =
                server.get("/api/contrats/crte-call/convention?annee=2031").json();
        assertThat(empty.path("groupes")).isEmpty();
        assertThat(empty.path("motif").asText()).isNotEmpty();
        String reason = empty.path("motif").asText();
        assertThat(text(server.get("/api/contrats/crte-call/convention.pdf?annee=2031"))
                        .replace('\n', ' '))
                .contains(reason, "2031")
                .doesNotContain("Total");
        String[] csv = server.get("/api/contrats/crte-call/convention.csv?annee=2031")
                .text()
                .split("\r\n", -1);
        assertThat(csv[1]).startsWith(";aucune ligne;" + reason + ";");
        assertThat(csv[2]).isEmpty();
        byte[] xlsx = server.get("/api/contrats/crte-call/convention.xlsx?annee=2031")
                .response()
                .body();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getFirstSheet().read().stream()
                            .filter(row -> row.getCellCount() > 0)
                            .map(row -> row.getCellText(0)))
                    .contains("Aucune ligne", reason);
        }
    }

    @Test
    void an_agreement_holds_the_fundings_of_its_year_each_once() throws IOException {
        database.database().doInTransaction(session -> {
            session.update(Sql.of("UPDATE fiche SET statut = 'validee' WHERE id IN ('cahc-01', 'cahc-02')"));
            session.update(Sql.of("UPDATE fiche SET statut = 'proposee' WHERE id = 'cahc-03'"));
            session.update(Sql.of("""
                    WITH f AS (INSERT INTO financement (fiche, annee, origine, dispositif)
                               VALUES ('cahc-01', 2030, 'saisie', 'DSIL'), ('cahc-02', 2030, 'saisie', NULL),
                                      ('cahc-02', 2029, 'saisie', NULL), ('cahc-03', 2030, 'saisie', NULL)
                               RETURNING id, fiche, annee),
                    p AS (INSERT INTO financement_partie
                          SELECT f.id, p FROM f CROSS JOIN unnest(ARRAY['etat', 'cahc']) p
                          WHERE p = 'etat' OR f.fiche = 'cahc-02')
                    INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, mention, auteur)
                    SELECT f.id, e.etape, e.le::date, e.cents, e.mention, 'essai'
                    FROM f CROSS JOIN (VALUES ('notifie', '2030-01-02', 10000::bigint, NULL),
                                              ('notifie', '2030-02-02', 12050, NULL),
                                              ('verse', '2030-03-02', 1000, NULL), ('verse', '2030-04-02', 500, NULL),
                                              ('attendu', '2029-01-01', NULL, 'a_evaluer'))
                      AS e (etape, le, cents, mention)"""));
        });
        JsonNode json =
                server.get("/api/contrats/crte-cahc/convention?annee=2030").json();
        assertThat(json.path("motif").isNull()).isTrue();
        assertThat(json.at("/total/notifie_eur").decimalValue()).isEqualByComparingTo("241.00");
        assertThat(json.at("/total/verse_eur").decimalValue()).isEqualByComparingTo("30.00");
        assertThat(json.at("/total/attendu_eur").isNull()).isTrue();
        assertThat(json.at("/groupes/0/lignes/0/attendu_eur").asText()).isEqualTo("à évaluer");
        assertThat(json.path("par_financeur")).hasSize(2);
        assertThat(json.path("par_action").findValuesAsText("numero")).containsExactly("01", "02");
        assertThat(json.at("/par_action/0/verse_eur").decimalValue()).isEqualByComparingTo("15.00");
        assertThat(json.path("par_financeur").findValuesAsText("partenaire")).contains("État", "CAHC + État");
        assertThat(text(server.get("/api/contrats/crte-cahc/convention.pdf?annee=2030")))
                .contains("241 €", "DSIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maquette", "convention"})
    void answers_are_as_described(String what) {
        JsonNode description = server.get("/ogc/api").json();
        for (String contrat : List.of("crte-call", "crte-cahc", "crte-cabbalr")) {
            JsonNode answer = server.get("/api/contrats/" + contrat + "/" + what + ".json")
                    .json();
            assertThat(DescribedAnswer.faults(description, "/api/contrats/{id}/" + what, answer))
                    .isEmpty();
        }
    }

    @Test
    void what_is_not_served_is_said() {
        assertThat(server.get("/api/contrats/inconnu/maquette").status()).isEqualTo(404);
        assertThat(server.get("/api/contrats/pole-metropolitain/maquette").status())
                .isEqualTo(404);
        assertThat(server.get("/api/contrats/crte-call/maquette.doc").status()).isEqualTo(404);
        assertThat(server.get("/api/contrats/crte-call/maquette", "Accept", "image/png")
                        .status())
                .isEqualTo(406);
        assertThat(server.get("/api/contrats/crte-call/convention?annee=deux").status())
                .isEqualTo(400);
    }

    private static String text(TestServer.Answer pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.response().body())) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u202F', ' ')
                    .replace('\u00A0', ' ');
        }
    }
}
