package fr.archipel.style;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.Drawing;
import fr.archipel.document.DrawingImage;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.layer.Symbol;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pictures of a MapLibre style on one sheet: marks of small objects and points, hatches. */
final class Sprite {
    /** Side of a mark's picture, and how much of it the shape spans. */
    static final double SHAPE_PX = 13;

    private static final int MARK_PX = 20;
    private static final int HATCH_PX = (int) Style.Pattern.STEP;
    private static final int COLUMNS = 8;
    /** Nothing of a neighbour shows at an edge. */
    private static final int GAP = 2;

    private interface Picture {
        List<Drawing.Mark> at(double x, double y);
    }

    private record Place(String name, int x, int y, int side) {}

    private final List<Place> places = new ArrayList<>();
    private final Drawing sheet;

    Sprite(List<Layer> layers) {
        Map<String, Picture> marks = new TreeMap<>();
        Map<String, Picture> hatches = new TreeMap<>();
        layers.forEach(layer -> collect(layer, marks, hatches));
        List<Drawing.Mark> drawn = new ArrayList<>();
        place(marks, MARK_PX, 0, drawn);
        int below = (marks.size() + COLUMNS - 1) / COLUMNS * (MARK_PX + GAP);
        place(hatches, HATCH_PX, below, drawn);
        int height = below + (hatches.size() + COLUMNS - 1) / COLUMNS * (HATCH_PX + GAP);
        this.sheet = new Drawing(COLUMNS * (MARK_PX + GAP), Math.max(1, height), "", drawn);
    }

    /** Name of the mark of a case; of the layer itself when {@code value} is null. */
    static String marker(String layer, @Nullable String value) {
        return value == null ? layer : layer + "/" + value;
    }

    static String hatch(String color) {
        return "hachures/" + color.substring(1);
    }

    private static void collect(Layer layer, Map<String, Picture> marks, Map<String, Picture> hatches) {
        Style style = layer.style();
        add(layer, null, style.symbol(), marks, hatches);
        if (style.cases() != null) {
            style.cases().values().forEach(each -> add(layer, each.value(), style.symbol(each), marks, hatches));
        }
    }

    private static void add(
            Layer layer,
            @Nullable String value,
            Symbol symbol,
            Map<String, Picture> marks,
            Map<String, Picture> hatches) {
        Style.Marker marker = layer.style().marker();
        if (marker != null) {
            marks.put(marker(layer.id(), value), (x, y) -> Swatch.mark(marker.shape(), symbol, x, y, true));
        }
        if (symbol.hatched()) {
            hatches.put(hatch(symbol.color()), (x, y) -> Swatch.hatch(Color.decode(symbol.color()), x, y));
        }
    }

    private void place(Map<String, Picture> pictures, int side, int top, List<Drawing.Mark> drawn) {
        int n = 0;
        for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
            int x = n % COLUMNS * (MARK_PX + GAP);
            int y = top + n / COLUMNS * (side + GAP);
            places.add(new Place(picture.getKey(), x, y, side));
            drawn.addAll(picture.getValue().at(x, y));
            n++;
        }
    }

    byte[] png(int ratio) {
        return DrawingImage.png(sheet, ratio, null);
    }

    /** Where each picture is on the sheet of {@code ratio}. */
    ObjectNode index(int ratio) {
        ObjectNode index = Json.object();
        for (Place place : places) {
            index.putObject(place.name())
                    .put("x", place.x() * ratio)
                    .put("y", place.y() * ratio)
                    .put("width", place.side() * ratio)
                    .put("height", place.side() * ratio)
                    .put("pixelRatio", ratio);
        }
        return index;
    }
}
