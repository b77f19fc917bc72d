package fr.archipel.style;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the layers of a MapLibre style take their objects: shapes from vector tiles; names of areas, and marks of objects
 * that are not points, from one point an object, since a tile cuts an area and each piece would have its name.
 *
 * @param tiles name of the source of tiles
 * @param large layers of so many objects that their points are not to be had at once: named tile by tile
 */
record Sources(String tiles, Set<String> large) {
    /** How many objects share a point. */
    static final String COUNT = "nombre";
    /** Name of an object, in the source of points. */
    static final String NAME = "nom";
    /** The zoom from which the shape itself can be read, in the source of points. */
    static final String LEGIBLE = "lisible";

    Sources {
        large = Set.copyOf(large);
    }

    /**
     * @param sourceLayer in tiles; null in a source of points
     * @param gathered objects that share a place are one point that says how many
     */
    record Source(String name, @Nullable String sourceLayer, boolean gathered) {

        /** A layer of the style, still without filter, layout or paint. */
        ObjectNode layer(Layer of, String suffix, String type, String role, Style.@Nullable Scales scales) {
            ObjectNode layer = Json.object();
            layer.put("id", of.id() + "/" + suffix).put("type", type);
            layer.putObject("metadata").put("archipel:couche", of.id()).put("archipel:role", role);
            layer.put("source", name);
            if (sourceLayer != null) {
                layer.put("source-layer", sourceLayer);
            }
            if (scales != null && scales.from() != null) {
                layer.put("minzoom", Zoom.of(scales.from()));
            }
            if (scales != null && scales.until() != null) {
                layer.put("maxzoom", Zoom.of(scales.until()));
            }
            return layer;
        }
    }

    Source shapes(Layer layer) {
        return new Source(tiles, layer.id(), false);
    }

    /** One point an object. */
    Source anchored(Layer layer) {
        return hasPoints(layer) ? new Source(points(layer), null, gathers(layer)) : shapes(layer);
    }

    boolean hasPoints(Layer layer) {
        return needsPoints(layer) && !large.contains(layer.id());
    }

    static String points(Layer layer) {
        return "points/" + layer.id();
    }

    /** Whether something is drawn at a point of objects that are not points. */
    static boolean needsPoints(Layer layer) {
        boolean along = layer.style().label() != null && layer.style().label().placement() == Style.Placement.LINE;
        boolean named = layer.style().label() != null && !along;
        boolean small = layer.style().marker() != null;
        return !layer.geometryType().endsWith("Point") && (named || small);
    }

    /** Rings of a whole agglomeration's fiches fall on one place: they are one ring. */
    static boolean gathers(Layer layer) {
        return layer.style().geometry() == Style.Drawn.CIRCLE
                && !layer.geometryType().endsWith("Point");
    }
}
