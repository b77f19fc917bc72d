package fr.archipel.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds an answer against the service's own OpenAPI document, both ways: nothing required is missing, nothing is there
 * that is not described. Knows the part of JSON Schema that our descriptions use.
 */
public final class DescribedAnswer {
    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private DescribedAnswer(JsonNode document) {
        this.document = document;
    }

    /** The disagreements; {@code path} is a path of the document, such as {@code /api/communes/{insee}}. */
    public static List<String> faults(JsonNode openApi, String path, JsonNode answer) {
        DescribedAnswer check = new DescribedAnswer(openApi);
        JsonNode operations = openApi.path("paths").path(path);
        JsonNode content = operations
                .path(operations.has("get") ? "get" : "post")
                .path("responses")
                .path("200")
                .path("content");
        JsonNode schema = content.path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return List.of("no schema for " + path);
        }
        check.value("$", schema, answer);
        return check.faults;
    }

    private void value(String at, JsonNode given, JsonNode value) {
        Shape shape = new Shape();
        flatten(given, shape);
        if (value.isNull()) {
            require(shape.nullable, at, "is null");
            return;
        }
        if (!shape.codes.isEmpty()) {
            require(shape.codes.contains(value.asText()), at, "is not among the codes: " + value);
        }
        if (!shape.type.isEmpty()) {
            require(isOf(shape.type, value), at, "is no " + shape.type + ": " + value);
        }
        if (value.isObject()) {
            object(at, shape, value);
        } else if (value.isArray()) {
            int min = shape.schema.path("minItems").asInt(0);
            int max = shape.schema.path("maxItems").asInt(Integer.MAX_VALUE);
            require(value.size() >= min && value.size() <= max, at, "has " + value.size() + " items");
            for (int i = 0; i < value.size(); i++) {
                value(at + "[" + i + "]", shape.schema.path("items"), value.get(i));
            }
        }
    }

    private void object(String at, Shape shape, JsonNode value) {
        shape.required.forEach(name -> require(value.has(name), at, "lacks " + name));
        JsonNode others = shape.schema.path("additionalProperties");
        value.properties().forEach(member -> {
            JsonNode schema = shape.properties.getOrDefault(member.getKey(), others);
            require(!schema.isMissingNode(), at, "has an undescribed member " + member.getKey());
            value(at + "." + member.getKey(), schema, member.getValue());
        });
    }

    private void flatten(JsonNode given, Shape shape) {
        if (given.has("$ref")) {
            flatten(document.at(given.path("$ref").asText().substring(1)), shape);
            return;
        }
        given.path("allOf").forEach(part -> flatten(part, shape));
        shape.nullable |= given.path("nullable").asBoolean();
        shape.type = given.path("type").asText(shape.type);
        given.path("enum").forEach(code -> shape.codes.add(code.asText()));
        given.path("required").forEach(name -> shape.required.add(name.asText()));
        given.path("properties").properties().forEach(p -> shape.properties.put(p.getKey(), p.getValue()));
        if (!given.has("allOf")) {
            shape.schema = given;
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private void require(boolean holds, String at, String fault) {
        if (!holds) {
            faults.add(at + " " + fault);
        }
    }

    private static final class Shape {
        private boolean nullable;
        private String type = "";
        private JsonNode schema = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        private final Set<String> codes = new LinkedHashSet<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final Map<String, JsonNode> properties = new LinkedHashMap<>();
    }
}
