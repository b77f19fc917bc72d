package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.cql2.Filter;
import fr.archipel.cql2.Function;
import fr.archipel.cql2.Literals;
import fr.archipel.cql2.Queryables;
import fr.archipel.cql2.Queryables.Queryable;
import fr.archipel.cql2.Type;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import fr.archipel.request.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a layer's filters may ask for: its fields, its key and its geometry. Source: OGC 19-079r2 § 6.2 (queryables), § 6.3
 * (filter), § 6.7 (functions).
 */
final class LayerQueryables {
    private static final String KEY = "id";
    private static final String GEOMETRY = "geometry";

    private LayerQueryables() {}

    /** The condition asked for, or null. Rows are those of {@code t}. */
    static @Nullable Sql condition(Layer layer, Parameters parameters, Literals literals) {
        boolean json = parameters
                .choice("filter-lang", List.of("cql2-text", "cql2-json"))
                .filter("cql2-json"::equals)
                .isPresent();
        return parameters
                .find("filter")
                .map(text -> (json ? Filter.ofJson(text) : Filter.ofText(text)).toSql(of(layer), literals))
                .orElse(null);
    }

    static Queryables of(Layer layer) {
        Map<String, Queryable> names = new LinkedHashMap<>();
        names.put(KEY, new Queryable("t." + Sql.name(layer.storage().key()) + "::text", Type.TEXT, false));
        layer.fields()
                .forEach(field -> names.put(
                        field.name(), new Queryable("t." + Sql.name(field.name()), type(field.type()), false)));
        boolean mixed = layer.geometryType().equals("Geometry");
        names.put(GEOMETRY, new Queryable("t." + Sql.name(layer.storage().geometry()), Type.GEOMETRY, mixed));
        return new Queryables(names, layer.storage().srid() == 4326);
    }

    private static Type type(FieldType type) {
        return switch (type) {
            case TEXT -> Type.TEXT;
            case INTEGER, DECIMAL -> Type.NUMBER;
            case BOOLEAN -> Type.BOOLEAN;
            case DATE -> Type.DATE;
            case TIMESTAMP -> Type.TIMESTAMP;
            case TEXTS -> Type.TEXTS;
        };
    }

    /** The queryables as a JSON Schema. {@code id}: the document's own address. */
    static ObjectNode schema(Layer layer, String id) {
        ObjectNode schema = Json.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", id);
        schema.put("type", "object").put("title", layer.title()).put("description", layer.description());
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject(KEY)
                .put("title", "Identifiant")
                .put("type", "string")
                .put("x-ogc-role", "id");
        layer.fields().forEach(field -> FieldSchema.property(properties.putObject(field.name()), field));
        FieldSchema.geometry(properties.putObject(GEOMETRY), layer.geometryType());
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The fields that {@code sortby} knows, as a JSON Schema. {@code id}: the document's own address. */
    static ObjectNode sortables(Layer layer, String id) {
        ObjectNode schema = Json.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", id);
        schema.put("type", "object").put("title", layer.title()).put("description", layer.description());
        ObjectNode properties = schema.putObject("properties");
        SortOrder.sortables(layer).forEach(field -> FieldSchema.property(properties.putObject(field.name()), field));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** The functions that filters may call. */
    static ObjectNode functions() {
        ObjectNode document = Json.object();
        var all = document.putArray("functions");
        for (Function function : Function.values()) {
            ObjectNode each = all.addObject().put("name", function.id()).put("description", function.description());
            var arguments = each.putArray("arguments");
            function.arguments().forEach(argument -> {
                ObjectNode described = arguments.addObject().put("title", argument.name());
                var types = described.putArray("type");
                argument.types().stream().map(LayerQueryables::name).sorted().forEach(types::add);
            });
            each.putArray("returns").add(name(function.result()));
        }
        return document;
    }

    private static String name(Type type) {
        return switch (type) {
            case TEXT -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "datetime";
            case INTERVAL -> "interval";
            case GEOMETRY -> "geometry";
            case TEXTS -> "array";
        };
    }
}
