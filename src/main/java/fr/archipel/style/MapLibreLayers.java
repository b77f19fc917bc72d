package fr.archipel.style;

import static fr.archipel.style.Expressions.array;
import static fr.archipel.style.Expressions.byCase;
import static fr.archipel.style.Expressions.growing;
import static fr.archipel.style.Expressions.isA;
import static fr.archipel.style.Expressions.isCase;
import static fr.archipel.style.Expressions.not;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.layer.Style.Dash;
import fr.archipel.layer.Style.Drawn;
import fr.archipel.layer.Symbol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a MapLibre style that draw one layer of the catalogue, bottom to top, names apart
 * ({@link MapLibreLabels}). Their ids start with the layer's, then « / ».
 */
final class MapLibreLayers {
    private final Layer layer;
    private final Style style;
    private final Sources sources;
    private final List<ObjectNode> found = new ArrayList<>();

    private MapLibreLayers(Layer layer, Sources sources) {
        this.layer = layer;
        this.style = layer.style();
        this.sources = sources;
    }

    static List<ObjectNode> of(Layer layer, Sources sources) {
        MapLibreLayers layers = new MapLibreLayers(layer, sources);
        layers.draw();
        return layers.found;
    }

    private void draw() {
        if (style.geometry() == Drawn.CIRCLE) {
            marks(sources.anchored(layer));
            return;
        }
        if (style.ground() != null && style.ground().opacity() > 0) {
            ObjectNode paint = add("ground", "fill", isA("Polygon")).putObject("paint");
            paint.put("fill-color", style.ground().color())
                    .put("fill-opacity", style.ground().opacity());
        }
        if (style.geometry() == Drawn.FILL) {
            areas();
        }
        casing();
        lines();
        if (style.marker() != null) {
            small();
        }
    }

    private void areas() {
        ObjectNode paint = add("fill", "fill", isA("Polygon")).putObject("paint");
        paint.set("fill-color", byCase(style, Symbol::color));
        paint.set("fill-opacity", byCase(style, Symbol::opacity));
        paint.put("fill-antialias", false);
        hatches().forEach((color, values) -> {
            String suffix = values == null ? "hatch" : "hatch/" + String.join(",", values);
            ArrayNode filter = values == null ? isA("Polygon") : array("all", isA("Polygon"), ofCase(values));
            add(suffix, "fill", filter)
                    .putObject("paint")
                    .put("fill-pattern", Sprite.hatch(color))
                    .put("fill-antialias", false);
        });
    }

    /** By colour, the cases that are hatched; null for the whole layer. */
    private Map<String, @Nullable List<String>> hatches() {
        Map<String, @Nullable List<String>> hatches = new LinkedHashMap<>();
        if (style.symbol().hatched()) {
            hatches.put(style.symbol().color(), null);
        } else if (style.cases() != null) {
            for (Style.Case each : style.cases().values()) {
                Symbol symbol = style.symbol(each);
                if (symbol.hatched()) {
                    List<String> values = hatches.get(symbol.color());
                    List<String> more = new ArrayList<>(values == null ? List.of() : values);
                    more.add(each.value());
                    hatches.put(symbol.color(), more);
                }
            }
        }
        return hatches;
    }

    private ArrayNode ofCase(List<String> values) {
        if (style.cases() == null) {
            throw new IllegalStateException("no cases in " + layer.id());
        }
        return isCase(style.cases().field(), values);
    }

    private void casing() {
        Style.Casing casing = style.casing();
        if (casing != null) {
            ObjectNode line = add("casing", "line", null);
            line.putObject("layout").put("line-join", "round").put("line-cap", "round");
            ObjectNode paint = line.putObject("paint");
            paint.put("line-color", casing.color()).put("line-opacity", casing.opacity());
            paint.set("line-width", growing(style.symbol().width() + casing.width()));
        }
    }

    /** One line layer a dash: MapLibre draws a layer's lines with one pattern. */
    private void lines() {
        Dash own = style.symbol().dash();
        Map<Dash, List<String>> others = new EnumMap<>(Dash.class);
        if (style.cases() != null) {
            for (Style.Case each : style.cases().values()) {
                Dash dash = style.symbol(each).dash();
                if (dash != own) {
                    others.computeIfAbsent(dash, key -> new ArrayList<>()).add(each.value());
                }
            }
        }
        List<String> apart = others.values().stream().flatMap(List::stream).toList();
        line("line", own, apart.isEmpty() ? null : not(ofCase(apart)));
        others.forEach((dash, values) -> line("line/" + dash.id(), dash, ofCase(values)));
    }

    private void line(String suffix, Dash dash, @Nullable ArrayNode filter) {
        boolean areas = style.geometry() == Drawn.FILL;
        ObjectNode line = add(suffix, "line", filter);
        line.putObject("layout").put("line-join", "round").put("line-cap", dash == Dash.DASHED ? "butt" : "round");
        ObjectNode paint = line.putObject("paint");
        paint.set("line-color", byCase(style, Symbol::color));
        paint.set("line-width", growing(style.symbol().width()));
        if (areas) {
            // An area's opacity is that of its fill; its edge stays whole.
            paint.put("line-opacity", 1);
        } else {
            paint.set("line-opacity", byCase(style, Symbol::opacity));
        }
        if (!dash.lengths().isEmpty()) {
            paint.set("line-dasharray", array(dash.lengths().toArray()));
        }
    }

    /**
     * Symbols of what is too small to read at this scale. Where points are not to be had, of what tiles made points of,
     * which is smaller still.
     */
    private void small() {
        Sources.Source source = sources.anchored(layer);
        ArrayNode unread = array("<", array("zoom"), Expressions.get(Sources.LEGIBLE));
        icons("small", source, source.sourceLayer() == null ? unread : isA("Point"));
    }

    private void icons(String suffix, Sources.Source source, ArrayNode filter) {
        double share = style.marker() == null ? 1 : style.marker().size() / Sprite.SHAPE_PX;
        ObjectNode symbol = add(suffix, "symbol", filter, source);
        ObjectNode layout = symbol.putObject("layout");
        layout.set("icon-image", byCase(style, (value, own) -> Sprite.marker(layer.id(), value)));
        layout.put("icon-allow-overlap", true).put("icon-ignore-placement", true);
        layout.set(
                "icon-size",
                array("interpolate", array("linear"), array("zoom"), 8, 0.55 * share, 10, 0.75 * share, 13, share));
    }

    /** A mark at a point of each object; where several share a place, a larger one. */
    private void marks(Sources.Source source) {
        Style.Marker marker = style.marker() == null ? new Style.Marker(Style.Shape.CIRCLE, 10, null) : style.marker();
        if (marker.shape() != Style.Shape.RING && marker.shape() != Style.Shape.CIRCLE) {
            icons("mark", source, isA("Point"));
            return;
        }
        boolean ring = marker.shape() == Style.Shape.RING;
        double radius = marker.size() / 2;
        ObjectNode paint =
                add(ring ? "ring" : "mark", "circle", isA("Point"), source).putObject("paint");
        paint.set(
                "circle-radius",
                source.gathered()
                        ? array(
                                "interpolate",
                                array("linear"),
                                Expressions.get(Sources.COUNT),
                                1,
                                radius,
                                2,
                                radius * 1.5,
                                30,
                                radius * 2.5)
                        : growing(radius));
        if (ring) {
            paint.put("circle-color", Style.PAPER).put("circle-opacity", 0.92);
            paint.set("circle-stroke-color", byCase(style, Symbol::color));
            paint.put("circle-stroke-width", style.symbol().width() + 0.5);
        } else {
            paint.set("circle-color", byCase(style, Symbol::color));
            paint.set("circle-opacity", byCase(style, Symbol::opacity));
            paint.put("circle-stroke-color", Style.PAPER).put("circle-stroke-width", 1.2);
        }
    }

    private ObjectNode add(String suffix, String type, @Nullable ArrayNode filter) {
        return add(suffix, type, filter, sources.shapes(layer));
    }

    private ObjectNode add(String suffix, String type, @Nullable ArrayNode filter, Sources.Source source) {
        ObjectNode added = source.layer(layer, suffix, type, "shape", style.scales());
        if (filter != null) {
            added.set("filter", filter);
        }
        found.add(added);
        return added;
    }
}
