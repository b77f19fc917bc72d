package fr.archipel.exchange.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.exchange.followup.Spreadsheets.Formula;
import fr.archipel.exchange.followup.Spreadsheets.Named;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Follow-up tables sent to the real service, over the bundled contracts. */
class FollowupImportApiTest {
    private static final String APPLY = "{\"appliquer\":true}";

    private TestDatabase database;
    private TestServer server;
    private Upload call;
    private String key;

    @BeforeEach
    void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        call = new Upload(server, "crte-call");
        key = "Bearer " + new KeyStore(database.database()).create("Marie").text();
        for (String fiche : List.of("call-1.2", "call-1.4")) {
            run("DELETE FROM financement WHERE fiche = '" + fiche + "'");
            run("UPDATE fiche SET statut = 'validee', statut_initial = 'validee' WHERE id = '" + fiche + "'");
        }
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "crte-call, xlsx",
        "crte-call, csv",
        "crte-cahc, xlsx",
        "crte-cahc, csv",
        "crte-cabbalr, xlsx",
        "crte-cabbalr, csv"
    })
    void our_own_table_comes_back_unchanged(String contrat, String format) {
        byte[] file = export(contrat, format);
        JsonNode report =
                new Upload(server, contrat).send("suivi." + format, file, "").json();
        assertThat(report.path("colonnes").findValuesAsText("champ"))
                .contains("numero", "titre", "statut", "cout", "prevu", "realise", "attendu", "verse");
        int fiches = server.get("/api/contrats/" + contrat + "/suivi")
                .json()
                .path("fiches")
                .size();
        assertThat(report.path("comptes").toString())
                .as(report.path("lignes").toString())
                .isEqualTo("{\"lues\":%d,\"valides\":0,\"rejetees\":0,\"inchangees\":%d,\"ignorees\":%d}"
                        .formatted(fiches, fiches, report.path("ignorees").size()));
        assertThat(report.path("ignorees").get(0).path("raison").asText()).isEqualTo("ligne de total");
    }

    @Test
    void a_cell_edited_in_our_own_workbook_is_exactly_that_change() {
        byte[] file = Spreadsheets.edit(
                export("crte-call", "xlsx"),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("<v>330000(\\.00?)?</v>", "<v>345000.5</v>"));
        JsonNode report = call.send("suivi.xlsx", file, "").json();
        assertThat(report.at("/comptes/valides").asInt()).isOne();
        assertThat(report.at("/comptes/rejetees").asInt()).isZero();
        JsonNode line = only(report, "valide");
        assertThat(line.at("/fiche/id").asText()).isEqualTo("call-1.2");
        assertThat(changes(line)).containsExactly("cout : 330000.0 → 345000.5");
    }

    @Test
    void a_cell_edited_in_our_own_csv_is_exactly_that_change() {
        String csv = new String(export("crte-call", "csv"), StandardCharsets.UTF_8)
                .replaceFirst(";330000,00;", ";\"345 000,50 €\";");
        JsonNode report =
                call.send("suivi.csv", csv.getBytes(StandardCharsets.UTF_8), "").json();
        assertThat(only(report, "valide").path("changements").findValuesAsText("apres"))
                .containsExactly("345000.5");
        assertThat(report.at("/comptes/rejetees").asInt()).isZero();
    }

    @Test
    void a_planners_table_is_tried_then_written_whole_then_changes_nothing_more() {
        byte[] file = planners();
        JsonNode trial = call.send("suivi 2026.xlsx", file, "").json();
        assertThat(DescribedAnswer.faults(server.get("/ogc/api").json(), "/api/contrats/{id}/suivi/imports", trial))
                .isEmpty();
        assertThat(trial.path("feuille").asText()).isEqualTo("Suivi");
        assertThat(trial.path("ligne_titres").asInt()).isEqualTo(5);
        assertThat(trial.path("date").asText() + " "
                        + trial.path("date_origine").asText())
                .isEqualTo("2026-06-30 fichier");
        assertThat(trial.path("ignorees").findValuesAsText("raison"))
                .containsExactly("intertitre ou note", "ligne de total", "intertitre ou note");
        assertThat(trial.path("comptes").path("valides").asInt())
                .as(trial.toPrettyString())
                .isEqualTo(2);
        JsonNode first = trial.path("lignes").get(0);
        assertThat(changes(first))
                .containsExactly(
                        "statut : validée → engagée (COPIL du 2025-03-12)",
                        "cout : 330000.0 → 350500.0",
                        "prevu.2024 : null → 100000.0",
                        "prevu.2025 : null → 250500.0",
                        "realise.2024 : null → 80000.25",
                        "notifie.etat.DETR : null → 120000.0",
                        "verse.etat.DETR : null → 60000.0",
                        "note : null → Marché notifié.");
        assertThat(journal()).isZero();
        assertThat(version("call-1.2")).isOne();

        assertThat(call.send("suivi 2026.xlsx", file, APPLY).status()).isEqualTo(401);
        assertThat(journal()).isZero();
        Answer done = call.send(
                "suivi 2026.xlsx",
                file,
                "{\"appliquer\":true,\"empreinte\":\"" + trial.path("empreinte").asText() + "\"}",
                "Authorization",
                key);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("applique").asBoolean()).isTrue();
        JsonNode suivi = server.get("/api/fiches/call-1.2/suivi").json();
        assertThat(suivi.path("version").asInt()).isEqualTo(2);
        assertThat(suivi.path("statut").asText()).isEqualTo("engagee");
        assertThat(suivi.at("/totaux/cout_eur").decimalValue()).isEqualByComparingTo("350500");
        assertThat(suivi.at("/totaux/realise_eur").decimalValue()).isEqualByComparingTo("80000.25");
        assertThat(suivi.at("/financements/0/dispositif").asText()).isEqualTo("DETR");
        assertThat(suivi.at("/financements/0/etapes/0/date_etape").asText()).isEqualTo("2026-06-30");
        assertThat(suivi.at("/financements/0/montants/verse_eur").decimalValue())
                .isEqualByComparingTo("60000");
        assertThat(suivi.at("/notes/0/auteur").asText()).isEqualTo("Marie");
        assertThat(database.database()
                        .list(
                                Sql.of("SELECT DISTINCT auteur FROM journal WHERE sujet <> 'cle'"),
                                row -> row.getString(1)))
                .containsExactly("Marie");

        long written = journal();
        JsonNode again =
                call.send("suivi 2026.xlsx", file, APPLY, "Authorization", key).json();
        assertThat(again.at("/comptes/inchangees").asInt())
                .as(again.toPrettyString())
                .isEqualTo(2);
        assertThat(journal()).isEqualTo(written);
        assertThat(version("call-1.2")).isEqualTo(2);
    }

    /** What people keep: titles above, two lines of headings, thousands of euros, headings between, a total below. */
    private static byte[] planners() {
        return Spreadsheets.xlsx(
                new Named(
                        "Suivi",
                        List.of(
                                List.of("Contrat de relance et de transition écologique"),
                                List.of("Situation au 30/06/2026"),
                                List.of(),
                                row(
                                        "N°",
                                        "Intitulé",
                                        "Axe",
                                        "Statut",
                                        "Date COPIL",
                                        "Coût total (k€)",
                                        "Prévu (k€)",
                                        null,
                                        "Réalisé",
                                        null,
                                        "DETR",
                                        null,
                                        "Reste à financer",
                                        "Commentaires"),
                                row(null, null, null, null, null, null, 2024, 2025, 2024, 2025, "Notifié", "Versé"),
                                row("AXE 1 : TRAVAILLER"),
                                row(
                                        "Fiche 1.2",
                                        "x",
                                        "1",
                                        "Engagée",
                                        LocalDate.of(2025, 3, 12),
                                        new BigDecimal("350.5"),
                                        100,
                                        "250,5",
                                        "80 000,25 €",
                                        "à évaluer",
                                        120000,
                                        new Formula("K7/2", "60000"),
                                        -5,
                                        "Marché notifié."),
                                row(
                                        new BigDecimal("1.4"),
                                        null,
                                        null,
                                        "validé",
                                        null,
                                        "727,6 k€",
                                        null,
                                        null,
                                        null,
                                        1000,
                                        "-"),
                                row(),
                                row("TOTAL", null, null, null, null, 1078.1, 100, 250.5, 80000.25, 1000, 120000),
                                row("Source : service développement, tableau tenu à jour chaque trimestre"))),
                new Named("Listes", List.of(List.of("Statuts"), List.of("validée"))));
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    @Test
    void a_number_printed_on_two_fiches_is_told_apart_by_the_title() {
        String title = server.get("/api/fiches/call-2.1").json().path("titre").asText();
        JsonNode report = call.send("t.csv", csv("N°;Intitulé;Note", "1.1;" + title + ";vu"), "")
                .json();
        assertThat(only(report, "valide").at("/fiche/id").asText()).isEqualTo("call-2.1");
        JsonNode other = call.send("t.csv", csv("N°;Intitulé;Note", "1.4;" + title + ";vu"), "")
                .json();
        assertThat(only(other, "rejetee").path("problemes").toString()).contains("corrigez l'un des deux");
        JsonNode alone = call.send("t.csv", csv("Fiche action;Note", "2.1 - " + title + ";vu"), "")
                .json();
        assertThat(only(alone, "valide").at("/fiche/id").asText()).isEqualTo("call-2.1");
    }

    @Test
    void a_trial_seen_before_someone_else_wrote_is_not_applied() {
        byte[] file = csv("N°;Coût", "1.2;5");
        String seen = call.send("t.csv", file, "").json().path("empreinte").asText();
        run("UPDATE fiche SET cout_actualise_centimes = 700 WHERE id = 'call-1.2'");
        Answer answer =
                call.send("t.csv", file, "{\"appliquer\":true,\"empreinte\":\"" + seen + "\"}", "Authorization", key);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(journal()).isZero();
    }

    @Test
    void what_is_paid_or_spent_only_grows_and_only_the_difference_is_entered() {
        apply("N°;Réalisé 2024;Région versé", "1.2;100;50");
        apply("N°;Réalisé 2024;Région versé", "1.2;150,5;80");
        assertThat(database.database()
                        .list(
                                Sql.of("SELECT montant_centimes FROM depense WHERE fiche = 'call-1.2' ORDER BY id"),
                                row -> row.getLong(1)))
                .containsExactly(10000L, 5050L);
        assertThat(server.get("/api/fiches/call-1.2/suivi")
                        .json()
                        .at("/totaux/verse_eur")
                        .decimalValue())
                .isEqualByComparingTo("80");
        JsonNode less = call.send("t.csv", csv("N°;Réalisé 2024;Région versé", "1.2;100;60"), "")
                .json();
        assertThat(only(less, "rejetee").path("problemes")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void a_csv_is_read_in_the_encodings_spreadsheets_save(String charset) {
        byte[] file = "N°,\"Coût\",Commentaire\n1.2,\"1 234,50\",\"Été, « fini »\nsuite\"\n"
                .getBytes(Charset.forName(charset));
        JsonNode report = call.send("t.csv", file, "").json();
        assertThat(changes(only(report, "valide")))
                .containsExactly("cout : 330000.0 → 1234.5", "note : null → Été, « fini » suite");
    }

    private void apply(String... lines) {
        Answer answer = call.send("t.csv", csv(lines), APPLY, "Authorization", key);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private byte[] export(String contrat, String format) {
        Answer answer = server.get("/api/contrats/" + contrat + "/suivi." + format);
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().body();
    }

    private static byte[] csv(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode only(JsonNode report, String state) {
        JsonNode found = null;
        for (JsonNode line : report.path("lignes")) {
            if (line.path("etat").asText().equals(state)) {
                assertThat(found).as("one line only: " + report.path("lignes")).isNull();
                found = line;
            }
        }
        assertThat(found).as(report.toPrettyString()).isNotNull();
        return found;
    }

    private static List<String> changes(JsonNode line) {
        List<String> changes = new java.util.ArrayList<>();
        line.path("changements")
                .forEach(c -> changes.add("%s : %s → %s"
                        .formatted(c.path("champ").asText(), shown(c.path("avant")), shown(c.path("apres")))));
        return changes;
    }

    private static String shown(JsonNode value) {
        return value.isNumber() ? Double.toString(value.doubleValue()) : value.asText();
    }

    private long journal() {
        return database.database()
                .find(Sql.of("SELECT count(*) FROM journal WHERE sujet <> 'cle'"), row -> row.getLong(1))
                .orElseThrow();
    }

    private int version(String fiche) {
        return database.database()
                .find(Sql.of("SELECT version FROM fiche WHERE id = ?", fiche), row -> row.getInt(1))
                .orElseThrow();
    }

    private void run(String statement) {
        database.database().update(Sql.of(statement));
    }
}
