package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.geo.SubmittedGeometry;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Reads the geometries people draw for a fiche, each {@code {titre, geometry}}, into the form the document keeps. */
final class Traces {
    /** All of them together: drawn by hand, or a file small enough to be looked at. */
    private static final int MOST_VERTICES = 20_000;

    private static final int LONGEST_TITLE = 200;

    /** A centimetre; what a screen and a survey can tell apart. */
    private static final int DECIMALS = 7;

    private static final List<String> TYPES =
            List.of("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon");

    private Traces() {}

    /** Problems: 422 for a list or a title that does not fit, and for a geometry that is not valid, saying where. */
    static JsonNode read(Field field, JsonNode given) {
        if (!given.isArray() || given.size() > field.maximum) {
            throw DocumentReader.invalid(
                    field, given, "une liste d'au plus %d tracés {titre, geometry}".formatted(field.maximum));
        }
        ArrayNode traces = Json.MAPPER.createArrayNode();
        int vertices = 0;
        for (JsonNode each : given) {
            ObjectNode trace = trace(field, each);
            vertices += SubmittedGeometry.read(trace.get("geometry")).getNumPoints();
            if (vertices > MOST_VERTICES) {
                throw new ProblemException(
                        new Problem.TooLarge("Les tracés d'une fiche, ensemble,", MOST_VERTICES, "sommets"));
            }
            traces.add(trace);
        }
        return traces;
    }

    private static ObjectNode trace(Field field, JsonNode given) {
        JsonNode shape = given.path("geometry");
        JsonNode title = given.path("titre");
        String said = title.asText().strip();
        boolean named = title.isTextual() && !said.isEmpty();
        if (!given.isObject()
                || given.properties().stream()
                        .anyMatch(member -> !List.of("titre", "geometry").contains(member.getKey()))
                || !(title.isTextual() || title.isNull() || title.isMissingNode())
                || said.length() > LONGEST_TITLE
                || said.indexOf('\0') >= 0) {
            throw DocumentReader.invalid(
                    field,
                    title,
                    "{titre, geometry}, le titre de %d caractères au plus, ou null".formatted(LONGEST_TITLE));
        }
        String type = shape.path("type").asText();
        if (!TYPES.contains(type)) {
            throw DocumentReader.invalid(field, shape.path("type"), String.join(", ", TYPES));
        }
        ObjectNode trace = Json.object();
        if (named) {
            trace.put("titre", said);
        } else {
            trace.putNull("titre");
        }
        trace.putObject("geometry").put("type", type).set("coordinates", rounded(shape.path("coordinates")));
        return trace;
    }

    /** Positions keep two coordinates; what is not a number stays, for the reader of geometries to refuse. */
    private static JsonNode rounded(JsonNode node) {
        if (node.isNumber()) {
            return number(node);
        }
        if (!node.isArray()) {
            return node;
        }
        boolean position = node.size() > 2 && node.get(0).isNumber();
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (int i = 0; i < (position ? 2 : node.size()); i++) {
            list.add(rounded(node.get(i)));
        }
        return list;
    }

    /** A number too large for a place on Earth stays as it is: rounding it could need its million digits. */
    private static JsonNode number(JsonNode node) {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            return node;
        }
        BigDecimal value = node.decimalValue();
        if (value.precision() - (long) value.scale() > 9 || value.scale() > 400) {
            return node;
        }
        BigDecimal kept = value.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return new DecimalNode(kept.scale() < 0 ? kept.setScale(0) : kept);
    }
}
