package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.util.Locale;
import java.util.Map;

/**
 * A field as JSON Schema: the one writer of it, for parameters, queryables and schemas. Source: OGC 23-058r1 § 8 (types,
 * formats, units), 19-079r2 § 6.2.
 */
public final class FieldSchema {
    /** Units as printed, and their codes in UCUM, which {@code x-ogc-unit} asks for. */
    private static final Map<String, String> UCUM = Map.of(
            "m", "m", "km", "km", "m²", "m2", "ha", "har", "km²", "km2", "%", "%", "an", "a", "ans", "a", "jours", "d");

    private FieldSchema() {}

    /** The value itself: type, format, codes. OpenAPI 3.0 has no {@code const}, so that codes have no titles here. */
    public static void parameter(ObjectNode schema, Field field) {
        if (field.type() == FieldType.TEXTS) {
            schema.put("type", "string");
        } else {
            type(schema, field);
        }
        codes(schema, field);
    }

    /** A value of the field, in OpenAPI 3.0. */
    public static void value(ObjectNode schema, Field field) {
        type(schema, field);
        schema.put("nullable", true).put("description", field.title());
        if (field.type() == FieldType.TEXTS) {
            codes(schema.putObject("items").put("type", "string"), field);
        } else if (field.required()) {
            codes(schema, field);
        } else if (!field.codes().isEmpty()) {
            codes(schema, field);
            schema.withArray("enum").addNull();
        }
    }

    /** The property of a feature: title, meaning, type, format, unit, codes with their titles. */
    public static void property(ObjectNode property, Field field) {
        property.put("title", field.title());
        if (field.meaning() != null) {
            property.put("description", field.meaning());
        }
        type(property, field);
        unit(property, field.unit());
        ObjectNode coded = property;
        if (field.type() == FieldType.TEXTS) {
            coded = property.putObject("items").put("type", "string");
        }
        codes(coded, field);
        if (!field.codes().isEmpty()) {
            ArrayNode titled = coded.putArray("oneOf");
            field.codes()
                    .forEach(
                            code -> titled.addObject().put("const", code.code()).put("title", code.title()));
        }
    }

    /** The geometry of a feature. {@code geometryType}: OGC name, such as MultiPolygon. */
    public static ObjectNode geometry(ObjectNode property, String geometryType) {
        String kind = geometryType.equals("Geometry") ? "any" : geometryType.toLowerCase(Locale.ROOT);
        return property.put("title", "Géométrie")
                .put("format", "geometry-" + kind)
                .put("x-ogc-role", "primary-geometry");
    }

    private static void type(ObjectNode schema, Field field) {
        schema.put("type", field.type().jsonType());
        if (!field.type().jsonFormat().isEmpty()) {
            schema.put("format", field.type().jsonFormat());
        }
    }

    private static void codes(ObjectNode schema, Field field) {
        if (!field.codes().isEmpty()) {
            ArrayNode codes = schema.putArray("enum");
            field.codes().forEach(code -> codes.add(code.code()));
        }
    }

    /** A unit that UCUM does not have is one of its annotations when it is ASCII; else it is in the title. */
    private static void unit(ObjectNode property, @org.jspecify.annotations.Nullable String unit) {
        if (unit == null) {
            return;
        }
        String code = UCUM.get(unit);
        if (code != null) {
            property.put("x-ogc-unit", code);
        } else if (unit.matches("[A-Za-z0-9 _-]+")) {
            property.put("x-ogc-unit", "{" + unit.replace(' ', '_') + "}");
        } else {
            property.put("title", property.path("title").asText() + " (" + unit + ")");
        }
    }
}
