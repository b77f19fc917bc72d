package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Layer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OGC API – Features Part 3 (19-079r2) over HTTP, on the bundled territory. */
class ItemsFilterTest {
    private static final String CRS = "http://www.opengis.net/def/crs/";

    private final TestServer server = TestServer.shared();

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    private TestServer.Answer ask(String layer, String filter, String more) {
        return server.get("/ogc/collections/" + layer + "/items?limit=1000&filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8) + more);
    }

    private List<String> ids(TestServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("features").spliterator(), false)
                .map(feature -> feature.path("id").asText())
                .toList();
    }

    private List<String> ids(String layer, String filter) {
        return ids(ask(layer, filter, ""));
    }

    @Test
    void a_filter_says_what_a_field_s_own_parameter_says() {
        List<String> expected =
                ids(server.get("/ogc/collections/friches/items?limit=1000&site_statut=friche%20avec%20projet"));
        assertThat(expected).isNotEmpty();
        assertThat(ids("friches", "site_statut = 'friche avec projet'")).isEqualTo(expected);
        assertThat(ids(ask(
                        "friches",
                        "{\"op\":\"=\",\"args\":[{\"property\":\"site_statut\"},\"friche avec projet\"]}",
                        "&filter-lang=cql2-json")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void every_queryable_can_be_asked(String layer) {
        JsonNode schema =
                server.get("/ogc/collections/" + layer + "/queryables").json();
        int all = ids("" + layer, "TRUE").size();
        schema.path("properties")
                .fieldNames()
                .forEachRemaining(name -> assertThat(ids(layer, "\"" + name + "\" IS NULL")
                                        .size()
                                + ids(layer, "\"" + name + "\" IS NOT NULL").size())
                        .as(name)
                        .isEqualTo(all));
        assertThat(schema.at("/properties/geometry/x-ogc-role").asText()).isEqualTo("primary-geometry");
        assertThat(server.get("/ogc/collections/" + layer).text()).contains("/queryables\"");
    }

    @Test
    void a_place_is_the_same_in_each_reference_system() {
        List<String> lens = ids("communes", "S_INTERSECTS(geometry, POINT(2.8319 50.4329))");
        assertThat(lens).containsExactly("62498");
        assertThat(ids(ask(
                        "communes",
                        "S_INTERSECTS(geometry, POINT(50.4329 2.8319))",
                        "&filter-crs=" + CRS + "EPSG/0/4326")))
                .isEqualTo(lens);
        JsonNode feature = server.get("/ogc/collections/communes/items/62498").json();
        assertThat(feature.path("properties").path("insee").asText()).isEqualTo("62498");
        assertThat(ids(ask(
                        "communes",
                        "S_INTERSECTS(geometry, POINT(688062 7037318))",
                        "&filter-crs=" + CRS + "EPSG/0/2154")))
                .hasSize(1);
    }

    @Test
    void a_literal_may_reach_beyond_where_lambert_93_is_defined() {
        int all = ids("epci", "TRUE").size();
        assertThat(ids("epci", "S_WITHIN(geometry, BBOX(-180, -90, 180, 90))")).hasSize(all);
        assertThat(ids("epci", "S_DISJOINT(geometry, BBOX(160.6, -55.95, -170, -25.89))"))
                .hasSize(all);
        assertThat(ids("epci", "S_CONTAINS(geometry, BBOX(-180, -90, 180, 90))"))
                .isEmpty();
    }

    @Test
    void planners_functions_measure_in_metres_and_hectares() {
        List<String> near = ids("friches", "distance_m(geometry, POINT(2.8319 50.4329)) <= 3000");
        assertThat(near).isNotEmpty().isEqualTo(ids("friches", "proche(geometry, POINT(2.8319 50.4329), 3000)"));
        assertThat(ids("communes", "surface_ha(geometry) > 0")).hasSize(150);
    }

    @Test
    void pages_of_a_filter_follow_each_other() {
        List<String> all = ids("communes", "insee LIKE '62%'");
        JsonNode first = server.get("/ogc/collections/communes/items?limit=100&filter=insee%20LIKE%20%2762%25%27")
                .json();
        assertThat(first.path("numberMatched").asInt()).isEqualTo(all.size());
        String next = StreamSupport.stream(first.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals("next"))
                .findFirst()
                .orElseThrow()
                .path("href")
                .asText();
        assertThat(server.get(next.replaceFirst("http://[^/]*", ""))
                        .json()
                        .path("numberReturned")
                        .asInt())
                .isEqualTo(all.size() - 100);
    }

    @Test
    void what_cannot_be_honoured_is_400_and_says_where() {
        TestServer.Answer unknown = ask("friches", "site_nom = 'x' AND couleur = 'vert'", "");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("ou").asText()).isEqualTo("au caractère 20");
        assertThat(unknown.json().path("detail").asText()).contains("couleur", "site_nom");
        assertThat(ask("friches", "TRUE", "&filter-lang=cql").status()).isEqualTo(400);
        assertThat(ask("friches", "TRUE", "&filter-crs=EPSG:4326").status()).isEqualTo(400);
        assertThat(ask("friches", "10 ^ 400 > annee_lancement OR 10 ^ 400 > 1", "")
                        .status())
                .isEqualTo(400);
        assertThat(ask("friches", "site_nom LIKE 'a\\'", "").status()).isEqualTo(400);
        assertThat(ask("friches", "S_INTERSECTS(geometry, POLYGON((2 50, 3 51, 3 50, 2 51, 2 50)))", "")
                        .status())
                .isIn(200, 400);
    }

    @Test
    void functions_are_listed() {
        assertThat(server.get("/ogc/functions").json().path("functions").findValuesAsText("name"))
                .contains("surface_ha", "distance_m", "casei");
        assertThat(server.get("/ogc/functions?f=html").text()).contains("longueur_km");
        assertThat(server.get("/ogc/collections/friches/queryables?f=html").text())
                .contains("site_statut");
        assertThat(server.get("/ogc/conformance").text()).contains("cql2/1.0/conf/arithmetic", "features-filter");
    }
}
