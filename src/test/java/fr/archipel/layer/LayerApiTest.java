package fr.archipel.layer;

import static fr.archipel.support.Pages.keys;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import org.junit.jupiter.api.Test;

/** The catalogue, over HTTP. */
class LayerApiTest {
    private final TestServer server = TestServer.shared();

    @Test
    void the_layers_come_in_the_order_of_the_legend() {
        assertThat(keys(server.get("/api/couches").json().path("items"), "id"))
                .containsExactlyElementsOf(TestDatabase.catalogue().listLayers().stream()
                        .map(Layer::id)
                        .toList());
    }

    @Test
    void a_layer_counts_and_places_what_its_collection_serves() {
        for (JsonNode layer : server.get("/api/couches").json().path("items")) {
            String collection = "/ogc/collections/" + layer.path("id").asText();
            assertThat(layer.path("nombre").asLong())
                    .isEqualTo(server.get(collection + "/items?limit=1")
                            .json()
                            .path("numberMatched")
                            .asLong());
            assertThat(layer.path("bbox"))
                    .isEqualTo(server.get(collection).json().at("/extent/spatial/bbox/0"));
        }
    }

    @Test
    void what_the_service_computes_says_so_and_is_edited_by_nobody() {
        for (JsonNode layer : server.get("/api/couches").json().path("items")) {
            Layer described = TestDatabase.catalogue().getLayer(layer.path("id").asText());
            assertThat(layer.path("computed").asBoolean())
                    .as(described.id())
                    .isEqualTo(described.id().equals("scot-consommation")
                            || described.id().equals("scot-projets"));
            assertThat(described.computed() && described.editable()).isFalse();
        }
    }

    @Test
    void fields_and_style_are_those_of_the_description() {
        for (JsonNode layer : server.get("/api/couches").json().path("items")) {
            Layer described = TestDatabase.catalogue().getLayer(layer.path("id").asText());
            assertThat(layer.path("fields")).isEqualTo(Json.read(bytes(described.fields())));
            assertThat(layer.path("style")).isEqualTo(Json.read(bytes(described.style())));
            assertThat(layer.has("storage"))
                    .as("where it is stored stays inside")
                    .isFalse();
        }
    }

    @Test
    void an_empty_database_has_its_layers_too_without_a_place() {
        try (TestDatabase empty = TestDatabase.empty();
                TestServer server = TestServer.on(empty.database())) {
            for (JsonNode layer : server.get("/api/couches").json().path("items")) {
                assertThat(layer.path("nombre").asLong()).isZero();
                assertThat(layer.path("bbox").isNull()).isTrue();
            }
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
