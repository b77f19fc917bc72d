package fr.archipel.committee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What moved on the real contract of CALL between two days, with edits whose days and instants are known: the expected
 * figures are added up by hand.
 */
class SituationTest {
    private static final String PERIOD = "?contrat=crte-call&depuis=2024-03-15&date=2024-06-10";
    private static TestDatabase database;
    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() {
        database = TestDatabase.loaded();
        server = TestServer.on(database.database());
        key = "Bearer " + new KeyStore(database.database()).create("Marie").text();
        // call-4.1 : 1 000,50 € notifiés le jour du premier comité (hors période), 500 € versés dedans.
        long n = write("POST", "/api/fiches/call-4.1/financements", "{\"parties\":[\"region\"]}")
                .json()
                .path("n")
                .asLong();
        step("call-4.1", n, "notifie", "2024-03-15", "1000.50");
        step("call-4.1", n, "verse", "2024-05-02", "500");
        // call-4.2 : une dépense datée d'avant, saisie dans la période.
        spend("call-4.2", 2023, "realise", "2024-01-20", "250");
        at("UPDATE depense SET saisie_le = '2024-04-03 10:00+02' WHERE fiche = 'call-4.2'");
        // call-4.3 : une dépense saisie et datée d'avant, annulée le dernier jour à 23 h 30, heure de Paris.
        spend("call-4.3", 2023, "realise", "2024-02-01", "70");
        at("""
                UPDATE depense SET saisie_le = '2024-02-01 09:00+01', annulee_le = '2024-06-10 23:30+02'
                WHERE fiche = 'call-4.3'""");
        // call-5.1 : modifiée à 0 h 10 le lendemain du dernier jour, heure de Paris : encore le 10 en temps universel.
        write("PATCH", "/api/fiches/call-5.1", "{\"titre\":\"Titre d'essai\"}");
        at("UPDATE journal SET moment = '2024-06-10 22:10+00' WHERE sujet_id = 'call-5.1' AND champ = 'titre'");
        // call-5.2 : le prévu de 2025 passe à 300 €.
        spend("call-5.2", 2025, "prevu", "2024-04-01", "300");
        at("UPDATE depense SET saisie_le = date_constat::timestamptz WHERE fiche IN ('call-5.2')");
        at("UPDATE financement_etape SET saisie_le = date_etape::timestamptz WHERE auteur <> 'contrat'");
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void what_moved_is_what_is_dated_or_entered_or_cancelled_between_the_two_days() {
        JsonNode moved = server.get("/api/comites/situation" + PERIOD).json().path("mouvements");
        assertThat(ids(moved)).containsExactly("call-4.1", "call-4.2", "call-4.3", "call-5.2");
        JsonNode first = moved.path("items").get(0);
        assertThat(phrases(first)).containsExactly("Financement versé : 500\u00a0€ (Région Hauts-de-France)");
        assertThat(first.path("avant").path("notifie_eur").decimalValue()).isEqualByComparingTo("1000.50");
        assertThat(first.path("avant").path("verse_eur").isNull()).isTrue();
        assertThat(first.path("apres").path("verse_eur").decimalValue()).isEqualByComparingTo("500");
        JsonNode late = moved.path("items").get(1).path("raisons").get(0);
        assertThat(late.path("tardif").asBoolean()).isTrue();
        assertThat(late.path("phrase").asText())
                .isEqualTo("Dépense réalisée de 2023 : 250\u00a0€ (saisi le 03/04/2024)");
        JsonNode cancelled = moved.path("items").get(2).path("raisons").get(0);
        assertThat(cancelled.path("annule").asBoolean()).isTrue();
        assertThat(cancelled.path("phrase").asText()).startsWith("Annulé : Dépense réalisée de 2023");
    }

    @Test
    void one_day_later_the_night_s_edit_is_there_and_the_payment_of_may_still_is() {
        JsonNode moved = server.get("/api/comites/situation?contrat=crte-call&depuis=2024-05-01&date=2024-06-11")
                .json()
                .path("mouvements");
        assertThat(ids(moved)).containsExactly("call-4.1", "call-4.3", "call-5.1");
        assertThat(phrases(moved.path("items").get(2))).containsExactly("Modifié : le titre");
    }

    @Test
    void the_sums_before_and_after_are_those_of_the_follow_up_at_each_day() {
        JsonNode figures = server.get("/api/comites/situation" + PERIOD).json().path("chiffres");
        for (List<String> day : List.of(List.of("avant", "2024-03-15"), List.of("apres", "2024-06-10"))) {
            JsonNode followed = server.get("/api/contrats/crte-call/suivi?date=" + day.get(1))
                    .json();
            JsonNode sums = figures.path(day.get(0));
            for (String name : List.of("cout_eur", "prevu_eur", "realise_eur", "notifie_eur", "verse_eur")) {
                assertThat(sums.path(name))
                        .as(day + " " + name)
                        .isEqualTo(followed.path("totaux").path(name));
            }
        }
        // 500 € versés entre les deux, seul versement saisi.
        assertThat(figures.path("avant").path("verse_eur").isNull()).isTrue();
        assertThat(figures.path("apres").path("verse_eur").decimalValue()).isEqualByComparingTo("500");
        JsonNode year = years(figures, 2025);
        JsonNode own = years(
                server.get("/api/comites/situation/mouvements" + PERIOD)
                        .json()
                        .path("items")
                        .get(3),
                2025);
        assertThat(year.path("prevu_eur")
                        .decimalValue()
                        .subtract(year.path("prevu_avant_eur").decimalValue()))
                .isEqualByComparingTo(own.path("prevu_eur")
                        .decimalValue()
                        .subtract(own.path("prevu_avant_eur").decimalValue()));
        assertThat(own.path("prevu_eur").decimalValue()).isEqualByComparingTo("300");
    }

    @Test
    void late_and_unbalanced_say_why() {
        JsonNode situation =
                server.get("/api/comites/situation" + PERIOD + "&limit=500").json();
        JsonNode late = situation.path("retards");
        assertThat(late.path("numberMatched").asInt())
                .isEqualTo(late.path("items").size())
                .isPositive();
        for (JsonNode item : late.path("items")) {
            assertThat(item.path("statut").asText()).isNotIn("realisee", "abandonnee");
            assertThat(item.path("raisons")).isNotEmpty();
        }
        // Les alertes de suivi du même jour, une à une.
        long still = alerts("sans_mouvement");
        assertThat(reasons(late, "sans_mouvement")).isEqualTo(still);
        JsonNode unbalanced = situation.path("desequilibres");
        assertThat(reasons(unbalanced, "desequilibre")).isEqualTo(alerts("desequilibre"));
        assertThat(reasons(unbalanced, "sans_financeur")).isEqualTo(alerts("sans_financeur"));
    }

    @Test
    void an_item_without_its_decision_waits_for_the_next_meeting_and_leaves_once_decided() {
        String first = meeting("cotech", "2024-07-01");
        String item = write(
                        "POST",
                        first + "/points",
                        "{\"titre\":\"Engager\",\"fiche\":\"call-3.1\",\"statut_demande\":\"engagee\"}")
                .json()
                .path("points")
                .get(0)
                .path("n")
                .asText();
        assertThat(phrases(
                        find(server.get(first + "/situation?limit=500").json().path("a_decider"), "call-3.1")))
                .contains("À l'ordre du jour : Engager, statut demandé : « engagée »");
        write("PATCH", first, "{\"etat\":\"tenu\"}");
        String next = meeting("cotech", "2024-09-01");
        JsonNode situation = server.get(next + "/situation?limit=500").json();
        assertThat(situation.path("depuis").asText()).isEqualTo("2024-07-01");
        assertThat(phrases(find(situation.path("a_decider"), "call-3.1")).toString())
                .contains("Demandé le 01/07/2024");
        at("UPDATE fiche SET statut_initial = 'validee', statut = 'validee' WHERE id = 'call-3.1'");
        Answer decided = write("POST", first + "/points/" + item + "/decision", "{\"statut\":\"engagee\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(201);
        assertThat(phrases(find(server.get(next + "/situation?limit=500").json().path("a_decider"), "call-3.1"))
                        .toString())
                .doesNotContain("Demandé le");
    }

    @Test
    void a_section_is_read_page_by_page_without_losing_a_fiche() {
        String address = "/api/comites/situation/retards?contrat=crte-call&depuis=2024-03-15&date=2024-06-10&limit=3";
        List<String> read = new ArrayList<>();
        while (!address.isEmpty()) {
            JsonNode page = server.get(address).json();
            read.addAll(ids(page));
            String next = "";
            for (JsonNode link : page.path("links")) {
                next = link.path("rel").asText().equals("next")
                        ? link.path("href").asText()
                        : next;
            }
            address = next.replaceFirst("^https?://[^/]+", "");
        }
        JsonNode whole =
                server.get("/api/comites/situation" + PERIOD + "&limit=500").json();
        assertThat(read).isEqualTo(ids(whole.path("retards"))).doesNotHaveDuplicates();
    }

    @Test
    void the_answers_are_as_described_and_strange_requests_refused() {
        JsonNode document = server.get("/ogc/api").json();
        assertThat(DescribedAnswer.faults(
                        document,
                        "/api/comites/situation",
                        server.get("/api/comites/situation" + PERIOD).json()))
                .isEmpty();
        for (Section section : Section.values()) {
            assertThat(DescribedAnswer.faults(
                            document,
                            "/api/comites/situation/{rubrique}",
                            server.get("/api/comites/situation/" + section.code + PERIOD)
                                    .json()))
                    .isEmpty();
        }
        assertThat(server.get("/api/comites/situation?depuis=2024-01-01&date=2023-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(server.get("/api/comites/situation/rien").status()).isEqualTo(404);
        assertThat(server.get("/api/comites/situation?contrat=crte-lens").status())
                .isEqualTo(400);
        // Tous les contrats ensemble : chaque fiche une fois.
        JsonNode all = server.get("/api/comites/situation?depuis=2024-03-15&date=2024-06-10&limit=500")
                .json();
        assertThat(all.path("chiffres").path("apres").path("fiches").asInt()).isEqualTo(count());
    }

    private static int count() {
        return database.database()
                .find(Sql.of("SELECT count(*) FROM fiche WHERE archivee_le IS NULL"), row -> row.getInt(1))
                .orElseThrow();
    }

    private static JsonNode years(JsonNode node, int year) {
        for (JsonNode each : node.path("annees")) {
            if (each.path("annee").asInt() == year) {
                return each;
            }
        }
        throw new AssertionError("no year " + year + " in " + node);
    }

    private static long alerts(String type) {
        return server.get("/api/alertes?contrat=crte-call&date=2024-06-10&limit=500&type=" + type)
                .json()
                .path("numberMatched")
                .asLong();
    }

    private static long reasons(JsonNode section, String type) {
        long count = 0;
        for (JsonNode item : section.path("items")) {
            for (JsonNode reason : item.path("raisons")) {
                count += reason.path("type").asText().equals(type) ? 1 : 0;
            }
        }
        return count;
    }

    private static JsonNode find(JsonNode section, String fiche) {
        for (JsonNode item : section.path("items")) {
            if (item.path("fiche").path("id").asText().equals(fiche)) {
                return item;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static List<String> ids(JsonNode section) {
        List<String> ids = new ArrayList<>();
        section.path("items")
                .forEach(item -> ids.add(item.path("fiche").path("id").asText()));
        return ids;
    }

    private static List<String> phrases(JsonNode item) {
        List<String> phrases = new ArrayList<>();
        item.path("raisons").forEach(reason -> phrases.add(reason.path("phrase").asText()));
        return phrases;
    }

    private static String meeting(String nature, String day) {
        return write(
                        "POST",
                        "/api/comites",
                        "{\"contrat\":\"crte-call\",\"nature\":\"%s\",\"titre\":\"Essai\",\"date_comite\":\"%s\"}"
                                .formatted(nature, day))
                .json()
                .path("href")
                .asText();
    }

    private static void step(String fiche, long n, String kind, String day, String euros) {
        check(write(
                "POST",
                "/api/fiches/" + fiche + "/financements/" + n + "/etapes",
                "{\"etape\":\"%s\",\"date_etape\":\"%s\",\"montant_eur\":%s}".formatted(kind, day, euros)));
    }

    private static void spend(String fiche, int year, String kind, String day, String euros) {
        check(write(
                "POST",
                "/api/fiches/" + fiche + "/depenses",
                "{\"annee\":%d,\"section\":\"global\",\"nature\":\"%s\",\"montant_eur\":%s,\"date_constat\":\"%s\"}"
                        .formatted(year, kind, euros, day)));
    }

    private static void check(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static void at(String statement) {
        database.database().update(Sql.of(statement));
    }

    private static Answer write(String method, String path, String body) {
        return server.send(server.request(path, "Authorization", key, "If-Match", "*")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
