package fr.archipel.style;

import static fr.archipel.style.Expressions.array;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Documents of the MapLibre style specification, version 8: one layer, or the whole map.
 *
 * @param root absolute address of {@code /ogc}
 * @param large ids of layers whose points are not to be had at once
 */
record MapLibreStyle(String root, Set<String> large) {
    static final String MEDIA_TYPE = "application/vnd.mapbox.style+json";
    /** What is around the territory. */
    private static final String AROUND = "#e6e9e2";

    private static final String TILES = "archipel";

    /** All layers, in drawing order, names above everything; hidden ones are there, not shown. */
    ObjectNode map(List<Layer> layers) {
        ObjectNode style = style("Archipel", root + "/tiles/WebMercatorQuad?f=tilejson", layers);
        ((ArrayNode) style.get("layers"))
                .insertObject(0)
                .put("id", "papier")
                .put("type", "background")
                .putObject("paint")
                .put("background-color", AROUND);
        return style;
    }

    /** One layer, shown even when the map hides it at first, without the paper under it. */
    ObjectNode layer(Layer layer) {
        String tiles = root + "/collections/" + layer.id() + "/tiles/WebMercatorQuad?f=tilejson";
        return style(layer.title(), tiles, List.of(layer));
    }

    private ObjectNode style(String name, String tiles, List<Layer> layers) {
        ObjectNode style = Json.object();
        style.put("version", 8).put("name", name);
        style.set("center", array(2.66, 50.5));
        style.put("zoom", 9);
        style.put("sprite", root + "/styles/sprite");
        ObjectNode sources = style.putObject("sources");
        ObjectNode vector = sources.putObject(TILES);
        // TileJSON says the zooms and the bounds, outside which no tile is asked for.
        vector.put("type", "vector").put("url", tiles);
        vector.put("attribution", layers.size() == 1 ? layers.get(0).attribution() : name);
        Sources from = new Sources(TILES, large);
        layers.stream()
                .filter(from::hasPoints)
                .forEach(layer -> sources.putObject(Sources.points(layer))
                        .put("type", "geojson")
                        .put("data", root + "/collections/" + layer.id() + "/styles/" + StyleDocuments.ID + "/points"));
        ArrayNode drawn = style.putArray("layers");
        List<Layer> ordered = drawingOrder(layers);
        boolean alone = layers.size() == 1;
        ordered.forEach(layer -> show(MapLibreLayers.of(layer, from), layer, alone, drawn));
        ordered.forEach(layer -> show(MapLibreLabels.of(layer, from), layer, alone, drawn));
        return style;
    }

    private static void show(List<ObjectNode> found, Layer layer, boolean alone, ArrayNode drawn) {
        for (ObjectNode each : found) {
            if (layer.style().hidden() && !alone) {
                each.withObject("/layout").put("visibility", "none");
            }
            drawn.add(each);
        }
    }

    /** Bottom to top; layers of one rank in the order of the catalogue. */
    static List<Layer> drawingOrder(List<Layer> layers) {
        List<Layer> ordered = new ArrayList<>(layers);
        ordered.sort(Comparator.comparingInt(layer -> layer.style().order()));
        return ordered;
    }
}
