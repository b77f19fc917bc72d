package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OGC 21-045r1 (Features and Geometries JSON), requirement by requirement. */
class JsonFgTest {
    private static final String ITEMS = "/ogc/collections/friches/items?f=jsonfg&limit=20";
    private static final String LAMBERT_93 = "&crs=http://www.opengis.net/def/crs/EPSG/0/2154";
    private static final String LATITUDE_FIRST = "&crs=http://www.opengis.net/def/crs/EPSG/0/4326";

    private final TestServer server = TestServer.shared();

    @Test
    void req_core_metadata__the_root_alone_says_what_it_conforms_to() {
        JsonNode document = server.get(ITEMS).json();
        assertThat(document.path("conformsTo").toString())
                .contains("http://www.opengis.net/spec/json-fg-1/1.0/conf/core");
        document.path("features")
                .forEach(feature -> assertThat(feature.has("conformsTo")).isFalse());
        JsonNode single = server.get("/ogc/collections/friches/items/friche-noroxo?f=jsonfg")
                .json();
        assertThat(single.path("conformsTo").size()).isEqualTo(2);
        assertThat(single.path("featureType").asText()).isEqualTo("friches");
    }

    @Test
    void req_core_instant__time_is_a_date() {
        for (JsonNode feature : server.get(ITEMS).json().path("features")) {
            assertThat(feature.at("/time/date").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(feature.at("/time/date")).isEqualTo(feature.at("/properties/date_maj"));
        }
        server.get("/ogc/collections/communes/items?f=jsonfg&limit=5")
                .json()
                .path("features")
                .forEach(feature -> assertThat(feature.path("time").isNull()).isTrue());
    }

    @Test
    void req_core_place__CRS84_stands_in_geometry_and_other_systems_in_place() {
        JsonNode degrees = server.get(ITEMS).json();
        assertThat(degrees.has("coordRefSys")).isFalse();
        degrees.path("features").forEach(feature -> {
            assertThat(feature.has("place")).isTrue();
            assertThat(feature.path("place").isNull()).isTrue();
            assertThat(feature.path("geometry").isObject()).isTrue();
        });
        JsonNode metres = server.get(ITEMS + LAMBERT_93).json();
        assertThat(metres.path("coordRefSys").asText()).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/2154");
        metres.path("features")
                .forEach(feature ->
                        assertThat(first(feature, "place").get(0).asDouble()).isBetween(6e5, 8e5));
    }

    @ParameterizedTest
    @ValueSource(strings = {LAMBERT_93, LATITUDE_FIRST})
    void req_core_fallback__geometry_is_in_degrees_and_differs_from_place(String crs) {
        for (JsonNode feature : server.get(ITEMS + crs).json().path("features")) {
            assertThat(first(feature, "geometry").get(0).asDouble()).isBetween(2.0, 3.5);
            assertThat(first(feature, "geometry").get(1).asDouble()).isBetween(50.0, 51.0);
            assertThat(feature.path("place")).isNotEqualTo(feature.path("geometry"));
        }
    }

    @Test
    void req_core_axis_order__place_has_the_order_of_its_system() {
        JsonNode feature =
                server.get(ITEMS + LATITUDE_FIRST).json().path("features").get(0);
        assertThat(first(feature, "place").get(0).asDouble()).isBetween(50.0, 51.0);
        assertThat(first(feature, "place").get(1).asDouble()).isBetween(2.0, 3.5);
    }

    @Test
    void req_types_schemas__collections_name_their_type_schema_and_dimension() {
        JsonNode document = server.get(ITEMS).json();
        assertThat(document.path("featureType").asText()).isEqualTo("friches");
        assertThat(document.path("geometryDimension").asInt()).isEqualTo(2);
        String schema = document.path("featureSchema").asText();
        assertThat(server.get(schema.substring(server.url("").length())).status())
                .isEqualTo(200);
        assertThat(server.get("/ogc/collections/fiches/items?f=jsonfg&limit=1")
                        .json()
                        .has("geometryDimension"))
                .isFalse();
    }

    @Test
    void req_profiles_jsonfg__the_answer_links_to_its_profile() {
        Answer answer = server.get("/ogc/collections/friches/items?limit=1", "Accept", "application/vnd.ogc.fg+json");
        assertThat(answer.header("Content-Type")).startsWith("application/geo+json");
        assertThat(answer.header("Link"))
                .contains("http://www.opengis.net/def/profile/OGC/0/jsonfg", "rel=\"profile\"");
        assertThat(answer.json().has("conformsTo")).isTrue();
    }

    private static JsonNode first(JsonNode feature, String member) {
        JsonNode at = feature.path(member).path("coordinates");
        while (at.get(0).isArray()) {
            at = at.get(0);
        }
        return at;
    }
}
