package fr.archipel.exchange.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a profile says where a file does not: a text, read as a cell would be, in which {@code {column}} stands for what the
 * row has there, {@code {numero}} for its number and {@code {fichier}} for the name of the file. In JSON a string, or one
 * by kind of geometry: {@code {"point": "indicative", "ligne": "numerisee", "surface": "numerisee"}}.
 *
 * @param byGeometry of point, ligne, surface; a text under the empty name is for every row
 */
public record Constant(Map<String, String> byGeometry) {
    private static final java.util.Set<String> KINDS = java.util.Set.of("", "point", "ligne", "surface");

    public Constant {
        byGeometry = Map.copyOf(byGeometry);
        if (byGeometry.isEmpty() || !KINDS.containsAll(byGeometry.keySet())) {
            throw new IllegalArgumentException("un texte, ou un texte pour point, ligne, surface");
        }
    }

    public static Constant of(String text) {
        return new Constant(Map.of("", text));
    }

    @JsonCreator
    static Constant read(JsonNode node) {
        if (node.isTextual() || node.isNumber() || node.isBoolean()) {
            return of(node.asText());
        }
        Map<String, String> byGeometry = new LinkedHashMap<>();
        node.properties()
                .forEach(each -> byGeometry.put(each.getKey(), each.getValue().asText()));
        return new Constant(byGeometry);
    }

    @JsonValue
    JsonNode json() {
        String every = byGeometry.get("");
        return every != null ? Json.MAPPER.getNodeFactory().textNode(every) : Json.MAPPER.valueToTree(byGeometry);
    }

    /** For a row of that geometry; null when nothing is said of it. */
    public @Nullable String text(@Nullable Geometry geometry) {
        String every = byGeometry.get("");
        return every != null || geometry == null ? every : byGeometry.get(kind(geometry));
    }

    /** To be shown; one of them when they differ. */
    public String shown() {
        return String.join(" / ", new java.util.TreeSet<>(byGeometry.values()));
    }

    private static String kind(Geometry geometry) {
        return switch (geometry.getDimension()) {
            case 0 -> "point";
            case 1 -> "ligne";
            default -> "surface";
        };
    }
}
