package fr.archipel.fiche.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test writes on fiches of its own. */
class LifeApiTest {
    private static TestDatabase database;
    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        key = "Bearer " + new KeyStore(database.database()).create("Marie").text();
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_fresh_database_has_the_printed_fundings_at_the_fiche_s_own_date() {
        JsonNode suivi = suivi("call-2.1", "2021-06-12");
        assertThat(suivi.path("financements")).hasSize(3);
        JsonNode etat = suivi.path("financements").get(2);
        assertThat(etat.path("parties").get(0).path("code").asText()).isEqualTo("etat");
        assertThat(etat.path("etape").asText()).isEqualTo("notifie");
        // 3 000 000 + 1 500 000 sollicités, 2 529 450 notifiés : 9 705 637 − 7 029 450 restent.
        JsonNode totals = suivi.path("totaux");
        assertThat(totals.path("sollicite_eur").asInt()).isEqualTo(4_500_000);
        assertThat(totals.path("notifie_eur").asInt()).isEqualTo(2_529_450);
        assertThat(totals.path("reste_a_financer_eur").asInt()).isEqualTo(2_676_187);
        assertThat(totals.path("verse_eur").isNull()).isTrue();
        assertThat(totals.path("prevu_eur").asInt()).isEqualTo(883_111 + 4_375_000 + 3_903_246);
        assertThat(suivi("call-2.1", "2021-06-11")
                        .path("totaux")
                        .path("notifie_eur")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_mention_or_a_rate_alone_is_no_amount() {
        assertThat(count("""
                SELECT count(*) FROM financement_etape WHERE auteur = 'contrat' AND montant_centimes IS NOT NULL
                  AND coalesce(mention, 'globalise') <> 'globalise'""")).isZero();
        assertThat(count("SELECT count(*) FROM financement_etape WHERE mention = 'pourcentage'"))
                .isEqualTo(31);
    }

    @Test
    void seeding_again_changes_nothing_but_what_the_files_changed_and_nobody_touched() {
        Answer added = write("POST", "/api/fiches/call-3.2/notes", "{\"texte\":\"<b>vu</b>\"}", "*");
        assertThat(added.status()).isEqualTo(201);
        assertThat(suivi("call-3.2", null).path("notes").get(0).path("texte").asText())
                .isEqualTo("<b>vu</b>");
        String before = "SELECT md5(string_agg(s::text, ',' ORDER BY s.id)) FROM financement_etape s";
        String digest = text(before);
        database.database().inTransaction(FundingSeedStore::seed);
        assertThat(text(before)).isEqualTo(digest);
    }

    @Test
    void a_funding_someone_touched_stays_and_the_change_of_its_printed_amount_is_told() {
        JsonNode funding = suivi("call-3.3", null).path("financements").path(0);
        assertThat(funding.isMissingNode()).isFalse();
        String at = "/api/fiches/call-3.3/financements/" + funding.path("n").asLong();
        assertThat(write("PATCH", at, "{\"commentaire\":\"appelé\"}", "*").status())
                .isEqualTo(200);
        database.database().update(Sql.of("""
                UPDATE partenaire SET montant_centimes = 4200, mention = NULL
                WHERE fiche = 'call-3.3' AND nature = 'recherche' AND rang =
                  (SELECT min(rang) FROM partenaire WHERE fiche = 'call-3.3' AND nature = 'recherche')"""));
        assertThat(database.database().inTransaction(FundingSeedStore::seed))
                .extracting(FundingSeedStore.Changed::fiche)
                .containsExactly("call-3.3");
        assertThat(suivi("call-3.3", null)
                        .path("financements")
                        .path(0)
                        .path("commentaire")
                        .asText())
                .isEqualTo("appelé");
    }

    @Test
    void amounts_follow_their_steps_day_by_day() {
        String fiche = "/api/fiches/call-4.1";
        long n = write("POST", fiche + "/financements", "{\"parties\":[\"region\"],\"annee\":2023}", "*")
                .json()
                .path("n")
                .asLong();
        step(fiche, n, "notifie", "2023-01-10", "1000.50");
        step(fiche, n, "engage", "2023-02-10", "900");
        step(fiche, n, "verse", "2023-03-10", "400.25");
        Answer last = step(fiche, n, "verse", "2023-04-10", "500");
        assertThat(last.json().path("avertissements").get(0).asText()).contains("dépasse le montant engagé");
        assertThat(amounts("call-4.1", n, "2023-01-09")).isEqualTo("null null null");
        assertThat(amounts("call-4.1", n, "2023-02-09")).isEqualTo("1000.50 null null");
        assertThat(amounts("call-4.1", n, "2023-03-31")).isEqualTo("1000.50 900.00 400.25");
        assertThat(amounts("call-4.1", n, "2023-04-10")).isEqualTo("1000.50 900.00 900.25");
        assertThat(step(fiche, n, "sollicite", "2023-01-11", "1")
                        .json()
                        .path("detail")
                        .asText())
                .contains("une date jusqu'à celle de l'étape « notifie », le 2023-01-10");
    }

    @Test
    void the_last_plan_entered_replaces_the_printed_one_from_its_day_on() {
        String fiche = "/api/fiches/call-2.1/depenses";
        assertThat(spend(fiche, "2022", "investissement", "prevu", "100.5", "2022-05-01")
                        .status())
                .isEqualTo(201);
        spend(fiche, "2022", "fonctionnement", "prevu", "300", "2022-06-01");
        spend(fiche, "2022", "investissement", "prevu", "90", "2022-07-20");
        assertThat(spend(fiche, "2022", "global", "prevu", "300", "2022-06-01").status())
                .isEqualTo(409);
        spend(fiche, "2022", "global", "realise", "10", "2022-07-01");
        spend(fiche, "2022", "global", "realise", "15.05", "2022-08-01");
        assertThat(year("call-2.1", "2022-04-30")).isEqualTo("4375000.00 contrat null");
        assertThat(year("call-2.1", "2022-05-31")).isEqualTo("100.50 saisie null");
        assertThat(year("call-2.1", "2022-07-15")).isEqualTo("400.50 saisie 10.00");
        assertThat(year("call-2.1", "2022-08-01")).isEqualTo("390.00 saisie 25.05");
        assertThat(spend(fiche, "2031", "global", "prevu", "1", "2022-08-01")
                        .json()
                        .path("avertissements")
                        .get(0)
                        .asText())
                .isEqualTo("L'année 2031 est hors de la période du contrat, 2021 à 2026.");
    }

    @Test
    void decisions_change_the_status_in_order_and_the_last_one_alone_is_cancelled() {
        String fiche = "/api/fiches/cahc-01";
        assertThat(suivi("cahc-01", null).path("statut").asText()).isEqualTo("proposee");
        long first =
                decide(fiche, "validee", "copil", "2022-03-01").json().path("n").asLong();
        long second = decide(fiche, "engagee", "cotech", "2022-09-01")
                .json()
                .path("n")
                .asLong();
        assertThat(suivi("cahc-01", "2022-02-28").path("statut").asText()).isEqualTo("proposee");
        assertThat(suivi("cahc-01", "2022-08-31").path("statut").asText()).isEqualTo("validee");
        assertThat(suivi("cahc-01", null).path("statut").asText()).isEqualTo("engagee");
        assertThat(write("DELETE", fiche + "/decisions/" + first, "", "*").status())
                .isEqualTo(409);
        assertThat(write("DELETE", fiche + "/decisions/" + second, "", "*").status())
                .isEqualTo(200);
        assertThat(suivi("cahc-01", null).path("statut").asText()).isEqualTo("validee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realisee | copil | 2022-03-01 | depuis « proposee » : abandonnee, en_maturation, validee",
                "validee | cotech | 2022-03-01 | « validee » : copil",
                "validee | copil | 2021-12-01 | depuis la signature du contrat, le 2021-12-13",
                "validee | copil | 2999-01-01 | une date comme 2024-05-31",
                "validee | maire | 2022-03-01 | cotech, copil"
            })
    void a_decision_that_cannot_be_is_told(String status, String committee, String day, String sentence) {
        Answer answer = decide("/api/fiches/cahc-02", status, committee, day);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asText()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "depenses | {\"annee\":1900,\"section\":\"global\",\"nature\":\"prevu\",\"montant_eur\":1,\"date_constat\":\"2022-01-01\"} | « annee »",
                "depenses | {\"annee\":2022,\"section\":\"autre\",\"nature\":\"prevu\",\"montant_eur\":1,\"date_constat\":\"2022-01-01\"} | « section »",
                "depenses | {\"annee\":2022,\"section\":\"global\",\"nature\":\"x\",\"montant_eur\":1,\"date_constat\":\"2022-01-01\"} | « nature »",
                "depenses | {\"annee\":2022,\"section\":\"global\",\"nature\":\"prevu\",\"montant_eur\":1.005,\"date_constat\":\"2022-01-01\"} | deux décimales",
                "depenses | {\"annee\":2022,\"section\":\"global\",\"nature\":\"prevu\",\"montant_eur\":-1,\"date_constat\":\"2022-01-01\"} | « montant_eur »",
                "depenses | {\"annee\":2022,\"section\":\"global\",\"nature\":\"prevu\",\"montant_eur\":1,\"date_constat\":\"2022-02-30\"} | « date_constat »",
                "financements | {\"parties\":[\"personne\"]} | /api/parties",
                "financements | {\"parties\":\"etat\"} | « parties »",
                "notes | {\"texte\":\"  \"} | « texte »"
            })
    void a_value_that_does_not_fit_is_told_by_name(String place, String body, String sentence) {
        Answer answer = write("POST", "/api/fiches/cahc-03/" + place, body, "*");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("detail").asText()).contains(sentence);
    }

    @Test
    void writing_needs_a_key_a_version_and_a_fiche_that_is_not_archived() {
        String notes = "/api/fiches/cahc-04/notes";
        assertThat(server.post(notes, "{\"texte\":\"a\"}", "If-Match", "*").status())
                .isEqualTo(401);
        assertThat(server.post(notes, "{\"texte\":\"a\"}", "Authorization", key).status())
                .isEqualTo(428);
        Answer first = write("POST", notes, "{\"texte\":\"a\"}", "\"1\"");
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        Answer second = write("POST", notes, "{\"texte\":\"b\"}", "\"1\"");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().path("version_actuelle").asInt()).isEqualTo(2);
        assertThat(second.json().path("envoye").path("texte").asText()).isEqualTo("b");
        database.database().update(Sql.of("UPDATE fiche SET archivee_le = now() WHERE id = 'cahc-04'"));
        Answer archived = write("POST", notes, "{\"texte\":\"c\"}", "*");
        assertThat(archived.status()).isEqualTo(409);
        assertThat(archived.json().path("detail").asText()).contains("archivée");
        assertThat(count("SELECT count(*) FROM journal WHERE sujet_id = 'cahc-04' AND operation = 'note'"))
                .isOne();
    }

    @Test
    void a_fiche_and_the_dashboards_say_the_same_figures() {
        database.database()
                .list(
                        Sql.of(
                                "SELECT fiche, prevu, reste FROM etat_fiche WHERE du <= '2026-11-21' AND au > '2026-11-21'"),
                        row -> List.of(row.getString(1), "" + row.getString(2), "" + row.getString(3)))
                .forEach(row -> {
                    JsonNode totals = suivi(row.get(0), "2026-11-21").path("totaux");
                    assertThat(cents(totals, "prevu_eur")).as(row.get(0)).isEqualTo(row.get(1));
                    assertThat(cents(totals, "reste_a_financer_eur"))
                            .as(row.get(0))
                            .isEqualTo(row.get(2));
                });
    }

    private static String cents(JsonNode amounts, String name) {
        JsonNode value = amounts.path(name);
        return value.isNull()
                ? "null"
                : value.decimalValue().movePointRight(2).toBigIntegerExact().toString();
    }

    @Test
    void every_fiche_s_life_is_described() {
        JsonNode document = server.get("/ogc/api").json();
        database.database()
                .list(Sql.of("SELECT id FROM fiche ORDER BY id"), row -> row.getString(1))
                .forEach(id -> assertThat(DescribedAnswer.faults(document, "/api/fiches/{id}/suivi", suivi(id, null)))
                        .as(id)
                        .isEmpty());
    }

    private static JsonNode suivi(String fiche, String day) {
        Answer answer = server.get("/api/fiches/" + fiche + "/suivi" + (day == null ? "" : "?date=" + day));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Answer write(String method, String path, String body, String version) {
        return server.send(server.request(path, "Authorization", key, "If-Match", version)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static Answer decide(String fiche, String status, String committee, String day) {
        return write(
                "POST",
                fiche + "/decisions",
                "{\"statut\":\"%s\",\"instance\":\"%s\",\"date_decision\":\"%s\"}".formatted(status, committee, day),
                "*");
    }

    private static Answer step(String fiche, long n, String kind, String day, String euros) {
        return write(
                "POST",
                fiche + "/financements/" + n + "/etapes",
                "{\"etape\":\"%s\",\"date_etape\":\"%s\",\"montant_eur\":%s}".formatted(kind, day, euros),
                "*");
    }

    private static Answer spend(String at, String year, String section, String nature, String euros, String day) {
        return write(
                "POST",
                at,
                "{\"annee\":%s,\"section\":\"%s\",\"nature\":\"%s\",\"montant_eur\":%s,\"date_constat\":\"%s\"}"
                        .formatted(year, section, nature, euros, day),
                "*");
    }

    private static String amounts(String fiche, long n, String day) {
        for (JsonNode funding : suivi(fiche, day).path("financements")) {
            if (funding.path("n").asLong() == n) {
                JsonNode amounts = funding.path("montants");
                return euros(amounts, "notifie_eur") + " " + euros(amounts, "engage_eur") + " "
                        + euros(amounts, "verse_eur");
            }
        }
        return "";
    }

    private static String year(String fiche, String day) {
        for (JsonNode year : suivi(fiche, day).path("depenses").path("annees")) {
            if (year.path("annee").asInt() == 2022) {
                return euros(year, "prevu_eur") + " "
                        + year.path("prevu_origine").asText() + " " + euros(year, "realise_eur");
            }
        }
        return "";
    }

    private static String euros(JsonNode amounts, String name) {
        JsonNode value = amounts.path(name);
        return value.isNull() ? "null" : value.decimalValue().setScale(2).toPlainString();
    }

    private static int count(String query) {
        return database.database().find(Sql.of(query), row -> row.getInt(1)).orElseThrow();
    }

    private static String text(String query) {
        return database.database().find(Sql.of(query), row -> row.getString(1)).orElseThrow();
    }
}
