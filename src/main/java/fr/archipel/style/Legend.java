package fr.archipel.style;

import fr.archipel.document.Drawing;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.layer.Symbol;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The legend of some layers: what each symbol means, from the same description as the map. */
final class Legend {
    private static final int ROW = 24;
    private static final int SIGN = 46;
    private static final int MARGIN = 10;
    private static final int INDENT = 14;
    private static final Drawing.Face FACE = new Drawing.Face(13, false);
    private static final Drawing.Face TITLE = new Drawing.Face(13, true);
    private static final Color INK = Color.decode("#1f2328");

    /** A symbol and its words; {@code of} is null for the symbol of a whole layer. */
    record Entry(Layer layer, Symbol symbol, String words, boolean within) {}

    private Legend() {}

    /** One entry a layer without cases; else its title, then its cases and the others. */
    static List<Entry> entries(Layer layer) {
        Style style = layer.style();
        if (style.cases() == null) {
            return List.of(new Entry(layer, style.symbol(), layer.title(), false));
        }
        List<Entry> entries = new ArrayList<>();
        style.cases().values().forEach(each -> entries.add(new Entry(layer, style.symbol(each), each.title(), true)));
        if (style.cases().other() != null) {
            entries.add(new Entry(layer, style.symbol(), style.cases().other(), true));
        }
        return entries;
    }

    /** The picture of one entry, without words: they stand beside it. */
    static Drawing sign(Entry entry) {
        return new Drawing(SIGN, ROW, "", marks(entry, 0, 0));
    }

    /** The whole legend, with words. */
    static Drawing drawing(List<Layer> layers) {
        List<Drawing.Mark> marks = new ArrayList<>();
        List<String> words = new ArrayList<>();
        double width = 0;
        int y = MARGIN;
        for (Layer layer : layers) {
            List<Entry> entries = entries(layer);
            if (entries.get(0).within()) {
                marks.add(label(layer.title(), MARGIN, y, TITLE));
                width = Math.max(width, MARGIN + TITLE.width(layer.title()));
                y += ROW;
            }
            for (Entry entry : entries) {
                int x = MARGIN + (entry.within() ? INDENT : 0);
                marks.addAll(marks(entry, x, y));
                Drawing.Face face = entry.within() ? FACE : TITLE;
                marks.add(label(entry.words(), x + SIGN + 8, y, face));
                width = Math.max(width, x + SIGN + 8 + face.width(entry.words()));
                y += ROW;
            }
            words.add(layer.title());
        }
        return new Drawing((int) Math.ceil(width) + MARGIN, y + MARGIN, "Légende : " + String.join(", ", words), marks);
    }

    private static Drawing.Label label(String text, int x, int y, Drawing.Face face) {
        return new Drawing.Label(text, x, y + ROW / 2.0 + 4.5, face, INK, false);
    }

    private static List<Drawing.Mark> marks(Entry entry, int x, int y) {
        Style style = entry.layer().style();
        Style.Marker marker = style.marker();
        Rectangle2D wide = new Rectangle2D.Double(x + 2, y + 4, SIGN - 4, ROW - 8);
        return switch (style.geometry()) {
            case LINE ->
                style.ground() == null
                        ? Swatch.line(entry.symbol(), wide)
                        : Swatch.outline(entry.symbol(), style.ground(), wide);
            case CIRCLE ->
                Swatch.mark(
                        marker == null ? Style.Shape.CIRCLE : marker.shape(),
                        entry.symbol(),
                        x + SIGN / 2.0 - 10,
                        y + ROW / 2.0 - 10,
                        false);
            case FILL -> {
                if (marker == null) {
                    yield Swatch.area(entry.symbol(), wide);
                }
                // The area as one sees it near, and its mark as one sees it from afar.
                List<Drawing.Mark> both = new ArrayList<>(
                        Swatch.area(entry.symbol(), new Rectangle2D.Double(x + 2, y + 4, SIGN - 24, ROW - 8)));
                both.addAll(Swatch.mark(marker.shape(), entry.symbol(), x + SIGN - 20, y + ROW / 2.0 - 10, false));
                yield both;
            }
        };
    }
}
