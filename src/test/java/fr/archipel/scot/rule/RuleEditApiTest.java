package fr.archipel.scot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.db.Sql;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule sets are changed by those who have a key, value by value, and every change is taken back. */
class RuleEditApiTest {
    private static final String LAW = "loi-2021-1104-2023-630";
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() {
        server = TestServer.on(TEST.database());
        key = "Bearer " + new KeyStore(TEST.database()).create("Marie").text();
    }

    @AfterAll
    static void stop() {
        server.close();
        TEST.close();
    }

    @Test
    void a_simulation_is_made_holds_only_what_it_changes_and_answers_as_described() {
        String id = make("Loi TRACE, hypothèse haute");
        assertThat(id).isEqualTo("loi-trace-hypothese-haute");
        Answer put = put(id, "taux_reduction/france", "{\"valeur\": 30, \"source\": \"Texte du Sénat\"}");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        JsonNode set = server.get("/api/regles-foncieres/" + id).json();
        assertThat(DescribedAnswer.faults(server.get("/ogc/api").json(), "/api/regles-foncieres/{id}", set))
                .isEmpty();
        JsonNode rate = parameter(set, "taux_reduction", "france");
        assertThat(rate.path("valeur").asInt()).isEqualTo(30);
        assertThat(rate.path("unite").asText()).isEqualTo("%");
        assertThat(rate.path("etat").asText()).isEqualTo("etabli");
        assertThat(rate.path("valide_du").asText()).isEqualTo("2023-07-20");
        assertThat(rate.path("auteur").asText()).isEqualTo("Marie");
        assertThat(parameter(set, "reference_debut", "france").path("herite").asBoolean())
                .isTrue();
        assertThat(server.get("/api/regles-foncieres/" + id + "?toutes=true")
                        .json()
                        .path("parametres"))
                .hasSize(1);
        assertThat(delete(id, "/parametres/taux_reduction/france", version(id)).status())
                .isEqualTo(200);
        assertThat(parameter(server.get("/api/regles-foncieres/" + id).json(), "taux_reduction", "france")
                        .path("herite")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/api/regles-foncieres", "/api/regles-foncieres/cles", "/api/regles-foncieres?archives=true&limit=2"})
    void lists_answer_what_their_description_says(String address) {
        assertThat(DescribedAnswer.faults(
                        server.get("/ogc/api").json(),
                        address.replaceFirst("\\?.*", ""),
                        server.get(address).json()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "taux_reduction/france | {'valeur': 101, 'source': 'S'} | valeur | de 0 à 100",
                "taux_reduction/france | {'valeur': -1, 'source': 'S'} | valeur | de 0 à 100",
                "taux_reduction/france | {'valeur': 1e999999999, 'source': 'S'} | valeur | de 0 à 100",
                "taux_reduction/france | {'valeur': '50', 'source': 'S'} | valeur | de 0 à 100",
                "taux_reduction/france | {'source': 'S'} | valeur | de 0 à 100",
                "taux_reduction/france | {'valeur': 50} | source | un texte de 1 à 1000",
                "taux_reduction/france | {'valeur': 50, 'source': '  '} | source | un texte de 1 à 1000",
                "taux_reduction/france | {'valeur': 50, 'source': 'S', 'etat': 'voté'} | etat | etabli, indicatif",
                "taux_reduction/france | {'valeur': 50, 'source': 'S', 'valide_du': '2024-02-30'} | valide_du | une date comme",
                "taux_reduction/france | {'valeur': 50, 'source': 'S', 'valide_du': '2025-01-01', 'valide_au': '2024-01-01'} | valide_au | à partir du 2025-01-01",
                "taux_reduction/france | {'valeur': 50, 'valeur_texte': 'x', 'source': 'S'} | valeur_texte | s'écrit dans « valeur »",
                "taux_reduction/france | {'valeur': 50, 'unite': 'ha', 'source': 'S'} | unite | %",
                "taux_reduction/scot:nulle-part | {'valeur': 50, 'source': 'S'} | perimetre | un périmètre du territoire",
                "taux_reduction/region:84 | {'valeur': 50, 'source': 'S'} | perimetre | region:32",
                "taux_reduction/commune:75056 | {'valeur': 50, 'source': 'S'} | perimetre | commune:INSEE",
                "taux_reduction/planete | {'valeur': 50, 'source': 'S'} | perimetre | pour « taux_reduction »",
                "reference_debut/commune:62510 | {'valeur': 2011, 'source': 'S'} | perimetre | pour « reference_debut », france",
                "reference_debut/france | {'valeur': 2011.5, 'source': 'S'} | valeur | une année de 1990 à 2100",
                "garantie_document_avant/france | {'valeur': 1, 'source': 'S'} | valeur | valeur_date",
                "garantie_eligible/commune:62510 | {'valeur': 2, 'source': 'S'} | valeur | true ou 1",
                "mesure/france | {'valeur_texte': '', 'source': 'S'} | valeur_texte | un texte de 1 à 2000",
                "taux/france | {'valeur': 50, 'source': 'S'} | cle | taux_reduction",
            })
    void a_value_that_does_not_fit_is_refused_naming_the_field_and_what_is_accepted(
            String place, String body, String field, String accepted) {
        Answer answer = put("simulation-50", place, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("champ").asText()).isEqualTo(field);
        assertThat(answer.json().path("detail").asText()).contains(accepted);
    }

    @Test
    void a_write_needs_a_key_the_version_it_was_made_on_and_known_members() {
        String path = "/api/regles-foncieres/simulation-50/parametres/taux_reduction/epci:246200364";
        String body = "{\"valeur\": 10, \"source\": \"S\"}";
        assertThat(send("PUT", path, body, "If-Match", "*").status()).isEqualTo(401);
        assertThat(send("PUT", path, body, "Authorization", key).status()).isEqualTo(428);
        Answer stale = send("PUT", path, body, "Authorization", key, "If-Match", "\"999\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("detail").asText()).contains("Le jeu de règles « simulation-50 »");
        Answer unknown = send("PUT", path, "{\"taux\": 1}", "Authorization", key, "If-Match", "*");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("detail").asText()).contains("« taux » est inconnu", "valeur_date");
        assertThat(send("PUT", path.replace("simulation-50", "rien"), body, "Authorization", key, "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/api/regles-foncieres/simulation-50").text()).doesNotContain("epci:246200364");
    }

    @Test
    void the_law_keeps_the_years_that_the_computation_needs() {
        Answer answer = delete(LAW, "/parametres/reference_debut/france", "*");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asText()).contains("« reference_debut »", "aucune trajectoire");
        Answer ended =
                put(LAW, "decennie_fin/france", "{\"valeur\": 2030, \"source\": \"S\", \"valide_au\": \"2022-01-01\"}");
        assertThat(ended.status()).isEqualTo(409);
        Answer reversed = put(LAW, "reference_fin/france", "{\"valeur\": 2009, \"source\": \"S\"}");
        assertThat(reversed.status()).isEqualTo(409);
        assertThat(reversed.json().path("detail").asText()).contains("(2011) viendrait après", "(2009)");
        assertThat(server.get("/api/regles-foncieres/" + LAW).text()).contains("\"valeur\":2020");
    }

    @Test
    void a_rate_confirmed_for_a_scot_is_applied_told_in_the_history_and_taken_back() {
        String place = "taux_reduction/scot:scot-artois";
        assertThat(put(LAW, place, "{\"valeur\": 47.5, \"source\": \"DOO, p. 12\"}")
                        .json()
                        .path("detail")
                        .asText())
                .contains("« valide_du »");
        Answer put = put(LAW, place, "{\"valeur\": 47.5, \"source\": \"DOO, p. 12\", \"valide_du\": \"2025-03-01\"}");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("\"" + put.json().path("version") + "\"");
        JsonNode last = history(LAW).get(0);
        assertThat(last.path("auteur").asText()).isEqualTo("Marie");
        assertThat(last.path("phrase").asText())
                .isEqualTo("Taux de réduction de la consommation d’ENAF (scot:scot-artois, dès le 2025-03-01) : "
                        + "non renseigné → 47,5 %, établi (DOO, p. 12)");
        assertThat(put(LAW, place, "{\"valeur\": 47.50, \"source\": \"DOO, p. 12\"}")
                        .json()
                        .path("version"))
                .as("nothing differs, nothing is written")
                .isEqualTo(put.json().path("version"));
        put(LAW, place, "{\"valeur\": 40, \"source\": \"DOO, p. 13\"}");
        assertThat(undo(LAW, last.path("n").asText()).status())
                .as("it has changed since")
                .isEqualTo(409);
        assertThat(undo(LAW, history(LAW).get(0).path("n").asText()).status()).isEqualTo(200);
        JsonNode set = server.get("/api/regles-foncieres/" + LAW).json();
        assertThat(parameter(set, "taux_reduction", "scot:scot-artois")
                        .path("valeur")
                        .decimalValue())
                .isEqualByComparingTo("47.5");
        assertThat(undo(LAW, last.path("n").asText()).status()).isEqualTo(200);
        assertThat(server.get("/api/regles-foncieres/" + LAW).text())
                .doesNotContain("scot:scot-artois\",\"titre\":\"Taux");
        JsonNode undone = history(LAW).get(0);
        assertThat(undone.path("annule").asLong()).isEqualTo(last.path("n").asLong());
        assertThat(undone.path("phrase").asText()).startsWith("Annulation, ");
        assertThat(DescribedAnswer.faults(
                        server.get("/ogc/api").json(),
                        "/api/regles-foncieres/{id}/historique",
                        server.get("/api/regles-foncieres/" + LAW + "/historique")
                                .json()))
                .isEmpty();
    }

    @Test
    void many_communes_are_answered_for_at_once_all_or_none() {
        String path = "/api/regles-foncieres/simulation-54-47/eligibilite";
        String version = version("simulation-54-47");
        Answer unknown = write(
                "POST", path, "{\"communes\": [\"62510\", \"75056\"], \"eligible\": true, \"source\": \"S\"}", version);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().path("valeur").asText()).isEqualTo("75056");
        assertThat(version("simulation-54-47")).isEqualTo(version);
        Answer done = write(
                "POST",
                path,
                "{\"communes\": [\"62510\", \"62498\", \"62427\"], \"eligible\": true, \"source\": \"PLUi prescrit\"}",
                version);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        JsonNode set = server.get("/api/regles-foncieres/simulation-54-47").json();
        assertThat(parameter(set, "garantie_eligible", "commune:62498")
                        .path("valeur")
                        .asInt())
                .isEqualTo(1);
        assertThat(history("simulation-54-47").size()).isEqualTo(3);
        write(
                "POST",
                path,
                "{\"communes\": [\"62498\"], \"eligible\": false, \"source\": \"Erreur\"}",
                version("simulation-54-47"));
        assertThat(history("simulation-54-47").get(0).path("phrase").asText())
                .contains("commune:62498", "1, établi (PLUi prescrit) → 0, établi (Erreur)");
    }

    @Test
    void an_answer_about_a_commune_counts_from_the_first_day_of_the_set_unless_told() {
        Answer done = write(
                "POST",
                "/api/regles-foncieres/" + LAW + "/eligibilite",
                "{\"communes\": [\"62427\"], \"eligible\": true, \"source\": \"PLU approuvé\"}",
                "*");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        JsonNode said =
                parameter(server.get("/api/regles-foncieres/" + LAW).json(), "garantie_eligible", "commune:62427");
        assertThat(said.path("valide_du").asText()).isEqualTo("2023-07-20");
        assertThat(delete(LAW, "/parametres/garantie_eligible/commune:62427", "*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void of_several_values_the_day_says_which_is_taken_away() {
        String place = "ambition/scot:scot-artois";
        put("simulation-50", place, "{\"valeur_texte\": \"A\", \"source\": \"S\", \"valide_du\": \"2024-01-01\"}");
        put("simulation-50", place, "{\"valeur_texte\": \"B\", \"source\": \"S\", \"valide_du\": \"2025-01-01\"}");
        Answer which = delete("simulation-50", "/parametres/" + place, "*");
        assertThat(which.status()).isEqualTo(409);
        assertThat(which.json().path("detail").asText()).contains("2024-01-01, 2025-01-01");
        assertThat(delete("simulation-50", "/parametres/" + place + "?valide_du=2023-01-01", "*")
                        .status())
                .isEqualTo(404);
        assertThat(delete("simulation-50", "/parametres/" + place + "?valide_du=2025-01-01", "*")
                        .status())
                .isEqualTo(200);
        assertThat(parameter(server.get("/api/regles-foncieres/simulation-50").json(), "ambition", "scot:scot-artois")
                        .path("valeur_texte")
                        .asText())
                .isEqualTo("A");
    }

    @Test
    void an_answer_given_for_many_communes_is_taken_back_as_one() {
        String id = make("Éligibilité en bloc");
        String body =
                "{\"communes\": [\"62498\", \"62510\", \"62413\"], \"eligible\": true, \"source\": \"PLU prescrits\"}";
        assertThat(write("POST", "/api/regles-foncieres/" + id + "/eligibilite", body, version(id))
                        .status())
                .isEqualTo(200);
        JsonNode lines = history(id);
        assertThat(lines.get(0).path("moment")).isEqualTo(lines.get(2).path("moment"));
        String one = "/api/regles-foncieres/" + id + "/historique/"
                + lines.get(1).path("n").asText() + "/annulation";
        assertThat(write("POST", one + "?ensemble=peut-etre", "", "*").status()).isEqualTo(400);
        assertThat(write("POST", one + "?ensemble=true", "", version(id)).status())
                .isEqualTo(200);
        assertThat(server.get("/api/regles-foncieres/" + id)
                        .json()
                        .path("parametres")
                        .toString())
                .doesNotContain("PLU prescrits");
        assertThat(history(id)).hasSize(lines.size() + 3);
        // Nothing of it is there any more: all of it is refused, and nothing changes.
        assertThat(write("POST", one + "?ensemble=true", "", "*").status()).isEqualTo(409);
    }

    @Test
    void a_set_is_renamed_archived_and_brought_back_never_the_default_nor_a_base() {
        String id = make("À renommer");
        Answer patched = write("PATCH", "/api/regles-foncieres/" + id, "{\"titre\": \"Renommé\"}", version(id));
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(history(id).get(0).path("phrase").asText()).isEqualTo("Titre : « À renommer » → « Renommé »");
        assertThat(undo(id, history(id).get(0).path("n").asText()).status()).isEqualTo(200);
        assertThat(server.get("/api/regles-foncieres/" + id)
                        .json()
                        .path("titre")
                        .asText())
                .isEqualTo("À renommer");
        assertThat(delete(id, "", version(id)).status()).isEqualTo(200);
        assertThat(server.get("/api/regles-foncieres").text()).doesNotContain("\"" + id + "\"");
        assertThat(server.get("/api/regles-foncieres?archives=true").text()).contains("\"" + id + "\"");
        assertThat(put(id, "taux_reduction/france", "{\"valeur\": 1, \"source\": \"S\"}")
                        .status())
                .isEqualTo(409);
        assertThat(write("POST", "/api/regles-foncieres/" + id + "/restauration", "", version(id))
                        .status())
                .isEqualTo(200);
        assertThat(delete(LAW, "", "*").json().path("detail").asText()).contains("par défaut");
    }

    @Test
    void a_simulation_starts_from_the_law_alone_and_its_id_is_its_own() {
        Answer of = create("{\"titre\": \"T\", \"description\": \"D\", \"base\": \"simulation-50\"}");
        assertThat(of.status()).isEqualTo(422);
        assertThat(of.json().path("accepte").asText()).contains(LAW);
        assertThat(create("{\"titre\": \"T\", \"description\": \"D\", \"id\": \"cles\"}")
                        .status())
                .isEqualTo(422);
        assertThat(create("{\"titre\": \"T\", \"description\": \"D\", \"id\": \"simulation-50\"}")
                        .status())
                .isEqualTo(409);
        assertThat(create("{\"titre\": \"T\"}").json().path("champ").asText()).isEqualTo("description");
        assertThat(create("{\"titre\": \"— ! —\", \"description\": \"D\"}").status())
                .isEqualTo(422);
    }

    @Test
    void a_change_of_rules_raises_the_version_under_which_figures_are_kept() {
        long before = dataVersion();
        put("simulation-50", "taux_reduction/epci:246200364", "{\"valeur\": 12, \"source\": \"S\"}");
        assertThat(dataVersion()).isGreaterThan(before);
        delete("simulation-50", "/parametres/taux_reduction/epci:246200364", "*");
    }

    private static long dataVersion() {
        return TEST.database()
                .find(Sql.of("SELECT version FROM version_couche WHERE layer = 'scot-donnees'"), row -> row.getLong(1))
                .orElseThrow();
    }

    private static String make(String title) {
        Answer made = create("{\"titre\": \"" + title + "\", \"description\": \"Une hypothèse.\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith(made.json().path("href").asText());
        return made.json().path("id").asText();
    }

    private static Answer create(String body) {
        return server.post("/api/regles-foncieres", body, "Authorization", key);
    }

    private static Answer put(String id, String place, String body) {
        return write("PUT", "/api/regles-foncieres/" + id + "/parametres/" + place, body, "*");
    }

    private static Answer delete(String id, String rest, String version) {
        return write("DELETE", "/api/regles-foncieres/" + id + rest, "", version);
    }

    private static Answer undo(String id, String n) {
        return write("POST", "/api/regles-foncieres/" + id + "/historique/" + n + "/annulation", "", "*");
    }

    private static Answer write(String method, String path, String body, String version) {
        return send(method, path, body, "Authorization", key, "If-Match", version);
    }

    private static Answer send(String method, String path, String body, String... headers) {
        return server.send(server.request(path, headers)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String version(String id) {
        return server.get("/api/regles-foncieres/" + id).header("ETag");
    }

    private static JsonNode history(String id) {
        return server.get("/api/regles-foncieres/" + id + "/historique").json().path("items");
    }

    private static JsonNode parameter(JsonNode set, String cle, String perimetre) {
        for (JsonNode p : set.path("parametres")) {
            if (p.path("cle").asText().equals(cle)
                    && p.path("perimetre").asText().equals(perimetre)) {
                return p;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
