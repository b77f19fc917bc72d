package fr.archipel.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/themes} over the bundled territory; figures counted by hand in {@code gis-data/layers}. */
class ThemeApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final JsonNode DOCUMENT = SERVER.get("/ogc/api").json();

    @ParameterizedTest
    @ValueSource(strings = {"cites-minieres", "friches", "chaine-des-parcs", "ev5", "zae"})
    void a_theme_answers_what_its_description_says_and_nothing_else(String id) {
        for (String query : List.of("", "?epci=246200364", "?commune=62413", "?scot=scot-artois", "?commune=62001")) {
            Answer answer = SERVER.get("/api/themes/" + id + query);
            if (answer.status() == 404) {
                continue;
            }
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(DescribedAnswer.faults(DOCUMENT, "/api/themes/{id}", answer.json()))
                    .as(query)
                    .isEmpty();
        }
        assertThat(DescribedAnswer.faults(
                        DOCUMENT, "/api/themes", SERVER.get("/api/themes").json()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cites-minieres, erbm, 11, 11, 15",
        "cites-minieres, triennal_1, 9, 11, 15",
        "cites-minieres, travaux, 0, 12, 15",
        "cites-minieres, logements, , 0, 15",
        "friches, avec_projet, 10, 14, 14",
        "friches, a_trancher, 14, 14, 14",
        "friches, surface, 23, 2, 14",
        "chaine-des-parcs, chaine, 19, 28, 28",
        "chaine-des-parcs, surface, 506, 4, 28",
        "chaine-des-parcs, longueur, 76, 3, 28",
        "ev5, ouvert, 25, 3, 3",
        "ev5, travaux, 0, 0, 0",
        "ev5, etudes, 12, 1, 1",
        "ev5, projet, , 0, 1",
        "ev5, longueur, 37, 4, 5",
        "zae, nombre, 13, 13, 13",
        "zae, existantes, 8, 13, 13",
        "zae, surface, 81, 1, 13",
        "zae, disponible, , 0, 13"
    })
    void a_figure_is_what_the_sources_print_and_says_on_how_many_it_rests(
            String theme, String figure, Double value, int known, int of) {
        JsonNode found = find(SERVER.get("/api/themes/" + theme).json().path("chiffres"), "id", figure);
        assertThat(
                        found.path("valeur").isNull()
                                ? null
                                : Double.valueOf(found.path("valeur").asDouble()))
                .isEqualTo(value);
        assertThat(found.path("renseignes").asInt()).isEqualTo(known);
        assertThat(found.path("sur").asInt()).isEqualTo(of);
    }

    @Test
    void cites_by_triennal_and_progress_are_the_objects_themselves() {
        JsonNode rows = breakdown("cites-minieres", "triennal").path("lignes");
        assertThat(texts(rows, "code")).containsExactly("1", "2", "non_renseigne");
        JsonNode parts = rows.get(0).path("parts");
        assertThat(texts(parts, "serie")).containsExactly("etudes", "etudes_achevees", "programmee");
        assertThat(texts(parts, "nombre")).containsExactly("2", "1", "6");
        assertThat(texts(rows.get(1).path("parts").get(0).path("objets"), ""))
                .containsExactly("cite-cornuault", "cite-foch");
    }

    @Test
    void kilometres_of_the_route_are_shared_out_by_owner_and_a_section_without_length_is_counted_apart() {
        JsonNode rows = breakdown("ev5", "maitre_ouvrage").path("lignes");
        assertThat(texts(rows, "code")).containsExactly("CABBALR", "CALL", "Département du Pas-de-Calais");
        assertThat(rows.get(0).at("/parts/0/mesure").isNull()).isTrue();
        assertThat(rows.get(0).at("/parts/0/sans_mesure").asInt()).isEqualTo(1);
        assertThat(rows.get(2).at("/parts/0/mesure").asInt()).isEqualTo(20);
    }

    @Test
    void the_profile_goes_from_section_to_section_in_their_order_through_communes_that_touch() {
        JsonNode profile = SERVER.get("/api/themes/ev5").json().path("profil");
        assertThat(texts(profile.path("troncons"), "id"))
                .containsExactly(
                        "ev5-bethune-bruay",
                        "ev5-olhain-angres",
                        "ev5-angres-lens",
                        "ev5-glissoire-11-19",
                        "ev5-loos-wingles");
        double end = 0;
        for (JsonNode part : profile.path("troncons")) {
            assertThat(part.path("debut_km").asDouble()).isGreaterThanOrEqualTo(end);
            end = part.path("fin_km").asDouble();
            double at = part.path("debut_km").asDouble();
            assertThat(part.path("communes").isEmpty()).isFalse();
            for (JsonNode commune : part.path("communes")) {
                assertThat(commune.path("debut_km").asDouble()).isBetween(at - 0.02, end);
                at = commune.path("fin_km").asDouble();
            }
        }
        assertThat(profile.at("/troncons/4/longueur_km").asInt()).isEqualTo(12);
        assertThat(profile.at("/troncons/4/fin_km").asDouble()
                        - profile.at("/troncons/4/debut_km").asDouble())
                .isEqualTo(12, org.assertj.core.api.Assertions.within(0.011));
    }

    @Test
    void a_perimeter_keeps_what_touches_it_and_the_printed_totals_that_are_its_own() {
        JsonNode harnes = SERVER.get("/api/themes/friches?commune=62413").json();
        assertThat(texts(harnes.at("/groupes/0/lignes"), "id"))
                .contains("friche-noroxo")
                .doesNotContain("friche-mecastamp");
        assertThat(harnes.path("imprimes").isEmpty()).isTrue();
        JsonNode call = SERVER.get("/api/themes/friches?epci=246200364").json();
        assertThat(texts(call.path("imprimes"), "valeur")).containsExactly("102");
        assertThat(call.at("/perimetre/id").asText()).isEqualTo("epci:246200364");
    }

    @Test
    void what_is_missing_is_said_with_what_it_would_let_us_say() {
        JsonNode field = find(SERVER.get("/api/themes/cites-minieres").json().path("completude"), "champ", "logements");
        assertThat(field.path("renseignes").asInt()).isZero();
        assertThat(field.path("phrase").asText()).contains("coût par logement");
        JsonNode rows = SERVER.get("/api/themes/cites-minieres").json().at("/groupes/0/lignes");
        assertThat(texts(rows, "cout_par_logement_eur")).containsOnly("null");
    }

    @Test
    void the_table_comes_as_files_with_the_same_perimeter() {
        Answer csv = SERVER.get("/api/themes/zae.csv?epci=246200299");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines().count()).isEqualTo(2);
        assertThat(csv.text()).contains("zae-delta-3").contains("Existant et actif");
        assertThat(SERVER.get("/api/themes/zae.xlsx").status()).isEqualTo(200);
        assertThat(SERVER.get("/api/themes/zae.pdf").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/themes/gares | 404 | le thème « gares »",
                "/api/themes/zae.doc | 404 | adresse",
                "/api/themes/zae?epci=246200364&commune=62413 | 400 | un seul territoire",
                "/api/themes/zae?commune=Lens | 400 | Lens",
                "/api/themes/zae?commune=75056 | 404 | 75056",
                "/api/themes?theme=zae | 400 | theme"
            })
    void what_cannot_be_answered_is_said(String address, int status, String words) {
        Answer answer = SERVER.get(address);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).containsIgnoringCase(words);
    }

    private static JsonNode breakdown(String theme, String id) {
        return find(SERVER.get("/api/themes/" + theme).json().path("repartitions"), "id", id);
    }

    private static JsonNode find(JsonNode list, String member, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path(member).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** Of each, a member, or itself. */
    private static List<String> texts(JsonNode list, String member) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add((member.isEmpty() ? each : each.path(member)).asText()));
        return texts;
    }
}
