package fr.archipel.exchange.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files, lines and options that the import refuses, each with its reason. */
class ImportRefusalsTest {
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
    @CsvSource(
            delimiter = '|',
            value = {
                "N°;Coût | 9.9;1 | Aucune fiche du contrat ne correspond à « 9.9 »",
                "Intitulé;Coût | Un projet inconnu;1 | Aucune fiche du contrat",
                "N°;Coût | ;1 | ne dit pas de quelle fiche",
                "N°;Statut;Date COPIL | 1.2;presque;12/03/2025 | Acceptés : en maturation",
                "N°;Statut;Date COPIL | 1.2;réalisée;12/03/2025 | ne passe pas de « validée » à « réalisée »",
                "N°;Statut | 1.2;engagée | rien ne dit quand",
                "N°;Statut;Date décision | 1.2;engagée;12/03/2025 | rien ne dit qui l'a décidé",
                "N°;Statut;Date COPIL | 1.2;engagée;12/03/2019 | depuis la signature du contrat",
                "N°;Statut;Date COPIL | 1.2;engagée;mars 2025 | n'est pas une date",
                "N°;Statut;Date COPIL | 1.2;engagée;12/03/2099 | est après aujourd'hui",
                "N°;Coût | 1.2;-5 | c'est un montant négatif",
                "N°;DETR versé | 1.2;(10) | c'est un montant négatif",
                "N°;Réalisé | 1.2;10 | sans dire de quelle année",
                "N°;Notifié | 1.2;10 | sans dire le financeur, et la fiche a aucun financement"
            })
    void a_line_that_cannot_be_written_says_why(String titles, String line, String sentence) {
        JsonNode report = call.send("t.csv", csv(titles, line), "").json();
        JsonNode refused = only(report, "rejetee");
        assertThat(refused.path("problemes").findValuesAsText("phrase"))
                .as(refused.toString())
                .anyMatch(phrase -> phrase.contains(sentence));
    }

    @Test
    void one_refused_line_keeps_the_others_out_unless_the_valid_ones_are_chosen() {
        byte[] file = csv("N°;Coût total;Réalisé 2024", "1.2;400 000;1 000", "1.4;(5 000);2 000", "9.9;1;1");
        Answer refused = call.send("t.csv", file, APPLY, "Authorization", key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText())
                .isEqualTo("Import refusé, rien n'a été écrit : 2 lignes rejetées sur 3.");
        assertThat(refused.json().at("/rapport/comptes/valides").asInt()).isOne();
        assertThat(journal()).isZero();
        Answer some = call.send("t.csv", file, "{\"appliquer\":true,\"lignes\":\"valides\"}", "Authorization", key);
        assertThat(some.status()).as(some.text()).isEqualTo(200);
        assertThat(some.json().path("applique").asBoolean()).isTrue();
        assertThat(database.database()
                        .list(
                                Sql.of("SELECT DISTINCT sujet_id FROM journal WHERE sujet <> 'cle'"),
                                row -> row.getString(1)))
                .containsExactly("call-1.2");
    }

    @Test
    void two_lines_about_one_fiche_are_both_refused() {
        JsonNode report = call.send("t.csv", csv("N°;Coût", "1.2;1", "1.02;2", "1.4;727600"), "")
                .json();
        assertThat(report.at("/comptes/rejetees").asInt()).isEqualTo(2);
        assertThat(report.path("lignes").get(1).path("problemes").toString()).contains("(lignes 2, 3)");
        assertThat(report.at("/comptes/inchangees").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 400 | il est vide",
                "' \n;;\n' | 400 | aucune de ses cellules n'est remplie",
                "%PDF-1.7 x | 400 | ni un classeur .xlsx ni un fichier CSV",
                "<html><table> | 400 | ni un classeur .xlsx ni un fichier CSV",
                "'N°;Coût\n\"1.2;5' | 400 | guillemet ouvert"
            })
    void a_file_that_is_no_table_is_refused_with_what_to_do(String content, int status, String sentence) {
        Answer answer = call.send("t.csv", content.getBytes(StandardCharsets.UTF_8), "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(sentence);
    }

    @Test
    void the_form_itself_is_checked() {
        assertThat(server.post("/api/contrats/crte-call/suivi/imports", "{}").status())
                .isEqualTo(415);
        byte[] file = csv("N°;Coût", "1.2;5");
        assertThat(new Upload(server, "crte-rien").send("t.csv", file, "").status())
                .isEqualTo(404);
        assertThat(call.send("t.csv", file, "{\"appliqer\":true}").status()).isEqualTo(400);
        assertThat(call.send("t.csv", file, "{\"lignes\":\"une\"}").status()).isEqualTo(422);
        assertThat(call.send("t.csv", file, "{\"date\":\"2999-01-01\"}").status())
                .isEqualTo(422);
        assertThat(call.send("t.csv", file, "{\"feuille\":\"Rien\"}")
                        .json()
                        .path("accepte")
                        .asText())
                .isEqualTo("CSV");
        assertThat(call.send("t.csv", file, "{\"ligne_titres\":7}").status()).isEqualTo(422);
        assertThat(call.send("gros.csv", new byte[21 * 1024 * 1024], "").status())
                .isEqualTo(413);
    }

    @Test
    void columns_are_chosen_by_title_or_letter_and_never_twice() {
        byte[] file = csv("Réf. interne;Somme;Autre", "1.2;5;6");
        JsonNode lost = call.send("t.csv", file, "").json();
        assertThat(lost.at("/problemes/0/phrase").asText()).startsWith("Aucune colonne ne dit la fiche");
        assertThat(lost.path("lignes")).isEmpty();
        JsonNode found = call.send(
                        "t.csv", file, "{\"correspondance\":{\"numero\":\"réf interne\",\"realise.2025\":\"B\"}}")
                .json();
        assertThat(changes(only(found, "valide"))).containsExactly("realise.2025 : null → 5.0");
        Answer twice = call.send("t.csv", file, "{\"correspondance\":{\"numero\":\"A\",\"cout\":\"Réf. interne\"}}");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.json().path("detail").asText()).contains("qu'aucun autre champ ne prend");
        assertThat(call.send("t.csv", file, "{\"correspondance\":{\"cout\":\"B\",\"cout\":\"C\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(call.send("t.csv", file, "{\"correspondance\":{\"inconnu\":\"B\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(call.send("t.csv", file, "{\"correspondance\":{\"cout\":\"Z\"}}")
                        .json()
                        .path("detail")
                        .asText())
                .contains("Réf. interne, Somme, Autre");
    }

    @Test
    void a_second_column_for_the_same_field_is_left_and_said() {
        JsonNode report = call.send("t.csv", csv("N°;Coût;Coût total", "1.2;330000;5"), "")
                .json();
        assertThat(report.at("/colonnes/2/champ").isNull()).isTrue();
        assertThat(report.at("/colonnes/2/remarque").asText()).contains("déjà lu de la colonne « Coût »");
        assertThat(report.at("/comptes/inchangees").asInt()).isOne();
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

    private void run(String statement) {
        database.database().update(Sql.of(statement));
    }

    private long journal() {
        return database.database()
                .find(Sql.of("SELECT count(*) FROM journal WHERE sujet <> 'cle'"), row -> row.getLong(1))
                .orElseThrow();
    }
}
