package fr.archipel.exchange.standard;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.support.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schemas as their authors publish them (Table Schema), read for comparing: tests that need them skip without. */
final class PublishedSchema {
    private static final Map<String, FieldKind> KINDS = Map.of(
            "string", FieldKind.TEXT,
            "integer", FieldKind.INTEGER,
            "number", FieldKind.NUMBER,
            "boolean", FieldKind.BOOLEAN,
            "geojson", FieldKind.GEOMETRY,
            "geopoint", FieldKind.GEOMETRY);

    private PublishedSchema() {}

    static JsonNode read(String file) throws IOException {
        return Json.read(Files.readAllBytes(SharedData.file(file)));
    }

    /** Its fields in order, with what constrains them; a list outside {@code constraints} counts. */
    static List<StandardField> fields(JsonNode schema) {
        List<StandardField> fields = new ArrayList<>();
        for (JsonNode field : schema.path("fields")) {
            JsonNode constraints = field.path("constraints");
            JsonNode codes = constraints.has("enum") ? constraints.path("enum") : field.path("enum");
            List<String> all = new ArrayList<>();
            codes.forEach(code -> all.add(code.asText()));
            fields.add(new StandardField(
                    field.path("name").asText(),
                    kind(field),
                    constraints.path("required").asBoolean(),
                    text(constraints.path("pattern")),
                    all,
                    null,
                    null,
                    null,
                    null));
        }
        return fields;
    }

    private static FieldKind kind(JsonNode field) {
        String type = field.path("type").asText();
        if (type.equals("date")) {
            return field.path("format").asText().equals("%Y") ? FieldKind.YEAR : FieldKind.DATE;
        }
        return KINDS.getOrDefault(type, FieldKind.TEXT);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
