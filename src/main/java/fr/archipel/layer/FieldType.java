package fr.archipel.layer;

import com.fasterxml.jackson.annotation.JsonValue;

/** The types a field may have, with their name in descriptions and in JSON Schema. */
public enum FieldType {
    TEXT("text", "string", ""),
    INTEGER("integer", "integer", ""),
    /** Any number that is not whole: SQL numeric or double precision. */
    DECIMAL("decimal", "number", ""),
    BOOLEAN("boolean", "boolean", ""),
    DATE("date", "string", "date"),
    TIMESTAMP("timestamp", "string", "date-time"),
    TEXTS("text[]", "array", "");

    private final String id;
    private final String jsonType;
    private final String jsonFormat;

    FieldType(String id, String jsonType, String jsonFormat) {
        this.id = id;
        this.jsonType = jsonType;
        this.jsonFormat = jsonFormat;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** The {@code type} of JSON Schema. */
    public String jsonType() {
        return jsonType;
    }

    /** The {@code format} of JSON Schema, empty when there is none. */
    public String jsonFormat() {
        return jsonFormat;
    }
}
