package fr.archipel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.Pages;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers on analyses and SCoT are those the OpenAPI document describes, on the bundled territory. */
class DescribedAnswersTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final JsonNode DOCUMENT = SERVER.get("/ogc/api").json();
    private static final String SELECTION = "/api/analyses/selection";
    private static final String CHECK = "/api/scot/verifier";
    private static final String LENS =
            "{\"type\":\"Polygon\",\"coordinates\":[[[2.80,50.42],[2.86,50.42],[2.86,50.45],[2.80,50.45],[2.80,50.42]]]}";

    @ParameterizedTest
    @CsvSource({
        "/api/analyses/proximite, /api/analyses/proximite?de=friches&vers=ev5&distance_m=5000",
        "/api/analyses/proximite, /api/analyses/proximite?de=fiches&vers=communes&distance_m=0",
        "/api/analyses/recouvrement, /api/analyses/recouvrement?a=zae&b=friches",
        "/api/analyses/recouvrement, /api/analyses/recouvrement?a=communes&b=parcs&limit=2",
        "/api/analyses/recouvrement, /api/analyses/recouvrement?a=fiches&b=fiches",
        "/api/analyses/continuite, /api/analyses/continuite?layer=ev5&tolerance_m=0",
        "/api/scot, /api/scot?limit=1",
        "/api/scot/{id}/trajectoire, /api/scot/scot-artois/trajectoire",
        "/api/scot/{id}/trajectoire, /api/scot/scot-lens-lievin-henin-carvin/trajectoire"
    })
    void what_is_read(String path, String address) {
        assertDescribed(path, SERVER.get(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                LENS,
                "{\"geometry\":" + LENS + ",\"distance_m\":2000}",
                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.83,50.43]},\"distance_m\":50000}",
                "{\"type\":\"LineString\",\"coordinates\":[[2.7,50.4],[2.9,50.5]]}",
                "{\"type\":\"Point\",\"coordinates\":[7,48]}"
            })
    void a_selection(String body) {
        assertDescribed(SELECTION, SERVER.post(SELECTION, body));
    }

    @Test
    void a_check_of_a_geometry() {
        assertDescribed(CHECK, SERVER.post(CHECK, LENS));
    }

    @Test
    void a_check_of_every_fiche() {
        List<String> fiches = Pages.read(SERVER, "/api/fiches?limit=500", "id");
        assertThat(fiches).hasSizeGreaterThan(50);
        for (String fiche : fiches) {
            Answer answer = SERVER.post(CHECK, "{\"fiche\":\"" + fiche + "\"}");
            assertDescribed(CHECK, answer);
            assertThat(answer.json().path("scots").isEmpty()).as(fiche).isFalse();
            assertThat(answer.json().path("raisons").isEmpty()).as(fiche).isFalse();
        }
    }

    static Stream<String> readAddresses() {
        return DOCUMENT.path("paths").properties().stream()
                .filter(path -> path.getKey().matches("/api/(analyses|scot).*"))
                .filter(path -> path.getValue().has("get"))
                .map(java.util.Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("readAddresses")
    void an_address_accepts_the_parameters_it_describes_and_no_other(String path) {
        List<String> described = new ArrayList<>();
        DOCUMENT.path("paths").path(path).path("get").path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                described.add(parameter.path("name").asText());
            }
        });
        JsonNode problem =
                SERVER.get(path.replace("{id}", "scot-artois") + "?inconnu=1").json();
        List<String> accepted = new ArrayList<>();
        problem.path("acceptes").forEach(name -> accepted.add(name.asText()));
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(described);
    }

    private static void assertDescribed(String path, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(DescribedAnswer.faults(DOCUMENT, path, answer.json())).isEmpty();
    }
}
