package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.feature.edit.EditOpenApi;
import fr.archipel.feature.format.Formats;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI 3.0 document, built from the catalogue: what is fixed stands in {@code openapi.json}, what depends on a
 * layer is added here, every reference inside the document. Other rooms' addresses are in their own
 * {@code openapi.json}, merged in.
 */
final class OpenApi {
    private static final List<String> FRAGMENTS = List.of(
            "account",
            "feature/edit",
            "layer",
            "metadata",
            "style",
            "tile",
            "territory",
            "fiche",
            "fiche/table",
            "fiche/edit",
            "fiche/life",
            "fiche/followup",
            "fiche/coherence",
            "fiche/output",
            "analysis",
            "scot/consumption",
            "scot/rule",
            "scot/trajectory",
            "scot/ledger",
            "scot/cover",
            "scot/footprint",
            "scot/check",
            "scot/output",
            "participation",
            "exchange/followup",
            "exchange/intake/desk",
            "exchange/qgis",
            "exchange/shape",
            "exchange/source",
            "exchange/standard",
            "committee",
            "theme",
            "sheet",
            "quality");

    /** Stands in the document for the origin, which each request has its own; no address is written so. */
    private static final String ORIGIN = "http://origin.invalid";

    /** The document of some layers, whole, as text. */
    private record Built(List<Layer> layers, String text) {}

    private final Catalogue catalogue;
    private volatile @Nullable Built built;

    OpenApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** As JSON text. {@code origin}: scheme, host and port as the client sees them. Built once for a catalogue. */
    String text(String origin) {
        List<Layer> layers = catalogue.listLayers();
        Built known = built;
        if (known == null || !known.layers.equals(layers)) {
            known = new Built(layers, build(ORIGIN).toString());
            built = known;
        }
        String quoted = TextNode.valueOf(origin).toString();
        return known.text.replace(ORIGIN, quoted.substring(1, quoted.length() - 1));
    }

    ObjectNode document(String origin) {
        return (ObjectNode) Json.read(text(origin).getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode build(String origin) {
        ObjectNode document = read("feature");
        document.putArray("servers").addObject().put("url", origin + "/ogc");
        ObjectNode paths = (ObjectNode) document.get("paths");
        FormatsOpenApi.parameters((ObjectNode) document.at("/components/parameters"));
        for (Layer layer : catalogue.listLayers()) {
            collection(paths, layer);
            ((ObjectNode) paths.get("/layers/" + layer.id() + ".{extension}"))
                    .putArray("servers")
                    .addObject()
                    .put("url", origin);
        }
        for (String room : FRAGMENTS) {
            merge(document, read(room), origin);
        }
        return document;
    }

    private static void collection(ObjectNode paths, Layer layer) {
        String path = "/collections/" + layer.id();
        ObjectNode describe = get(paths, path, "describeCollection." + layer.id(), "Décrire : " + layer.title(), layer);
        parameters(describe, "f");
        answers(describe, "Collection", "application/json", "NotFound");

        ObjectNode items = get(paths, path + "/items", "getFeatures." + layer.id(), "Objets : " + layer.title(), layer);
        ArrayNode given = parameters(items, FormatsOpenApi.FORM);
        ItemsQuery.OWN_PARAMETERS.stream().filter(name -> !name.equals("f")).forEach(name -> refer(given, name));
        Formats.optionNames().forEach(name -> refer(given, name));
        filters(given, layer);
        answers(items, "FeatureCollection", "application/geo+json", "InvalidParameter", "NotFound");
        FormatsOpenApi.contents(items);

        ObjectNode queryables =
                get(paths, path + "/queryables", "getQueryables." + layer.id(), "Interroger : " + layer.title(), layer);
        parameters(queryables, "f");
        answers(queryables, "Schema", "application/schema+json", "NotFound");

        ObjectNode sortables =
                get(paths, path + "/sortables", "getSortables." + layer.id(), "Trier : " + layer.title(), layer);
        parameters(sortables, "f");
        answers(sortables, "Schema", "application/schema+json", "NotFound");

        ObjectNode schema = get(paths, path + "/schema", "getSchema." + layer.id(), "Schéma : " + layer.title(), layer);
        parameters(schema, "f");
        answers(schema, "Schema", "application/schema+json", "NotFound");

        ObjectNode item = get(
                paths, path + "/items/{featureId}", "getFeature." + layer.id(), "Un objet : " + layer.title(), layer);
        ArrayNode ofItem = parameters(item, "featureId", FormatsOpenApi.FORM);
        ItemsQuery.ITEM_PARAMETERS.stream().filter(name -> !name.equals("f")).forEach(name -> refer(ofItem, name));
        Formats.optionNames().forEach(name -> refer(ofItem, name));
        answers(item, "Feature", "application/geo+json", "InvalidParameter", "NotFound");
        if (layer.editable()) {
            EditOpenApi.describe(paths, path + "/items", layer);
        }
        FormatsOpenApi.contents(item);

        ObjectNode file = get(
                paths,
                "/layers/" + layer.id() + ".{extension}",
                "download." + layer.id(),
                "Télécharger : " + layer.title(),
                layer);
        ArrayNode ofFile = parameters(file, FormatsOpenApi.EXTENSION, FormatsOpenApi.LIMIT);
        ItemsQuery.OWN_PARAMETERS.stream()
                .filter(name -> !Download.NOT_OURS.contains(name))
                .forEach(name -> refer(ofFile, name));
        Formats.optionNames().forEach(name -> refer(ofFile, name));
        filters(ofFile, layer);
        FormatsOpenApi.file(file);
    }

    private static ObjectNode get(ObjectNode paths, String path, String operation, String summary, Layer layer) {
        ObjectNode get = paths.putObject(path).putObject("get");
        get.put("operationId", operation).put("summary", summary).put("description", layer.description());
        get.putArray("tags").add("Couches");
        return get;
    }

    private static ArrayNode parameters(ObjectNode operation, String... names) {
        ArrayNode parameters = operation.putArray("parameters");
        for (String name : names) {
            refer(parameters, name);
        }
        return parameters;
    }

    private static void refer(ArrayNode parameters, String name) {
        parameters.addObject().put("$ref", "#/components/parameters/" + name);
    }

    private static void filters(ArrayNode parameters, Layer layer) {
        layer.fields().stream()
                .filter(field -> !ItemsQuery.OWN_PARAMETERS.contains(field.name()))
                .forEach(field -> filter(parameters.addObject(), field));
    }

    private static void filter(ObjectNode parameter, Field field) {
        parameter.put("name", field.name()).put("in", "query").put("required", false);
        parameter.put("description", field.type() == FieldType.TEXTS ? field.title() + " : contient" : field.title());
        parameter.put("style", "form").put("explode", false);
        FieldSchema.parameter(parameter.putObject("schema"), field);
    }

    private static void answers(ObjectNode operation, String schema, String type, String... problems) {
        ObjectNode responses = operation.putObject("responses");
        ObjectNode ok = responses.putObject("200");
        ok.put("description", "Réponse");
        ObjectNode content = ok.putObject("content");
        content.putObject(type).putObject("schema").put("$ref", "#/components/schemas/" + schema);
        content.putObject("text/html").putObject("schema").put("type", "string");
        for (String problem : problems) {
            String status = problem.equals("NotFound") ? "404" : "400";
            responses.putObject(status).put("$ref", "#/components/responses/" + problem);
        }
        responses.putObject("500").put("$ref", "#/components/responses/ServerError");
    }

    /**
     * Paths under {@code /ogc} are relative to the document's server, the others name their own; schemas must have names of
     * their own.
     */
    private static void merge(ObjectNode document, ObjectNode fragment, String origin) {
        fragment.path("paths").properties().forEach(path -> {
            ObjectNode item = (ObjectNode) path.getValue();
            String address = path.getKey();
            if (address.startsWith("/ogc/")) {
                address = address.substring("/ogc".length());
            } else {
                item.putArray("servers").addObject().put("url", origin);
            }
            ((ObjectNode) document.get("paths"))
                    .withObject("/" + escaped(address))
                    .setAll(item);
        });
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        fragment.path("schemas").properties().forEach(schema -> {
            if (schemas.has(schema.getKey())) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "schema %s described twice", schema.getKey()));
            }
            schemas.set(schema.getKey(), schema.getValue());
        });
    }

    /** A key as a step of a JSON Pointer (RFC 6901 § 3). */
    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static ObjectNode read(String room) {
        try (InputStream in = OpenApi.class.getResourceAsStream("/fr/archipel/" + room + "/openapi.json")) {
            return in == null ? Json.object() : (ObjectNode) Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
