package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Layer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** OGC API – Features Part 1 (17-069r4) § 7.15 and 7.16, over HTTP, on the bundled territory. */
class ItemsTest {
    private final TestServer server = TestServer.shared();

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_layer_read_page_by_page_gives_every_feature_once(String layer) {
        JsonNode whole = items(layer, "?limit=10000");
        TreeSet<String> ids = new TreeSet<>();
        int pages = 0;
        String next = "/ogc/collections/" + layer + "/items?limit=7";
        while (!next.isEmpty()) {
            JsonNode page = server.get(next).json();
            assertThat(page.path("numberMatched")).isEqualTo(whole.path("numberMatched"));
            assertThat(page.path("numberReturned").asInt())
                    .isEqualTo(page.path("features").size());
            ids(page)
                    .forEach(id ->
                            assertThat(ids.add(id)).as("%s came twice", id).isTrue());
            next = link(page, "next").replaceFirst("http://[^/]*", "");
            pages++;
        }
        assertThat(ids).hasSize(whole.path("numberMatched").asInt()).containsExactlyInAnyOrderElementsOf(ids(whole));
        assertThat(pages).isEqualTo((ids.size() + 6) / 7);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_feature_has_every_described_field_and_its_own_address(String layer) {
        JsonNode feature = items(layer, "?limit=1").path("features").get(0);
        List<String> members = new ArrayList<>();
        feature.path("properties").fieldNames().forEachRemaining(members::add);
        assertThat(members)
                .containsExactlyElementsOf(TestDatabase.catalogue().getLayer(layer).fields().stream()
                        .map(field -> field.name())
                        .toList());
        JsonNode alone = server.get("/ogc/collections/" + layer + "/items/"
                        + feature.path("id").asText())
                .json();
        assertThat(alone.path("properties")).isEqualTo(feature.path("properties"));
        assertThat(alone.path("geometry")).isEqualTo(feature.path("geometry"));
        assertThat(link(alone, "collection")).endsWith("/ogc/collections/" + layer);
    }

    @Test
    void bbox_keeps_what_touches_it() {
        JsonNode lens = items("communes", "?insee=62498").path("features").get(0);
        JsonNode point = lens.at("/geometry/coordinates/0/0/0");
        double lon = point.get(0).asDouble();
        double lat = point.get(1).asDouble();
        String around = "?bbox=%s,%s,%s,%s".formatted(lon - 1e-4, lat - 1e-4, lon + 1e-4, lat + 1e-4);
        assertThat(ids(items("communes", around))).contains("62498");
        assertThat(ids(items("communes", "?bbox=2.0,48.0,2.1,48.1"))).isEmpty();
        assertThat(items("communes", "?bbox=-180,-90,180,90")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(150);
        assertThat(items("communes", "?bbox=170,-90,10,90")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(150);
        assertThat(items("communes", "?bbox=-180,-90,0,180,90,100")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(150);
        assertThat(ids(items("communes", "?bbox=170,-90,-170,90"))).isEmpty();
    }

    @Test
    void a_field_filters_by_equality_and_a_list_by_what_it_contains() {
        assertThat(items("communes", "?epci=246200299").path("numberMatched").asInt())
                .isEqualTo(14);
        assertThat(ids(items("communes", "?nom=B%C3%A9thune"))).containsExactly("62119");
        JsonNode inHarnes = items("friches", "?communes=62413");
        assertThat(ids(inHarnes)).contains("friche-noroxo");
        inHarnes.path("features")
                .forEach(
                        f -> assertThat(f.at("/properties/communes").toString()).contains("62413"));
    }

    @Test
    void datetime_keeps_what_its_interval_touches() {
        int all = items("friches", "").path("numberMatched").asInt();
        assertThat(items("friches", "?datetime=2000-01-01/..")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(all);
        assertThat(items("friches", "?datetime=../1999-12-31")
                        .path("numberMatched")
                        .asInt())
                .isZero();
        assertThat(items("communes", "?datetime=1999-12-31")
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=0 | limit | un entier de 1 à 10000",
                "?limit=dix | limit | un entier de 1 à 10000",
                "?bbox=1,2,3 | bbox | ouest,sud,est,nord",
                "?bbox=2,51,3,50 | bbox | ouest,sud,est,nord",
                "?bbox=a,b,c,d | bbox | ouest,sud,est,nord",
                "?datetime=hier | datetime | une date ou un instant RFC 3339",
                "?epci=123 | epci | 246200364",
                "?population=beaucoup | population | un entier",
                "?surface_ha=1e999999999 | surface_ha | un nombre",
                "?limit=1&limit=2 | limit | une seule valeur",
                "?f=pdf | f | json, html"
            })
    void a_value_that_cannot_be_honoured_is_told_by_name(String query, String parameter, String accepted) {
        Answer answer = server.get("/ogc/collections/communes/items" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("parametre").asText()).isEqualTo(parameter);
        assertThat(answer.json().path("detail").asText()).contains(accepted);
    }

    @Test
    void an_unknown_parameter_is_refused_with_the_list_of_known_ones() {
        Answer answer = server.get("/ogc/collections/communes/items?comune=62498");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText())
                .contains("« comune » est inconnu")
                .contains("limit, after, bbox");
    }

    @Test
    void an_unknown_layer_or_feature_is_404() {
        assertThat(server.get("/ogc/collections/routes/items").status()).isEqualTo(404);
        Answer answer = server.get("/ogc/collections/communes/items/99999");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asText()).contains("Communes").contains("99999");
    }

    @Test
    void a_value_is_never_SQL() {
        Answer answer = server.get("/ogc/collections/communes/items?nom=x%27%20OR%20%271%27=%271");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("numberMatched").asInt()).isZero();
    }

    @Test
    void rings_turn_counter_clockwise_and_degrees_have_at_most_seven_decimals() {
        for (JsonNode feature : items("zae", "").path("features")) {
            JsonNode ring = feature.at("/geometry/coordinates/0/0");
            double twiceArea = 0;
            for (int i = 1; i < ring.size(); i++) {
                JsonNode a = ring.get(i - 1);
                JsonNode b = ring.get(i);
                twiceArea += a.get(0).asDouble() * b.get(1).asDouble()
                        - b.get(0).asDouble() * a.get(1).asDouble();
                assertThat(b.get(0).decimalValue().scale()).isLessThanOrEqualTo(7);
            }
            assertThat(twiceArea).as(feature.path("id").asText()).isPositive();
        }
    }

    private JsonNode items(String layer, String query) {
        Answer answer = server.get("/ogc/collections/" + layer + "/items" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/geo+json");
        return answer.json();
    }

    private static List<String> ids(JsonNode collection) {
        return StreamSupport.stream(collection.path("features").spliterator(), false)
                .map(feature -> feature.path("id").asText())
                .toList();
    }

    private static String link(JsonNode document, String rel) {
        return StreamSupport.stream(document.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals(rel))
                .map(link -> link.path("href").asText())
                .findFirst()
                .orElse("");
    }
}
