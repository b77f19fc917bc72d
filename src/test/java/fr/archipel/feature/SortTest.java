package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sortby}, {@code properties}, {@code skipGeometry} on the bundled territory. */
class SortTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();

    private final TestServer server = TestServer.shared();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "communes | nom | nom COLLATE \"fr-x-icu\", insee",
                "communes | -nom | nom COLLATE \"fr-x-icu\" DESC, insee",
                "communes | -epci,nom | epci COLLATE \"fr-x-icu\" DESC NULLS LAST, nom COLLATE \"fr-x-icu\", insee",
                "communes | %2Bpopulation | population NULLS LAST, insee",
                "communes | epci | epci COLLATE \"fr-x-icu\" NULLS LAST, insee",
                "friches | -date_maj,site_nom | date_maj DESC NULLS LAST, site_nom COLLATE \"fr-x-icu\" NULLS LAST, id",
                "friches | -unite_fonciere_surface | unite_fonciere_surface DESC NULLS LAST, id"
            })
    void pages_follow_the_order_and_lose_nothing(String layer, String sortby, String order) {
        var storage = TestDatabase.catalogue().getLayer(layer).storage();
        List<String> expected = DATABASE.database()
                .list(
                        Sql.of("SELECT " + Sql.name(storage.key()) + " FROM " + Sql.name(storage.table()) + " ORDER BY "
                                + order),
                        row -> row.getString(1));
        List<String> seen = new ArrayList<>();
        String next = "/ogc/collections/" + layer + "/items?limit=4&skipGeometry=true&sortby=" + sortby;
        while (!next.isEmpty()) {
            Answer answer = server.get(next);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.json().path("features").forEach(f -> seen.add(f.path("id").asText()));
            next = next(answer.json());
        }
        assertThat(seen).hasSizeGreaterThan(4).isEqualTo(expected);
    }

    @Test
    void a_plus_sign_that_the_address_turned_into_a_space_is_a_plus_sign() {
        assertThat(server.get("/ogc/collections/communes/items?limit=3&sortby=+nom")
                        .json()
                        .path("features"))
                .isEqualTo(server.get("/ogc/collections/communes/items?limit=3&sortby=nom")
                        .json()
                        .path("features"));
    }

    @Test
    void order_filter_and_box_go_together() {
        JsonNode page = server.get(
                        "/ogc/collections/communes/items?limit=5&sortby=-population&bbox=2.7,50.3,2.9,50.5&filter=population%3E1000&properties=population,nom&skipGeometry=true")
                .json();
        List<Integer> populations = new ArrayList<>();
        page.path("features").forEach(f -> {
            populations.add(f.at("/properties/population").asInt());
            assertThat(f.path("geometry").isNull()).isTrue();
            assertThat(f.path("properties").size()).isEqualTo(2);
            List<String> names = new ArrayList<>();
            f.path("properties").fieldNames().forEachRemaining(names::add);
            assertThat(names).as("in the layer's order").containsExactly("nom", "population");
        });
        assertThat(populations)
                .hasSize(5)
                .isSortedAccordingTo(
                        java.util.Comparator.<Integer>naturalOrder().reversed());
    }

    @Test
    void one_feature_may_have_some_fields_only() {
        JsonNode feature = server.get("/ogc/collections/communes/items/62498?properties=nom&skipGeometry=true")
                .json();
        assertThat(feature.path("properties").toString()).isEqualTo("{\"nom\":\"Lens\"}");
        assertThat(feature.path("geometry").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sortby=non | sortby | population",
                "sortby=nom,,epci | sortby | virgules",
                "properties=nom,non | properties | population",
                "skipGeometry=oui | skipGeometry | true, false",
                "sortby=nom&after=62498 | after | next",
                "sortby=nom&after=%5B%22a%22%5D | after | next",
                "sortby=nom&after=%5B1,2%5D | after | next",
                "sortby=population&after=%5B%22a%22,%22b%22%5D | after | next"
            })
    void what_cannot_be_honoured_is_told_by_name(String query, String parameter, String accepted) {
        Answer answer = server.get("/ogc/collections/communes/items?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("parametre").asText()).isEqualTo(parameter);
        assertThat(answer.json().path("detail").asText()).contains(accepted);
    }

    @Test
    void sortables_name_what_orders() {
        JsonNode sortables = server.get("/ogc/collections/friches/sortables").json();
        assertThat(sortables.path("properties").has("date_maj")).isTrue();
        assertThat(sortables.path("properties").has("communes"))
                .as("a list has no order")
                .isFalse();
        assertThat(server.get("/ogc/collections/friches/sortables?f=html").text())
                .contains("<code>date_maj</code>");
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                return link.path("href").asText().replaceFirst("http://[^/]*", "");
            }
        }
        return "";
    }
}
