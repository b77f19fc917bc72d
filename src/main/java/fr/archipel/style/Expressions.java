package fr.archipel.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Style;
import fr.archipel.layer.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Expressions of the MapLibre style specification. */
final class Expressions {
    private Expressions() {}

    /** An array of texts, numbers and other nodes. */
    static ArrayNode array(Object... items) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (Object item : items) {
            array.add(node(item));
        }
        return array;
    }

    private static JsonNode node(Object item) {
        return Json.MAPPER.valueToTree(item);
    }

    static ArrayNode get(String property) {
        return array("get", property);
    }

    /** The value of the field the style depends on, as the text that cases are told by. */
    private static ArrayNode caseValue(String field) {
        return array("to-string", get(field));
    }

    /** A value that differs by case; the plain value where it does not. */
    static JsonNode byCase(Style style, Function<Symbol, ?> value) {
        return byCase(style, (name, symbol) -> value.apply(symbol));
    }

    interface ByCase {
        /** {@code value}: of the field; null for the layer's own. */
        Object of(@org.jspecify.annotations.Nullable String value, Symbol symbol);
    }

    static JsonNode byCase(Style style, ByCase by) {
        Object own = by.of(null, style.symbol());
        if (style.cases() == null) {
            return node(own);
        }
        Map<String, Object> differing = new LinkedHashMap<>();
        style.cases().values().forEach(each -> {
            Object of = by.of(each.value(), style.symbol(each));
            if (!of.equals(own)) {
                differing.put(each.value(), of);
            }
        });
        if (differing.isEmpty()) {
            return node(own);
        }
        ArrayNode match = array("match", caseValue(style.cases().field()));
        differing.forEach((value, of) -> match.add(value).add(node(of)));
        return match.add(node(own));
    }

    /** Whether the object is of one of the cases. */
    static ArrayNode isCase(String field, List<String> values) {
        return array("in", caseValue(field), array("literal", array(values.toArray())));
    }

    static ArrayNode not(ArrayNode test) {
        return array("!", test);
    }

    static ArrayNode isA(String geometryType) {
        return array("==", array("geometry-type"), geometryType);
    }

    /** A length that grows a little as one comes nearer. */
    static ArrayNode growing(double width) {
        ArrayNode growing = array("interpolate", array("linear"), array("zoom"));
        Style.GROWTH.forEach(each -> growing.add(Zoom.of(each.scale())).add(rounded(width * each.share())));
        return growing;
    }

    static double rounded(double length) {
        return Math.round(length * 100) / 100.0;
    }
}
