package fr.archipel.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.support.DescribedAnswer;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OGC API – Styles (20-009, draft), over HTTP. */
class StyleApiTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String FRICHES = "/ogc/collections/friches/styles/archipel";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/ogc/styles/archipel | */* | application/vnd.mapbox.style+json",
                "/ogc/styles/archipel | application/json | application/vnd.mapbox.style+json",
                "/ogc/styles/archipel | text/html | text/html;charset=utf-8",
                "/ogc/collections/friches/styles/archipel | application/vnd.ogc.sld+xml | application/vnd.ogc.sld+xml;version=1.1",
                "/ogc/collections/friches/styles/archipel?f=sld11 | text/html | application/vnd.ogc.sld+xml;version=1.1",
                "/ogc/collections/friches/styles/archipel?f=qml | text/html | application/x-qgis-layer-settings",
                "/ogc/collections/friches/styles/archipel/legend | image/svg+xml | image/svg+xml",
                "/ogc/collections/friches/styles/archipel/legend | image/* | image/png",
                "/ogc/styles/sprite@2x.png | */* | image/png",
                "/ogc/styles/sprite.json | */* | application/json",
                "/ogc/collections/friches/styles | text/html | text/html;charset=utf-8"
            })
    void the_form_one_asks_for_is_the_form_one_gets(String address, String accept, String type) {
        Answer answer = SERVER.get(address, "Accept", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "/ogc/styles/autre, 404",
        "/ogc/collections/friches/styles/autre, 404",
        "/ogc/collections/rien/styles, 404",
        "/ogc/styles/archipel?f=sld11, 400",
        "/ogc/collections/friches/styles/archipel?f=qml2, 400",
        "/ogc/collections/friches/styles/archipel/points?limit=1, 400"
    })
    void what_is_not_there_is_told(String address, int status) {
        Answer answer = SERVER.get(address);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void documents_answer_what_their_description_says() {
        JsonNode api = SERVER.get("/ogc/api").json();
        String layer = "/collections/{collectionId}/styles";
        for (String end : new String[] {"", "/{styleId}/metadata"}) {
            String given = end.replace("{styleId}", "archipel");
            assertThat(DescribedAnswer.faults(
                            api,
                            layer + end,
                            SERVER.get("/ogc/collections/ev5/styles" + given).json()))
                    .isEmpty();
            assertThat(DescribedAnswer.faults(
                            api,
                            "/styles" + end,
                            SERVER.get("/ogc/styles" + given).json()))
                    .isEmpty();
        }
    }

    @Test
    void the_landing_page_and_each_collection_lead_to_styles_that_answer() {
        for (String from : new String[] {"/ogc", "/ogc/collections/ev5"}) {
            String href = StreamSupport.stream(
                            SERVER.get(from).json().path("links").spliterator(), false)
                    .filter(link -> link.path("rel").asText().equals(StyleDocuments.REL_STYLES))
                    .map(link -> link.path("href").asText())
                    .findFirst()
                    .orElseThrow();
            JsonNode styles = SERVER.get(java.net.URI.create(href).getPath()).json();
            for (JsonNode link : styles.at("/styles/0/links")) {
                Answer answer = SERVER.get(
                        link.path("href").asText().substring(SERVER.url("").length()));
                assertThat(answer.status()).as(link.toString()).isEqualTo(200);
                assertThat(answer.header("Content-Type"))
                        .startsWith(link.path("type").asText());
            }
        }
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        String tag = SERVER.get(FRICHES).header("ETag");
        Answer again = SERVER.get(FRICHES, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"communes", "friches", "fiches", "zae"})
    void every_object_has_a_point_of_its_own_or_shares_one(String layer) {
        JsonNode items =
                SERVER.get("/ogc/collections/" + layer + "/items?limit=1000").json();
        Set<String> expected = new HashSet<>();
        items.path("features").forEach(feature -> {
            if (!feature.path("geometry").isNull()) {
                expected.add(feature.path("id").asText());
            }
        });
        Set<String> found = new HashSet<>();
        for (JsonNode feature : SERVER.get("/ogc/collections/" + layer + "/styles/archipel/points")
                .json()
                .path("features")) {
            JsonNode properties = feature.path("properties");
            String ids = properties.path(properties.has("ids") ? "ids" : "id").asText();
            assertThat(ids.split(" ", -1)).hasSize(properties.path("nombre").asInt());
            for (String id : ids.split(" ", -1)) {
                assertThat(found.add(id)).isTrue();
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void a_shape_can_be_read_from_the_zoom_at_which_it_spans_sixteen_pixels() {
        JsonNode features = SERVER.get("/ogc/collections/communes/styles/archipel/points")
                .json()
                .path("features");
        for (JsonNode point : features) {
            String id = point.at("/properties/id").asText();
            int legible = point.at("/properties/lisible").asInt();
            JsonNode ring =
                    SERVER.get("/ogc/collections/communes/items/" + id).json().path("geometry");
            double[] box = box(ring.path("coordinates"), new double[] {180, 90, -180, -90});
            // Degrees of longitude are stretched alike both ways on the map; 512 px hold 360 of them at zoom 0.
            double shrink = Math.cos(Math.toRadians((box[1] + box[3]) / 2));
            double degrees = Math.max(box[2] - box[0], (box[3] - box[1]) / shrink);
            double pixels = 512 * Math.pow(2, legible) * degrees / 360;
            assertThat(pixels).as(id).isBetween(16 / Math.sqrt(2) * 0.99, 16 * Math.sqrt(2) * 1.01);
        }
    }

    private static double[] box(JsonNode coordinates, double[] box) {
        if (coordinates.path(0).isNumber()) {
            double lon = coordinates.path(0).asDouble();
            double lat = coordinates.path(1).asDouble();
            return new double[] {
                Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)
            };
        }
        double[] all = box;
        for (JsonNode part : coordinates) {
            all = box(part, all);
        }
        return all;
    }
}
