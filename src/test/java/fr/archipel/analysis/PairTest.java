package fr.archipel.analysis;

import static fr.archipel.support.SquareTerritory.line;
import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/analyses/proximite} and {@code /recouvrement} over HTTP, every figure computed by hand. */
class PairTest {
    private static final double SQUARE_METRE = 1.01e-4;
    private static SquareTerritory territory;
    private static TestServer server;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        // A row of friches of 1 ha, 200 m apart, below a line at y = 400; two zones over the first ones.
        for (int i = 0; i < 6; i++) {
            territory.friche("friche-" + i, "a_trancher", square(300 * i, 100 + 10 * i, 100, 100));
        }
        territory.section("ev5-a", 1, "ouvert", line(0, 400, 2000, 400));
        territory.zone("zae-a", "existant et actif", null, square(50, 100, 100, 100));
        territory.zone("zae-b", "existant et actif", null, square(0, 150, 500, 40));
        server = TestServer.on(territory.database());
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void pairs_within_the_distance_come_nearest_first() {
        // friche-i ends at y = 200 + 10 i, so it is 200 - 10 i from the line.
        JsonNode answer = get("/api/analyses/proximite?de=friches&vers=ev5&distance_m=175");
        assertThat(ids(answer, "de")).containsExactly("friche-5", "friche-4", "friche-3");
        assertThat(answer.path("numberMatched").asInt()).isEqualTo(3);
        assertThat(answer.at("/items/0/distance_m").asDouble()).isEqualTo(150, within(0.01));
        assertThat(answer.at("/items/2/distance_m").asDouble()).isEqualTo(170, within(0.01));
        assertThat(answer.at("/items/0/vers/id").asText()).isEqualTo("ev5-a");
    }

    @Test
    void the_distance_is_500_m_unless_said_and_0_finds_what_touches() {
        assertThat(get("/api/analyses/proximite?de=friches&vers=ev5")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(6);
        assertThat(ids(get("/api/analyses/proximite?de=zae&vers=friches&distance_m=0"), "de"))
                .containsExactlyInAnyOrder("zae-a", "zae-b", "zae-b");
    }

    @Test
    void objects_of_one_layer_are_paired_with_each_other_once() {
        // Neighbours are 200 m apart (a little more, being shifted by 10 m is within their overlap in y).
        JsonNode answer = get("/api/analyses/proximite?de=friches&vers=friches&distance_m=201");
        assertThat(answer.path("numberMatched").asInt()).isEqualTo(5);
        for (JsonNode item : answer.path("items")) {
            assertThat(item.at("/de/id").asText())
                    .isLessThan(item.at("/vers/id").asText());
        }
    }

    @Test
    void overlaps_come_largest_first_with_their_share_of_each() {
        JsonNode answer = get("/api/analyses/recouvrement?a=zae&b=friches");
        // zae-a × friche-0: 50 m × 100 m; zae-b × friche-0: 100 m × 40 m; zae-b × friche-1 (y 110 to 210): 100 m × 40
        // m.
        assertThat(answer.path("numberMatched").asInt()).isEqualTo(3);
        assertHectares(answer.at("/items/0/surface_ha"), 0.5);
        assertThat(answer.at("/items/0/a/id").asText()).isEqualTo("zae-a");
        assertThat(answer.at("/items/0/part_a_pct").asDouble()).isEqualTo(50, within(0.01));
        assertThat(answer.at("/items/0/part_b_pct").asDouble()).isEqualTo(50, within(0.01));
        assertHectares(answer.at("/items/1/surface_ha"), 0.4);
        assertThat(answer.at("/items/1/part_a_pct").asDouble()).isEqualTo(20, within(0.01));
        assertThat(answer.at("/items/1/part_b_pct").asDouble()).isEqualTo(40, within(0.01));
    }

    @Test
    void ground_that_two_pairs_share_counts_once_in_the_total() {
        // 0.5 + 0.4 + 0.4, less the 50 m × 40 m of friche-0 under both zones.
        JsonNode answer = get("/api/analyses/recouvrement?a=zae&b=friches&limit=1");
        assertHectares(answer.at("/totaux/surface_ha"), 1.1);
        assertThat(answer.at("/totaux/nombre").asInt()).isEqualTo(3);
    }

    @Test
    void a_shared_boundary_is_no_overlap() {
        assertThat(get("/api/analyses/recouvrement?a=communes&b=communes")
                        .path("numberMatched")
                        .asInt())
                .isZero();
        assertThat(get("/api/analyses/proximite?de=communes&vers=communes&distance_m=0")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/analyses/proximite?de=friches&vers=ev5&distance_m=300",
                "/api/analyses/proximite?de=friches&vers=friches&distance_m=50000",
                "/api/analyses/recouvrement?a=zae&b=friches",
                "/api/analyses/recouvrement?a=communes&b=friches"
            })
    void pages_give_every_pair_once_in_the_same_order(String address) {
        List<JsonNode> whole = items(get(address + "&limit=500"));
        List<JsonNode> paged = new ArrayList<>();
        String next = address + "&limit=2";
        while (!next.isEmpty()) {
            JsonNode page = get(next);
            assertThat(page.path("numberMatched").asInt()).isEqualTo(whole.size());
            paged.addAll(items(page));
            next = link(page, "next");
        }
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void a_page_after_the_last_pair_is_empty_and_still_counts() {
        JsonNode answer = get("/api/analyses/proximite?de=friches&vers=ev5&apres=1e9~z~z");
        assertThat(answer.path("items").isEmpty()).isTrue();
        assertThat(answer.path("numberMatched").asInt()).isEqualTo(6);
    }

    private static JsonNode get(String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    private static List<String> ids(JsonNode page, String member) {
        return items(page).stream()
                .map(item -> item.path(member).path("id").asText())
                .toList();
    }

    private static String link(JsonNode page, String rel) {
        return StreamSupport.stream(page.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals(rel))
                .map(link -> link.path("href").asText().replaceFirst("http://[^/]*", ""))
                .findFirst()
                .orElse("");
    }

    private static void assertHectares(JsonNode node, double hectares) {
        assertThat(node.asDouble()).isEqualTo(hectares, within(SQUARE_METRE));
    }
}
