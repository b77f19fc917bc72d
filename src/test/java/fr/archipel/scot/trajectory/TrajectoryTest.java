package fr.archipel.scot.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.TestServer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/scot} and {@code /api/scot/{id}/trajectoire} on the bundled territory. */
class TrajectoryTest {
    private final TestServer server = TestServer.shared();

    @Test
    void the_two_scots_share_the_150_communes() {
        JsonNode list = get("/api/scot");
        assertThat(list.path("numberMatched").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/communes").asInt()).isEqualTo(100);
        assertThat(list.at("/items/1/communes").asInt()).isEqualTo(50);
        assertThat(texts(list.at("/items/1/epci"), "sigle")).containsExactly("CAHC", "CALL");
        assertThat(list.at("/items/1/date_approbation").asText()).isEqualTo("2008-02-11");
        assertThat(list.at("/items/0/date_approbation").isNull()).isTrue();
        assertThat(get(list.at("/items/0/href").asText()).at("/perimetre/id").asText())
                .isEqualTo("scot-artois");
    }

    @Test
    void the_list_goes_on_page_by_page() {
        JsonNode first = get("/api/scot?limit=1");
        assertThat(first.path("items").size()).isEqualTo(1);
        String next = first.at("/links/1/href").asText().replaceFirst("http://[^/]*", "");
        assertThat(get(next).at("/items/0/id").asText()).isEqualTo("scot-lens-lievin-henin-carvin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scot-artois", "scot-lens-lievin-henin-carvin"})
    void nothing_is_computed_without_data_and_each_absence_has_its_reason(String scot) {
        JsonNode answer = trajectory(scot);
        assertThat(answer.path("indicateurs").size()).isEqualTo(12);
        for (JsonNode indicator : answer.path("indicateurs")) {
            assertThat(indicator.path("valeur").isNull())
                    .as(indicator.toString())
                    .isTrue();
            assertThat(indicator.path("raison").asText()).isNotBlank();
            assertThat(indicator.path("calcul").asText()).isNotBlank();
        }
        assertThat(answer.path("taux_applique_pct").isNull()).isTrue();
        assertThat(answer.at("/garantie_communale/communes_eligibles").isNull()).isTrue();
    }

    @Test
    void rates_are_shown_as_indicative_with_their_source() {
        JsonNode rates = trajectory("scot-lens-lievin-henin-carvin").path("taux");
        assertThat(texts(rates, "valeur_pct")).containsExactlyInAnyOrder("50", "54.47");
        for (JsonNode rate : rates) {
            assertThat(rate.path("etat").asText()).isEqualTo("indicatif");
            assertThat(rate.path("applique").asBoolean()).isFalse();
            assertThat(rate.path("source").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "part-artificialisee-2018, 45, %, CALL, crte-call-2021:217",
        "artificialisation-2009-2018, 450, ha, CALL, crte-call-2021:217",
        "friches-industrielles, 102, ha, CALL, crte-call-2021:217",
        "consommation-fonciere-annuelle, 29, ha/an, CAHC, crte-cahc-2021:108",
        "consommation-fonciere-annuelle-maximale, 10, ha/an, CAHC, crte-cahc-2021:108",
        "surface-sites-mobilisables, 684, ha, CAHC, crte-cahc-2021:110"
    })
    void printed_figures_name_their_contract_and_line(
            String concept, double value, String unit, String epci, String source) {
        JsonNode figure = StreamSupport.stream(
                        trajectory("scot-lens-lievin-henin-carvin")
                                .path("chiffres_imprimes")
                                .spliterator(),
                        false)
                .filter(f -> f.path("concept").asText().equals(concept))
                .findFirst()
                .orElseThrow();
        assertThat(figure.path("valeur").asDouble()).isEqualTo(value);
        assertThat(figure.path("unite").asText()).isEqualTo(unit);
        assertThat(figure.at("/epci/sigle").asText()).isEqualTo(epci);
        assertThat(figure.at("/sources/0").asText()).isEqualTo(source);
    }

    @Test
    void an_ambition_belongs_to_the_scot_that_announced_it() {
        JsonNode artois = trajectory("scot-artois");
        assertThat(artois.at("/ambitions/0/valeur_texte").asText()).isEqualTo("Zéro artificialisation nette");
        assertThat(artois.at("/ambitions/0/source").asText()).isEqualTo("crte-cabbalr-2021:157");
        assertThat(trajectory("scot-lens-lievin-henin-carvin").path("ambitions").isEmpty())
                .isTrue();
    }

    @Test
    void an_unknown_scot_is_404_and_an_unknown_parameter_400() {
        assertThat(server.get("/api/scot/scot-lille/trajectoire").status()).isEqualTo(404);
        assertThat(server.get("/api/scot/scot-artois/trajectoire?annee=2021").status())
                .isEqualTo(400);
        assertThat(server.get("/api/scot?limit=0").status()).isEqualTo(400);
        assertThat(server.get("/api/scot?apres=rien").status()).isEqualTo(400);
    }

    private JsonNode trajectory(String scot) {
        return get("/api/scot/" + scot + "/trajectoire");
    }

    private JsonNode get(String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(member).asText())
                .toList();
    }
}
