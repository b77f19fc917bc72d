package fr.archipel.fiche.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tracking over HTTP, with a few events entered by SQL on the bundled contracts. */
class FollowupApiTest {
    private static final List<String> MONEY = List.of(
            "cout_eur", "prevu_eur", "realise_eur", "attendu_eur", "notifie_eur", "verse_eur", "reste_a_financer_eur");
    private static TestDatabase database;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        // The tests' own figures, whatever fundings a load seeds from the printed partners.
        run("DELETE FROM financement");
        run("UPDATE fiche SET cout_actualise_centimes = 10000001, statut_initial = 'validee' WHERE id = 'call-1.1'");
        run("INSERT INTO decision (fiche, statut_avant, statut, instance, date_decision, auteur)"
                + " VALUES ('call-1.1', 'validee', 'engagee', 'copil', '2023-05-02', 'essai'),"
                + " ('call-1.1', 'engagee', 'realisee', 'cotech', '2024-06-03', 'essai')");
        run("INSERT INTO financement (fiche, origine, annee) VALUES ('call-1.1', 'saisie', 2023)");
        run("INSERT INTO financement_partie SELECT id, 'etat' FROM financement");
        // The owner's own share is in it: only then can a lack be told.
        run("INSERT INTO financement_partie SELECT i.id, m.partie FROM financement i"
                + " JOIN fiche_partie m ON m.fiche = i.fiche AND m.role = 'maitre_ouvrage'");
        // Entered out of order: the dates decide.
        run("INSERT INTO financement_etape (financement, etape, date_etape, montant_centimes, auteur)"
                + " SELECT f.id, e.etape, e.jour::date, e.centimes, 'essai' FROM financement f, (VALUES"
                + " ('notifie', '2023-03-01', 4000000), ('attendu', '2022-02-01', 5000000), ('attendu', '2022-01-01', 6000000),"
                + " ('verse', '2024-01-10', 1000050), ('verse', '2023-10-01', 500000)) e (etape, jour, centimes)");
        run("INSERT INTO depense (fiche, annee, section, nature, montant_centimes, date_constat, auteur) VALUES"
                + " ('call-1.1', 2023, 'global', 'realise', 2500000, '2023-12-31', 'essai'),"
                + " ('call-1.1', 2024, 'global', 'realise', 8000000, '2024-12-31', 'essai')");
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_fiche_at_a_date_holds_what_had_happened_by_then() {
        JsonNode before = fiche("2021-12-31");
        assertThat(before.path("statut").asText()).isEqualTo("validee");
        assertThat(before.path("attendu_eur").isNull()).isTrue();
        JsonNode then = fiche("2023-11-01");
        assertThat(then.path("statut").asText()).isEqualTo("engagee");
        assertThat(then.path("attendu_eur").decimalValue()).isEqualByComparingTo("50000");
        assertThat(then.path("notifie_eur").decimalValue()).isEqualByComparingTo("40000");
        assertThat(then.path("verse_eur").decimalValue()).isEqualByComparingTo("5000");
        assertThat(then.path("realise_eur").isNull()).isTrue();
        assertThat(then.path("reste_a_financer_eur").decimalValue()).isEqualByComparingTo("60000.01");
        assertThat(then.path("dernier_mouvement").asText()).isEqualTo("2023-10-01");
        JsonNode after = fiche("2025-01-01");
        assertThat(after.path("statut").asText()).isEqualTo("realisee");
        assertThat(after.path("verse_eur").decimalValue()).isEqualByComparingTo("15000.50");
        assertThat(after.path("realise_eur").decimalValue()).isEqualByComparingTo("105000");
    }

    @Test
    void what_is_left_to_fund_is_not_known_when_the_cost_is_not() {
        for (JsonNode fiche : server.get("/api/contrats/crte-call/suivi").json().path("fiches")) {
            if (fiche.path("cout_eur").isNull()) {
                assertThat(fiche.path("reste_a_financer_eur").isNull())
                        .as("%s", fiche)
                        .isTrue();
            }
        }
        assertThat(server.get("/api/fiches/call-1.3/suivi")
                        .json()
                        .at("/totaux/reste_a_financer_eur")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_date_after_every_event_answers_as_without_date() {
        JsonNode late =
                server.get("/api/contrats/crte-call/suivi?date=2026-11-20").json();
        JsonNode now = server.get("/api/contrats/crte-call/suivi").json();
        for (String part : List.of("totaux", "par_statut", "par_axe", "par_commune", "par_partenaire", "par_annee")) {
            assertThat(late.path(part)).as(part).isEqualTo(now.path(part));
        }
    }

    @Test
    void communes_the_whole_epci_and_no_place_add_up_to_the_total_and_so_do_axes() {
        for (String contrat : List.of("crte-call", "crte-cahc", "crte-cabbalr")) {
            JsonNode suivi = server.get("/api/contrats/" + contrat + "/suivi").json();
            for (String money : MONEY) {
                BigDecimal total = amount(suivi.path("totaux"), money);
                assertThat(sum(suivi.path("par_axe"), money)).isEqualByComparingTo(total);
                assertThat(sum(suivi.path("par_commune"), money)
                                .add(amount(suivi.path("epci_entier"), money))
                                .add(amount(suivi.path("sans_localisation"), money)))
                        .as("%s %s", contrat, money)
                        .isEqualByComparingTo(total);
                assertThat(sum(suivi.path("fiches"), money)).isEqualByComparingTo(total);
            }
            assertThat(sum(suivi.path("par_partenaire"), "attendu_eur"))
                    .isEqualByComparingTo(amount(suivi.path("totaux"), "attendu_eur"));
            assertThat(sum(suivi.path("par_annee"), "prevu_eur"))
                    .isEqualByComparingTo(amount(suivi.path("totaux"), "prevu_eur"));
        }
    }

    @Test
    void all_contracts_add_up_to_the_list_of_fiches() {
        JsonNode suivi = server.get("/api/suivi").json();
        JsonNode list = server.get("/api/fiches").json().path("totaux");
        assertThat(amount(suivi.path("totaux"), "cout_eur"))
                .isEqualByComparingTo(list.path("montant_total_eur").decimalValue());
        assertThat(suivi.at("/totaux/sans_cout").asInt())
                .isEqualTo(list.path("sans_montant").asInt());
        assertThat(sum(suivi.path("par_contrat"), "cout_eur"))
                .isEqualByComparingTo(amount(suivi.path("totaux"), "cout_eur"));
    }

    @Test
    void equal_shares_add_up_to_the_cent() {
        assertThat(database.database()
                        .find(
                                Sql.of("SELECT array_agg(part_egale(1001, 3, r) ORDER BY r)::text"
                                        + " FROM generate_series(1, 3) r"),
                                row -> row.getString(1)))
                .hasValue("{334,334,333}");
    }

    @Test
    void a_commune_s_money_is_the_part_the_contracts_give_it() {
        JsonNode part = server.get("/api/contrats/crte-cabbalr/suivi")
                .json()
                .path("par_commune")
                .get(0);
        JsonNode money = server.get("/api/communes/" + part.at("/commune/insee").asText() + "/argent")
                .json();
        assertThat(amount(money, "part_eur")).isEqualByComparingTo(amount(part, "cout_eur"));
        assertThat(sum(money.path("fiches"), "part_eur")).isEqualByComparingTo(amount(money, "part_eur"));
    }

    @Test
    void spending_above_the_cost_and_a_plan_that_does_not_balance_are_told() {
        JsonNode over =
                server.get("/api/alertes?contrat=crte-call&type=depassement").json();
        assertThat(over.path("numberMatched").asInt()).isEqualTo(1);
        assertThat(over.at("/items/0/fiche/id").asText()).isEqualTo("call-1.1");
        assertThat(over.at("/items/0/phrase").asText())
                .isEqualTo("La dépense réalisée (105\u202f000\u00a0€) dépasse le coût (100\u202f000,01\u00a0€).");
        assertThat(over.at("/items/0/valeurs/cout_eur").decimalValue()).isEqualByComparingTo("100000.01");
        assertThat(server.get("/api/alertes?contrat=crte-call&type=sans_mouvement&date=2026-11-21")
                        .json()
                        .at("/items/0/phrase")
                        .asText())
                .matches("Aucun mouvement depuis le \\d\\d/\\d\\d/20\\d\\d\\.");
        assertThat(server.get("/api/alertes?type=desequilibre")
                        .json()
                        .at("/items/0/fiche/id")
                        .asText())
                .isEqualTo("call-1.1");
        assertThat(fiche("2023-02-01").path("alertes").toString())
                .contains("desequilibre")
                .doesNotContain("depassement");
    }

    @Test
    void answers_are_described_whole() {
        JsonNode document = server.get("/ogc/api").json();
        for (String[] address : new String[][] {
            {"/api/contrats/{id}/suivi", "/api/contrats/crte-call/suivi?annee=2023"},
            {"/api/contrats/{id}/suivi", "/api/contrats/crte-cahc/suivi"},
            {"/api/suivi", "/api/suivi"},
            {"/api/alertes", "/api/alertes?limit=500"},
            {"/api/communes/{insee}/argent", "/api/communes/62498/argent"}
        }) {
            assertThat(DescribedAnswer.faults(
                            document, address[0], server.get(address[1]).json()))
                    .as(address[1])
                    .isEmpty();
        }
    }

    @Test
    void the_tracking_table_is_a_file_too_with_the_same_total() {
        // Writing one of these refuses rows that do not add up to the total the database gave.
        assertThat(server.get("/api/contrats/crte-call/suivi.xlsx").text()).startsWith("PK");
        assertThat(server.get("/api/contrats/crte-cabbalr/suivi.pdf?date=2024-01-01")
                        .text())
                .startsWith("%PDF");
        String csv = server.get("/api/contrats/crte-call/suivi.csv").text();
        String total = server.get("/api/contrats/crte-call/suivi")
                .json()
                .at("/totaux/cout_eur")
                .decimalValue()
                .toPlainString()
                .replace('.', ',');
        assertThat(csv).contains("Reste à financer", "réalisée", total, "Alertes", "dépassement");
    }

    @Test
    void what_nobody_knows_is_refused() {
        assertThat(server.get("/api/contrats/crte/suivi").status()).isEqualTo(404);
        assertThat(server.get("/api/communes/75056/argent").status()).isEqualTo(404);
        for (String filter : List.of("axe=nulle-part", "commune=75056", "maitre_ouvrage=x", "date=hier", "annee=3")) {
            assertThat(server.get("/api/contrats/crte-call/suivi?" + filter).status())
                    .as(filter)
                    .isEqualTo(400);
        }
    }

    private static JsonNode fiche(String date) {
        for (JsonNode fiche :
                server.get("/api/contrats/crte-call/suivi?date=" + date).json().path("fiches")) {
            if (fiche.path("id").asText().equals("call-1.1")) {
                return fiche;
            }
        }
        throw new AssertionError("no call-1.1");
    }

    private static BigDecimal amount(JsonNode of, String member) {
        assertThat(of.has(member)).as(member).isTrue();
        return of.path(member).isNull() ? BigDecimal.ZERO : of.path(member).decimalValue();
    }

    private static BigDecimal sum(JsonNode rows, String member) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(amount(row, member));
        }
        return sum;
    }

    private static void run(String sql) {
        database.database().update(Sql.of(sql));
    }
}
