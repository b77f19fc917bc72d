package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Part 5 (OGC 23-058r1), requirement by requirement, over every layer. */
class SchemaTest {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final TestServer server = TestServer.shared();

    static Stream<Layer> layers() {
        return TestDatabase.catalogue().listLayers().stream();
    }

    private JsonNode schema(Layer layer) {
        return server.get("/ogc/collections/" + layer.id() + "/schema").json();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void req_schemas_json_schema(Layer layer) {
        JsonNode schema = schema(layer);
        String id = schema.path("$id").asText();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(id).isEqualTo(server.url("/ogc/collections/" + layer.id() + "/schema"));
        JsonSchema meta = FACTORY.getSchema(
                com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void req_schemas_properties_and_the_roles(Layer layer) {
        JsonNode schema = schema(layer);
        Set<Integer> ranks = new HashSet<>();
        List<String> roles = new java.util.ArrayList<>();
        schema.path("properties").properties().forEach(entry -> {
            JsonNode property = entry.getValue();
            boolean spatial = property.path("format").asText().startsWith("geometry-");
            assertThat(property.has("type")).as(entry.getKey()).isNotEqualTo(spatial);
            assertThat(property.path("title").asText()).as(entry.getKey()).isNotEmpty();
            ranks.add(property.path("x-ogc-propertySeq").asInt());
            if (property.has("x-ogc-role")) {
                roles.add(property.path("x-ogc-role").asText());
            }
            assertThat(property.path("x-ogc-unit").asText()).as("UCUM").matches("[ -~]*");
        });
        assertThat(ranks).hasSameSizeAs(schema.path("properties"));
        assertThat(roles).contains("id", "primary-geometry").doesNotHaveDuplicates();
        assertThat(roles.contains("primary-instant")).isEqualTo(layer.time() != null);
        assertThat(schema.at("/properties/geometry/format").asText())
                .isEqualTo(
                        layer.geometryType().equals("Geometry")
                                ? "geometry-any"
                                : "geometry-" + layer.geometryType().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void what_is_read_only_or_necessary_follows_the_description(Layer layer) {
        JsonNode schema = schema(layer);
        for (Field field : layer.fields()) {
            assertThat(schema.at("/properties/" + field.name() + "/readOnly").asBoolean())
                    .as(field.name())
                    .isEqualTo(!layer.editable() || field.computed());
        }
        List<String> required = new java.util.ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<String> expected = new java.util.ArrayList<>(
                layer.fields().stream().filter(Field::required).map(Field::name).toList());
        if (layer.editable()) {
            expected.add("geometry");
        }
        assertThat(required).containsExactlyElementsOf(expected);
    }

    /** The schema is of the logical feature: its identifier and geometry stand beside the properties, a null is no value. */
    @ParameterizedTest
    @MethodSource("layers")
    void every_feature_served_is_what_the_schema_says(Layer layer) {
        JsonSchema schema = FACTORY.getSchema(schema(layer));
        JsonNode features = server.get("/ogc/collections/" + layer.id() + "/items?limit=10000")
                .json()
                .path("features");
        assertThat(features).isNotEmpty();
        for (JsonNode feature : features) {
            ObjectNode logical = Json.object();
            feature.path("properties").properties().forEach(entry -> {
                if (!entry.getValue().isNull()) {
                    logical.set(entry.getKey(), entry.getValue());
                }
            });
            logical.set("id", feature.path("id"));
            logical.set("geometry", feature.path("geometry"));
            assertThat(schema.validate(logical)).as(feature.path("id").asText()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void req_returnables_and_receivables_link_op_response(Layer layer) {
        String types = "";
        for (JsonNode link : server.get("/ogc/collections/" + layer.id()).json().path("links")) {
            if (link.path("rel").asText().equals("http://www.opengis.net/def/rel/ogc/1.0/schema")) {
                types += link.path("type").asText() + " ";
            }
        }
        assertThat(types).isEqualTo("application/schema+json text/html ");
        TestServer.Answer answer =
                server.get("/ogc/collections/" + layer.id() + "/schema", "Accept", "application/schema+json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/schema+json");
        TestServer.Answer page = server.get("/ogc/collections/" + layer.id() + "/schema", "Accept", "text/html");
        assertThat(page.text()).contains("<h1>Schéma : ");
        assertThat(server.get("/ogc/collections/" + layer.id() + "/schema?x=1").status())
                .isEqualTo(400);
    }

    @Test
    void units_are_those_of_UCUM_and_codes_have_titles() {
        JsonNode friches = server.get("/ogc/collections/friches/schema").json();
        assertThat(friches.at("/properties/unite_fonciere_surface/x-ogc-unit").asText())
                .isEqualTo("m2");
        assertThat(friches.at("/properties/qualification/enum").toString())
                .isEqualTo("[\"urbanisee\",\"enaf\",\"a_trancher\"]");
        assertThat(friches.at("/properties/qualification/oneOf/0/title").asText())
                .isEqualTo("Urbanisée");
        assertThat(friches.at("/properties/proprio_personne/items/enum")).hasSize(5);
        assertThat(server.get("/ogc/collections/parcs/schema")
                        .json()
                        .at("/properties/surface_ha/x-ogc-unit")
                        .asText())
                .isEqualTo("har");
    }

    @Test
    void the_conformance_classes_are_declared() {
        assertThat(server.get("/ogc/conformance").text())
                .contains(
                        "ogcapi-features-5/1.0/conf/schemas",
                        "ogcapi-features-5/1.0/conf/core-roles-features",
                        "ogcapi-features-5/1.0/conf/returnables-and-receivables");
    }
}
