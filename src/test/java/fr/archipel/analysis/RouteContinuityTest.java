package fr.archipel.analysis;

import static fr.archipel.support.SquareTerritory.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.LambertConic;
import fr.archipel.support.SquareTerritory;
import fr.archipel.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** {@code /api/analyses/continuite} over HTTP, every figure computed by hand. */
class RouteContinuityTest {
    private static SquareTerritory territory;
    private static TestServer server;

    @BeforeAll
    static void open() {
        territory = new SquareTerritory();
        territory.section("ev5-a", 1, "ouvert", line(0, 500, 400, 500));
        territory.section("ev5-b", 2, "ouvert", line(400, 500, 400, 800));
        // 80 m further, then a section drawn in two pieces 30 m apart.
        territory.section("ev5-c", 3, "etudes", line(480, 800, 980, 800));
        territory.section("ev5-d", 4, null, pieces(line(980, 800, 1080, 800), line(1110, 800, 1210, 800)));
        server = TestServer.on(territory.database());
    }

    private static Geometry pieces(Geometry a, Geometry b) {
        return a.union(b);
    }

    @AfterAll
    static void close() {
        server.close();
        territory.close();
    }

    @Test
    void sections_within_the_tolerance_hold_together_and_the_gap_is_placed() {
        JsonNode answer = get("?layer=ev5&tolerance_m=50");
        assertThat(answer.path("troncons").asInt()).isEqualTo(4);
        assertThat(answer.path("longueur_km").asDouble()).isEqualTo(1.4);
        assertThat(answer.path("ensembles").size()).isEqualTo(2);
        // The sets are 700 m each; ev5-a, ev5-b on one side, ev5-c, ev5-d on the other.
        assertThat(answer.at("/ensembles/0/longueur_km").asDouble()).isEqualTo(0.7);
        assertThat(answer.path("ruptures").size()).isEqualTo(1);
        assertThat(answer.at("/ruptures/0/distance_m").asDouble()).isEqualTo(80, within(0.01));
        assertThat(answer.at("/ruptures/0/de/id").asText()).isEqualTo("ev5-b");
        assertThat(answer.at("/ruptures/0/vers/id").asText()).isEqualTo("ev5-c");
        double[] middle = new double[2];
        LambertConic.LAMBERT_93.inverse(680_440, 7_030_800, middle);
        assertThat(answer.at("/ruptures/0/position/0").asDouble()).isEqualTo(middle[0], within(1e-6));
        assertThat(answer.at("/ruptures/0/position/1").asDouble()).isEqualTo(middle[1], within(1e-6));
    }

    @Test
    void a_wider_tolerance_closes_the_gap() {
        JsonNode answer = get("?layer=ev5&tolerance_m=80");
        assertThat(answer.path("ensembles").size()).isEqualTo(1);
        assertThat(answer.path("ruptures").isEmpty()).isTrue();
    }

    @Test
    void a_gap_inside_an_object_counts_too() {
        JsonNode answer = get("?layer=ev5&tolerance_m=0");
        assertThat(answer.path("ensembles").size()).isEqualTo(3);
        assertThat(answer.at("/ruptures/0/distance_m").asDouble()).isEqualTo(30, within(0.01));
        assertThat(answer.at("/ruptures/0/de/id").asText()).isEqualTo("ev5-d");
        assertThat(answer.at("/ruptures/0/vers/id").asText()).isEqualTo("ev5-d");
    }

    @Test
    void lengths_by_status_add_up_to_the_whole() {
        JsonNode lengths = get("?layer=ev5").path("par_statut");
        assertThat(lengths.path("ouvert").asDouble()).isEqualTo(0.7);
        assertThat(lengths.path("etudes").asDouble()).isEqualTo(0.5);
        assertThat(lengths.path("travaux").asDouble()).isZero();
        assertThat(lengths.path("non_renseigne").asDouble()).isEqualTo(0.2);
    }

    private static JsonNode get(String query) {
        TestServer.Answer answer = server.get("/api/analyses/continuite" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
