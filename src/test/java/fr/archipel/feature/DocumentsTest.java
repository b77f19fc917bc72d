package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Layer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import fr.archipel.support.TestServer.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Landing page, conformance, collections and OpenAPI: OGC 17-069r4 § 7.2–7.14. */
class DocumentsTest {
    private final TestServer server = TestServer.shared();

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ogc", "/ogc/"})
    void the_landing_page_links_to_everything_with_and_without_a_slash(String path) {
        JsonNode landing = server.get(path).json();
        assertThat(rels(landing)).contains("self", "service-desc", "service-doc", "conformance", "data");
        assertThat(find(landing, "service-desc").path("type").asText())
                .isEqualTo("application/vnd.oai.openapi+json;version=3.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc",
                "/ogc/conformance",
                "/ogc/api",
                "/ogc/collections",
                "/ogc/collections/friches",
                "/ogc/collections/friches/items",
                "/ogc/collections/friches/items/friche-noroxo"
            })
    void every_link_of_every_document_answers_with_the_type_it_promises(String path) {
        for (JsonNode link : server.get(path + "?f=json").json().path("links")) {
            String href = link.path("href").asText();
            if (href.startsWith(server.url(""))) {
                Answer answer = server.get(href.substring(server.url("").length()));
                assertThat(answer.status()).as(href).isEqualTo(200);
                assertThat(answer.header("Content-Type").replace(" ", ""))
                        .as(href)
                        .startsWith(link.path("type").asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_collection_says_the_same_alone_and_in_the_list(String layer) {
        JsonNode alone = server.get("/ogc/collections/" + layer).json();
        JsonNode listed = StreamSupport.stream(
                        server.get("/ogc/collections")
                                .json()
                                .path("collections")
                                .spliterator(),
                        false)
                .filter(collection -> collection.path("id").asText().equals(layer))
                .findFirst()
                .orElseThrow();
        // 18-058, requirement 5: the list refers to its own list of reference systems.
        ((ObjectNode) listed).set("crs", alone.path("crs"));
        assertThat(listed).isEqualTo(alone);
        JsonNode box = alone.at("/extent/spatial/bbox/0");
        assertThat(box.get(0).asDouble()).isBetween(2.2, 3.2);
        assertThat(box.get(3).asDouble()).isBetween(50.3, 50.8);
        assertThat(find(alone, "items").path("type").asText()).isEqualTo("application/geo+json");
    }

    @Test
    void the_OpenAPI_document_describes_every_layer_and_refers_only_to_itself() {
        JsonNode api = server.get("/ogc/api").json();
        assertThat(api.path("openapi").asText()).startsWith("3.0");
        for (Layer layer : TestDatabase.catalogue().listLayers()) {
            JsonNode items = api.path("paths")
                    .path("/collections/" + layer.id() + "/items")
                    .path("get");
            assertThat(items.path("operationId").asText()).isEqualTo("getFeatures." + layer.id());
            layer.fields()
                    .forEach(field -> assertThat(items.path("parameters").findValuesAsText("name"))
                            .contains(field.name()));
        }
        for (String ref : api.findValuesAsText("$ref")) {
            assertThat(ref).startsWith("#/");
            assertThat(api.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
        }
        List<String> operations = api.path("paths").findValuesAsText("operationId");
        assertThat(new HashSet<>(operations)).hasSameSizeAs(operations);
    }

    @Test
    void every_path_parameter_is_declared() {
        JsonNode api = server.get("/ogc/api").json();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> declared = new HashSet<>();
                    for (JsonNode parameter : operation.getValue().path("parameters")) {
                        JsonNode resolved = parameter.has("$ref")
                                ? api.at(parameter.path("$ref").asText().substring(1))
                                : parameter;
                        if (resolved.path("in").asText().equals("path")) {
                            declared.add("{" + resolved.path("name").asText() + "}");
                        }
                    }
                    if (operation.getValue().has("operationId")) {
                        List<String> used = new ArrayList<>();
                        java.util.regex.Pattern.compile("\\{[^}]+}")
                                .matcher(path.getKey())
                                .results()
                                .forEach(m -> used.add(m.group()));
                        assertThat(declared).as(path.getKey()).containsExactlyInAnyOrderElementsOf(used);
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html",
        "'text/html,application/xhtml+xml,*/*;q=0.8', text/html",
        "application/json, application/json",
        "application/geo+json, application/json",
        "'application/json;q=0.1, text/html;q=0.9', text/html",
        "*/*, application/json"
    })
    void the_Accept_header_chooses_the_form(String accept, String type) {
        assertThat(server.get("/ogc/collections", "Accept", accept).header("Content-Type"))
                .startsWith(type);
    }

    @Test
    void a_form_that_is_not_served_is_406_and_f_wins_over_the_header() {
        assertThat(server.get("/ogc", "Accept", "image/png").status()).isEqualTo(406);
        assertThat(server.get("/ogc?f=json", "Accept", "text/html").header("Content-Type"))
                .startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc",
                "/ogc/conformance",
                "/ogc/api",
                "/ogc/collections",
                "/ogc/collections/fiches",
                "/ogc/collections/fiches/items",
                "/ogc/collections/fiches/items/call-2.1"
            })
    void a_person_can_browse_every_page_and_no_script_stands_in_it(String path) {
        Answer page = server.get(path + "?f=html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe-inline");
        assertThat(page.text()).contains("<html lang=\"fr\">").doesNotContainPattern("<script(?![^>]* src=)");
        assertThat(server.get("/ogc/style.css").header("Content-Type")).startsWith("text/css");
    }

    private static List<String> rels(JsonNode document) {
        return document.path("links").findValuesAsText("rel");
    }

    private static JsonNode find(JsonNode document, String rel) {
        return StreamSupport.stream(document.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asText().equals(rel))
                .findFirst()
                .orElseThrow();
    }
}
