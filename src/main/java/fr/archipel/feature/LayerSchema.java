package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;

/**
 * What a layer's features hold and what may be sent to change them, as one JSON Schema: what is never sent is
 * {@code readOnly}. Source: OGC 23-058r1 § 7 (schemas), § 8 (roles), § 10 (returnables and receivables).
 */
final class LayerSchema {
    static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/schema";

    /** Conformance classes of Part 5; the schema of a collection is at {@code …/schema}. */
    static final java.util.List<String> CONFORMANCE = java.util.List.of(
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/queryables");

    private static final String ID = "id";
    private static final String GEOMETRY = "geometry";

    private LayerSchema() {}

    /** {@code id}: the document's own address. */
    static ObjectNode of(Layer layer, String id) {
        ObjectNode schema = Json.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", id);
        schema.put("type", "object").put("title", layer.title()).put("description", layer.description());
        ArrayNode required = Json.MAPPER.createArrayNode();
        ObjectNode properties = schema.putObject("properties");
        int rank = 1;
        if (layer.findField(ID).isEmpty()) {
            ObjectNode key = properties.putObject(ID).put("title", "Identifiant");
            key.put("type", "string").put("x-ogc-role", "id").put("readOnly", true);
            key.put("x-ogc-propertySeq", rank++);
        }
        for (Field field : layer.fields()) {
            ObjectNode property = properties.putObject(field.name());
            FieldSchema.property(property, field);
            role(property, layer, field);
            if (isReadOnly(layer, field)) {
                property.put("readOnly", true);
            }
            property.put("x-ogc-propertySeq", rank++);
            if (field.required()) {
                required.add(field.name());
            }
        }
        ObjectNode geometry = FieldSchema.geometry(properties.putObject(GEOMETRY), layer.geometryType());
        if (!layer.editable()) {
            geometry.put("readOnly", true);
        }
        geometry.put("x-ogc-propertySeq", rank);
        if (layer.editable()) {
            required.add(GEOMETRY);
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** A layer nobody edits here receives nothing; a computed value or the key is never received. */
    static boolean isReadOnly(Layer layer, Field field) {
        return !layer.editable()
                || field.computed()
                || field.name().equals(layer.storage().key());
    }

    private static void role(ObjectNode property, Layer layer, Field field) {
        boolean moment = field.type() == FieldType.DATE || field.type() == FieldType.TIMESTAMP;
        if (field.name().equals(ID) && ID.equals(layer.storage().key())) {
            property.put("x-ogc-role", "id");
        } else if (moment && field.name().equals(layer.time())) {
            property.put("x-ogc-role", "primary-instant");
        }
    }
}
