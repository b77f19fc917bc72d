package fr.archipel.scot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.KeyStore;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers of land: an entry is dated and signed, annulled with a reason, brought back. */
class RegisterApiTest {
    private static final String SQUARE =
            "{'type': 'Polygon', 'coordinates': [[[2.8, 50.42], [2.801, 50.42], [2.801, 50.421], [2.8, 50.421], [2.8, 50.42]]]}";
    private static final TestDatabase TEST = TestDatabase.loaded();
    private static TestServer server;
    private static JsonNode document;
    private static String key;

    @BeforeAll
    static void start() {
        server = TestServer.on(TEST.database());
        document = server.get("/ogc/api").json();
        key = "Bearer " + new KeyStore(TEST.database()).create("Marie").text();
    }

    @AfterAll
    static void stop() {
        server.close();
        TEST.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EPSG:2154 | [[[690000,7040000],[690100,7040000],[690100,7040100],[690000,7040100],[690000,7040000]]]",
                "http://www.opengis.net/def/crs/EPSG/0/4326 | [[[50.42,2.8],[50.42,2.801],[50.421,2.801],[50.421,2.8],[50.42,2.8]]]",
                "EPSG:3857 | [[[311700,6522000],[311800,6522000],[311800,6522100],[311700,6522100],[311700,6522000]]]",
            })
    void a_drawing_may_be_in_any_system_that_is_offered(String crs, String coordinates) {
        String href = enter(
                "projets",
                "{'titre': 'Lot', 'etat': 'projete', 'crs': '" + crs
                        + "', 'geometry': {'type': 'Polygon', 'coordinates': " + coordinates + "}}");
        JsonNode first = server.get(href).json().at("/geometry/coordinates/0/0/0");
        assertThat(first.path(0).asDouble()).isBetween(2.7, 2.9);
        assertThat(first.path(1).asDouble()).isBetween(50.4, 50.5);
        post(href + "/annulation", "{'motif': 'Essai'}");
    }

    @Test
    void a_system_that_is_not_offered_or_stands_alone_is_refused_in_words() {
        Answer other =
                post("/api/registres/projets", "{'titre': 'Lot', 'crs': 'EPSG:27572', 'geometry': " + SQUARE + "}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("crs", "EPSG:2154");
        Answer alone = post("/api/registres/projets", "{'titre': 'Lot', 'etat': 'projete', 'crs': 'EPSG:2154'}");
        assertThat(alone.status()).isEqualTo(422);
        Answer wrong =
                post("/api/registres/projets", "{'titre': 'Lot', 'crs': 'EPSG:2154', 'geometry': " + SQUARE + "}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("hors de France");
    }

    @Test
    void a_renaturation_is_entered_drawn_annulled_and_brought_back() {
        String href = enter(
                "renaturations",
                "{'titre': 'Parc', 'commune': '62510', 'surface_m2': 12345, 'date_effet': '2024-05-31', 'preuve': 'PV', 'deductible': true, 'geometry': "
                        + SQUARE + "}");
        JsonNode entry = server.get(href).json();
        assertThat(DescribedAnswer.faults(document, "/api/registres/renaturations/{id}", entry))
                .isEmpty();
        assertThat(entry.path("surface_ha").decimalValue()).isEqualByComparingTo("1.2345");
        assertThat(entry.path("auteur").asText()).isEqualTo("Marie");
        assertThat(entry.at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(entry.at("/geometry/coordinates/0/0/0/0").asDouble()).isBetween(2.7999, 2.8011);
        Answer annulled = post(href + "/annulation", "{'motif': 'Saisie deux fois'}");
        assertThat(annulled.json().path("annule_par").asText()).isEqualTo("Marie");
        assertThat(annulled.json().path("annule_motif").asText()).isEqualTo("Saisie deux fois");
        assertThat(items("renaturations", "")).isEmpty();
        assertThat(items("renaturations", "?annules=true")).hasSize(1);
        assertThat(post(href + "/annulation", "{'motif': 'Encore'}").status()).isEqualTo(409);
        assertThat(post(href + "/retablissement", "").json().path("annule_le").isNull())
                .isTrue();
        assertThat(post(href + "/retablissement", "").status()).isEqualTo(409);
        assertThat(items("renaturations", "?perimetre=commune:62510")).hasSize(1);
        assertThat(items("renaturations", "?perimetre=commune:62498")).isEmpty();
        assertThat(items("renaturations", "?perimetre=scot:scot-artois")).isEmpty();
        post(href + "/annulation", "{'motif': 'Fin'}");
    }

    @Test
    void a_project_of_national_scope_has_its_consumption_by_commune_and_year() {
        String href = enter(
                "pene",
                "{'titre': 'Canal', 'arrete': 'Arrêté du 31 mai 2024', 'fiche': 'call-1.1', 'consommations': "
                        + "[{'commune': '62510', 'annee': 2022, 'surface_m2': 1000}, {'commune': '62510', 'annee': 2023, 'surface_m2': 500}]}");
        JsonNode entry = server.get(href).json();
        assertThat(DescribedAnswer.faults(document, "/api/registres/pene/{id}", entry))
                .isEmpty();
        assertThat(entry.path("total_ha").decimalValue()).isEqualByComparingTo("0.15");
        assertThat(items("pene", "?fiche=call-1.1")).hasSize(1);
        assertThat(items("pene", "?fiche=call-1.2")).isEmpty();
        assertThat(items("pene", "?perimetre=commune:62510")).hasSize(1);
        assertThat(items("pene", "?perimetre=commune:62498")).isEmpty();
    }

    @Test
    void a_new_declaration_of_a_fiche_takes_the_place_of_the_former_which_says_so() {
        String first = enter("projets", "{'fiche': 'call-1.1', 'nature': 'extension', 'etat': 'projete'}");
        String second = enter("projets", "{'fiche': 'call-1.1', 'nature': 'extension', 'etat': 'engage'}");
        assertThat(server.get(first).json().path("annule_motif").asText())
                .isEqualTo("Remplacée par la déclaration n° " + second.replaceFirst(".*/", ""));
        assertThat(items("projets", "?fiche=call-1.1")).hasSize(1);
        assertThat(items("projets", "?fiche=call-1.1&annules=true")).hasSize(2);
        Answer back = post(first + "/retablissement", "");
        assertThat(back.status()).isEqualTo(409);
        assertThat(back.json().path("detail").asText()).contains("a pris sa place");
        post(second + "/annulation", "{'motif': 'Retour'}");
        assertThat(post(first + "/retablissement", "").status()).isEqualTo(200);
        String object = enter("projets", "{'objet': 'friches/friche-noroxo', 'nature': 'friche'}");
        String drawn = enter(
                "projets",
                "{'titre': 'Centrale', 'nature': 'photovoltaique', 'conforme': true, 'geometry': " + SQUARE + "}");
        for (String href : List.of(first, second, object, drawn)) {
            assertThat(DescribedAnswer.faults(
                            document,
                            "/api/registres/projets/{id}",
                            server.get(href).json()))
                    .isEmpty();
        }
        assertThat(items("projets", "?objet=friches/friche-noroxo")).hasSize(1);
        assertThat(items("projets", "?limit=1")).hasSize(1);
    }

    @Test
    void of_declarations_sent_at_once_one_counts_and_none_is_lost() {
        List<CompletableFuture<Answer>> sent = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(
                        "/api/registres/projets",
                        "{'fiche': 'call-1.3', 'etat': 'projete', 'remarque': 'n° %d'}".formatted(i))))
                .toList();
        assertThat(sent.stream().map(CompletableFuture::join))
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertThat(items("projets", "?fiche=call-1.3")).hasSize(1);
        assertThat(items("projets", "?fiche=call-1.3&annules=true")).hasSize(6);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "renaturations | {'commune': '62510', 'surface_m2': 1, 'date_effet': '2024-01-01'} | titre | un texte de 1",
                "renaturations | {'titre': 'T', 'commune': '75056', 'surface_m2': 1, 'date_effet': '2024-01-01'} | commune | du territoire",
                "renaturations | {'titre': 'T', 'commune': '62510', 'surface_m2': 0, 'date_effet': '2024-01-01'} | surface_m2 | m² entiers",
                "renaturations | {'titre': 'T', 'commune': '62510', 'surface_m2': 1.5, 'date_effet': '2024-01-01'} | surface_m2 | m² entiers",
                "renaturations | {'titre': 'T', 'commune': '62510', 'surface_m2': 900000000, 'date_effet': '2024-01-01'} | surface_m2 | au plus la surface de la commune",
                "renaturations | {'titre': 'T', 'commune': '62510', 'surface_m2': 1, 'date_effet': '2024-01-01', 'deductible': true} | preuve | ne se déduit pas",
                "renaturations | {'titre': 'T', 'commune': '62510', 'surface_m2': 1, 'date_effet': '2090-01-01', 'deductible': true, 'preuve': 'P'} | date_effet | effective",
                "pene | {'titre': 'T', 'arrete': 'A', 'consommations': 12} | consommations | {commune, annee, surface_m2}",
                "pene | {'titre': 'T', 'arrete': 'A', 'consommations': [{'commune': '62510', 'annee': 2090, 'surface_m2': 1}]} | annee | une année de 2000",
                "pene | {'titre': 'T', 'arrete': 'A', 'consommations': [{'commune': '75056', 'annee': 2022, 'surface_m2': 1}]} | commune | du territoire",
                "pene | {'titre': 'T', 'arrete': 'A', 'consommations': [{'commune': '62510', 'annee': 2022, 'surface_m2': 1}, {'commune': '62510', 'annee': 2022, 'surface_m2': 2}]} | consommations | une seule fois",
                "pene | {'titre': 'T', 'consommations': []} | arrete | un texte de 1",
                "pene | {'titre': 'T', 'arrete': 'A', 'fiche': 'call-9.9', 'consommations': []} | fiche | comme call-1.1",
                "projets | {'nature': 'extension'} | fiche | une fiche, un objet",
                "projets | {'fiche': 'call-1.1'} | nature | au moins une chose",
                "projets | {'fiche': 'call-1.1', 'nature': 'route'} | nature | densification",
                "projets | {'fiche': 'call-1.1', 'etat': 'fini'} | etat | realise",
                "projets | {'fiche': 'call-1.1', 'nature': 'extension', 'conforme': true} | conforme | photovoltaique",
                "projets | {'fiche': 'call-1.1', 'objet': 'zae/x', 'nature': 'extension'} | objet | celle d'une fiche",
                "projets | {'objet': 'zae/rien', 'nature': 'extension'} | objet | couche/identifiant",
                "projets | {'fiche': 'call-1.1', 'etat': 'realise', 'date_effet': '2090-01-01'} | date_effet | réalisé",
                "qualifications | {'friche': 'rien', 'qualification': 'a_trancher'} | friche | couche « friches »",
                "qualifications | {'friche': 'friche-noroxo', 'qualification': 'enaf'} | decideur | un texte de 1",
                "qualifications | {'friche': 'friche-noroxo', 'qualification': 'enaf', 'decideur': 'D', 'date_decision': '2090-01-01', 'preuve': 'P'} | date_decision | jusqu'au",
                "qualifications | {'friche': 'friche-noroxo', 'qualification': 'boisee'} | qualification | urbanisee, enaf, a_trancher",
            })
    void what_does_not_hold_together_is_refused_naming_the_field(
            String register, String body, String field, String accepted) {
        Answer answer = post("/api/registres/" + register, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("champ").asText()).isEqualTo(field);
        assertThat(answer.json().path("detail").asText()).contains(accepted);
    }

    @Test
    void a_drawing_that_has_no_area_and_a_project_without_a_name_are_refused() {
        assertThat(post("/api/registres/projets", "{'nature': 'extension', 'geometry': " + SQUARE + "}")
                        .json()
                        .path("champ")
                        .asText())
                .isEqualTo("titre");
        Answer point = post(
                "/api/registres/projets",
                "{'titre': 'T', 'nature': 'extension', 'geometry': {'type': 'Point', 'coordinates': [2.8, 50.42]}}");
        assertThat(point.status()).isEqualTo(422);
        assertThat(point.json().path("detail").asText()).contains("une surface");
        Answer away = post(
                "/api/registres/projets",
                "{'titre': 'T', 'geometry': {'type': 'Polygon', 'coordinates': [[[52, 2], [53, 2], [53, 3], [52, 2]]]}}");
        assertThat(away.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"qualifications", "renaturations", "pene", "projets"})
    void writing_needs_a_key_and_reading_none(String register) {
        String path = "/api/registres/" + register;
        assertThat(server.post(path, "{}").status()).isEqualTo(401);
        assertThat(server.post(path + "/1/annulation", "{\"motif\": \"M\"}").status())
                .isEqualTo(401);
        assertThat(post(path + "/999999/annulation", "{'motif': 'M'}").status()).isEqualTo(404);
        assertThat(post(path, "{'inconnu': 1}").status()).isEqualTo(400);
        assertThat(server.get(path + "/999999").status()).isEqualTo(404);
        assertThat(server.get(path + "/x").status()).isEqualTo(404);
        assertThat(server.get(path + "?perimetre=commune:75056").status()).isEqualTo(404);
        assertThat(server.get(path + "?perimetre=lens").status()).isEqualTo(400);
        assertThat(DescribedAnswer.faults(
                        document, path, server.get(path + "?annules=true").json()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"qualifications", "renaturations", "pene", "projets"})
    void a_register_is_had_as_a_table(String register) {
        Answer csv = server.get("/api/registres/" + register + "?f=csv&annules=true");
        assertThat(csv.status()).as(csv.text()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("registre-" + register + ".csv");
        assertThat(csv.text()).contains("N°");
        assertThat(server.get("/api/registres/" + register + "?f=xlsx").status())
                .isEqualTo(200);
    }

    private static String enter(String register, String body) {
        Answer answer = post("/api/registres/" + register, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .endsWith(answer.json().path("href").asText());
        return answer.json().path("href").asText();
    }

    private static JsonNode items(String register, String query) {
        return server.get("/api/registres/" + register + query).json().path("items");
    }

    private static Answer post(String path, String body) {
        return server.send(server.request(path, "Authorization", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }
}
