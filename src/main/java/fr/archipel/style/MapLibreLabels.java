package fr.archipel.style;

import static fr.archipel.style.Expressions.array;
import static fr.archipel.style.Expressions.get;
import static fr.archipel.style.Expressions.rounded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.util.List;

/** The layer of a MapLibre style that writes the names of one layer of the catalogue; fonts are ours. */
final class MapLibreLabels {
    /** Names of our fonts, as glyphs and in our page. */
    static final String REGULAR = "Archipel";

    static final String STRONG = "Archipel SemiBold";

    private MapLibreLabels() {}

    /** Empty when nothing is written. */
    static List<ObjectNode> of(Layer layer, Sources sources) {
        if (Sources.gathers(layer) && sources.hasPoints(layer)) {
            return List.of(count(layer, sources.anchored(layer)));
        }
        Style.Label label = layer.style().label();
        return label == null ? List.of() : List.of(name(layer, label, sources));
    }

    private static ObjectNode name(Layer layer, Style.Label label, Sources sources) {
        boolean along = label.placement() == Style.Placement.LINE;
        Sources.Source source = along ? sources.shapes(layer) : sources.anchored(layer);
        String field = label.field() == null ? layer.label() : label.field();
        ObjectNode symbol = source.layer(layer, "label", "symbol", "label", label.scales());
        ObjectNode layout = symbol.putObject("layout");
        layout.set("text-field", array("coalesce", get(source.sourceLayer() == null ? Sources.NAME : field), ""));
        layout.set("text-font", array(label.strong() ? STRONG : REGULAR));
        layout.set("text-size", size(label));
        if (label.letterSpacing() > 0) {
            layout.put("text-letter-spacing", label.letterSpacing());
        }
        switch (label.placement()) {
            case CENTRE -> {
                layout.put("text-max-width", label.letterSpacing() > 0 ? 9 : 7);
                layout.put("text-padding", label.importance() == null ? 2 : 6);
            }
            case BESIDE -> {
                layout.put("text-max-width", 8);
                layout.set("text-variable-anchor", array("top", "bottom", "left", "right"));
                layout.put("text-radial-offset", 0.9)
                        .put("text-justify", "auto")
                        .put("text-optional", true);
            }
            case LINE -> {
                layout.put("symbol-placement", "line").put("symbol-spacing", 420);
                layout.set("text-offset", array(0, 0.9));
            }
        }
        if (label.importance() != null) {
            // The most important is placed first and keeps its place.
            layout.set("symbol-sort-key", array("-", 0, importance(label.importance())));
        }
        halo(symbol.putObject("paint").put("text-color", layer.style().labelColor()), label.halo());
        return symbol;
    }

    /** How many share a mark; placed before every name, which then keeps clear of it. */
    private static ObjectNode count(Layer layer, Sources.Source source) {
        ObjectNode symbol = source.layer(layer, "count", "symbol", "label", null);
        symbol.set("filter", array(">", get(Sources.COUNT), 1));
        ObjectNode layout = symbol.putObject("layout");
        layout.set("text-field", array("to-string", get(Sources.COUNT)));
        layout.set("text-font", array(STRONG));
        layout.put("text-size", 12).put("text-allow-overlap", true).put("text-padding", 6);
        symbol.putObject("paint").put("text-color", layer.style().color());
        return symbol;
    }

    private static JsonNode size(Style.Label label) {
        Style.Importance importance = label.importance();
        if (importance != null) {
            return zoomed(array(9, bySize(importance, 1), 13, bySize(importance, 1.25)));
        }
        return label.placement() == Style.Placement.BESIDE
                ? zoomed(array(11.5, rounded(label.size() * 0.96), 15, rounded(label.size() * 1.17)))
                : array(label.size()).get(0);
    }

    private static ArrayNode zoomed(ArrayNode stops) {
        return array("interpolate", array("linear"), array("zoom")).addAll(stops);
    }

    private static ArrayNode bySize(Style.Importance by, double share) {
        return array("interpolate", array("linear"), importance(by))
                .addAll(array(by.low(), by.smallest() * share, by.high(), by.largest() * share));
    }

    private static ArrayNode importance(Style.Importance by) {
        return array("coalesce", array("to-number", get(by.field())), 0);
    }

    private static void halo(ObjectNode paint, double width) {
        paint.put("text-halo-color", Style.PAPER).put("text-halo-width", width).put("text-halo-blur", 0.4);
    }
}
