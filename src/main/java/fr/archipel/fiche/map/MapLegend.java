package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the signs of a map mean: those that stand on it, no other. {@code bottom}: the first free row of pixels. */
record MapLegend(List<Drawing.Mark> marks, int bottom) {
    private static final Drawing.Face FACE = new Drawing.Face(7.6, false);
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final int ROW = 11;
    private static final int SIGN = 16;
    /** Rows beside the small map. */
    private static final int ROWS = 5;

    /** A kind of object on the map. */
    private record Kind(String layer, @Nullable String value, boolean line) {}

    /** A sign that fills a box, and its words. */
    private record Entry(List<Drawing.Mark> sign, String words) {}

    static MapLegend of(FicheMap map, Symbols symbols, int left, int top) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (FicheMap.Objet objet : map.objets()) {
            if (!objet.geom().isEmpty()) {
                kinds.putIfAbsent(
                        symbols.words(objet.layer(), objet.cas()),
                        new Kind(objet.layer(), objet.cas(), objet.geom().getDimension() == 1));
            }
        }
        int count = kinds.size() + 1;
        int columns = count > ROWS ? 2 : 1;
        int rows = (count + columns - 1) / columns;
        double width = (double) (FicheDrawing.WIDTH - left) / columns;
        List<Drawing.Mark> marks = new ArrayList<>();
        int n = 0;
        for (Entry entry : entries(map, symbols, kinds, left, top, rows, width)) {
            int column = n / rows;
            double x = left + column * width;
            double y = top + n % rows * ROW;
            marks.addAll(entry.sign());
            marks.add(new Drawing.Label(entry.words(), x + SIGN + 5, y + 8, FACE, INK, false));
            n++;
        }
        return new MapLegend(marks, top + rows * ROW + 2);
    }

    private static List<Entry> entries(
            FicheMap map, Symbols symbols, Map<String, Kind> kinds, int left, int top, int rows, double width) {
        List<Entry> entries = new ArrayList<>();
        String ground = map.isWhole() ? "Toute l'agglomération (" + map.epci() + ")" : "Commune concernée";
        entries.add(new Entry(List.of(FicheDrawing.concerned(box(0, left, top, rows, width))), ground));
        kinds.forEach((words, kind) -> {
            Rectangle2D box = box(entries.size(), left, top, rows, width);
            Path2D path = new Path2D.Double();
            if (kind.line()) {
                path.moveTo(box.getX(), box.getCenterY());
                path.lineTo(box.getMaxX(), box.getCenterY());
            } else {
                path.append(box, false);
            }
            entries.add(new Entry(symbols.marks(kind.layer(), kind.value(), path, kind.line(), null), words));
        });
        return entries;
    }

    private static Rectangle2D box(int n, int left, int top, int rows, double width) {
        int column = n / rows;
        return new Rectangle2D.Double(left + column * width + 1, top + n % rows * ROW + 2, SIGN, ROW - 4);
    }
}
