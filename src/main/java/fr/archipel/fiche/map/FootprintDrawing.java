package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import fr.archipel.layer.Catalogue;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * The map of a project's footprint, as wide as a page: its ring in anthracite over friches, activity zones and communes;
 * scale, north, and a legend of what stands on it.
 */
final class FootprintDrawing {
    static final int WIDTH = 690;
    static final Rectangle2D MAP = new Rectangle2D.Double(0.5, 0.5, WIDTH - 1, 235);

    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color FILL = new Color(0x2b, 0x6e, 0x4f, 70);
    private static final Color TINT = new Color(0xf0, 0xf0, 0xec);
    private static final Drawing.Line RING = new Drawing.Line(INK, 1.8, Drawing.Dash.SOLID);
    private static final Drawing.Line HALO = new Drawing.Line(Color.WHITE, 4, Drawing.Dash.SOLID);
    private static final Drawing.Face FACE = new Drawing.Face(8.4, false);
    private static final int ROW = 12;
    private static final int SIGN = 17;
    private static final double GAP = 14;

    private FootprintDrawing() {}

    static FicheDrawing of(FicheMap map, Geometry footprint, Catalogue catalogue) {
        Symbols symbols = new Symbols(catalogue);
        List<Drawing.Mark> marks = new ArrayList<>();
        for (FicheMap.Commune commune : map.communes()) {
            if (commune.concernee()) {
                marks.add(new Drawing.Figure(map.frame().path(commune.geom()), TINT, null, null, MAP));
            }
        }
        map.objets().stream()
                .sorted((a, b) -> Double.compare(b.geom().getArea(), a.geom().getArea()))
                .forEach(objet -> marks.addAll(symbols.of(objet, map.frame())));
        for (FicheMap.Commune commune : map.communes()) {
            marks.add(new Drawing.Figure(
                    map.frame().path(commune.geom()), null, null, symbols.line("communes", 0.8), MAP));
        }
        marks.add(new Drawing.Figure(map.frame().path(map.contour()), null, null, symbols.line("scot", 0.7), MAP));
        Path2D project = map.frame().path(shown(footprint, map.frame()));
        marks.add(new Drawing.Figure(project, FILL, null, HALO, MAP));
        marks.add(new Drawing.Figure(project, null, null, RING, MAP));
        MapLabels labels = new MapLabels(map.frame());
        marks.addAll(MapFurniture.north(map.frame(), labels));
        marks.addAll(MapFurniture.scale(map.frame(), labels));
        marks.addAll(labels.of(map));
        marks.add(new Drawing.Figure(
                new Path2D.Double(MAP), null, null, new Drawing.Line(INK, 0.8, Drawing.Dash.SOLID), null));
        int bottom = legend(marks, map, symbols);
        return new FicheDrawing(new Drawing(WIDTH, bottom, words(map), marks), MapWords.caption(map, catalogue));
    }

    /** What half a pixel shows of it. */
    private static Geometry shown(Geometry footprint, MapFrame frame) {
        Geometry simple = DouglasPeuckerSimplifier.simplify(footprint, frame.metres() / 2);
        return simple.isEmpty() ? footprint : simple;
    }

    /** Entries one after the other, on as many rows as it takes; answers where it ends. */
    private static int legend(List<Drawing.Mark> marks, FicheMap map, Symbols symbols) {
        Map<String, FicheMap.Objet> kinds = new LinkedHashMap<>();
        map.objets().stream()
                .filter(objet -> !objet.geom().isEmpty())
                .forEach(objet -> kinds.putIfAbsent(symbols.words(objet.layer(), objet.cas()), objet));
        double x = 0;
        double y = MAP.getMaxY() + 6;
        List<String> names = new ArrayList<>(List.of("Emprise du projet", "Commune touchée", "Limite de SCoT"));
        names.addAll(kinds.keySet());
        for (String name : names) {
            double length = SIGN + 5 + FACE.width(name) + GAP;
            if (x > 0 && x + length > WIDTH) {
                x = 0;
                y += ROW + 1;
            }
            Path2D box = new Path2D.Double(new Rectangle2D.Double(x + 1, y + 1, SIGN, ROW - 4));
            FicheMap.Objet objet = kinds.get(name);
            if (objet != null) {
                marks.addAll(symbols.marks(objet.layer(), objet.cas(), box, false, null));
            } else {
                marks.add(
                        switch (name) {
                            case "Emprise du projet" -> new Drawing.Figure(box, FILL, null, RING, null);
                            case "Commune touchée" ->
                                new Drawing.Figure(box, TINT, null, symbols.line("communes", 0.8), null);
                            default -> new Drawing.Figure(box, null, null, symbols.line("scot", 0.7), null);
                        });
            }
            marks.add(new Drawing.Label(name, x + SIGN + 5, y + 8, FACE, INK, false));
            x += length;
        }
        return (int) Math.ceil(y + ROW + 2);
    }

    private static String words(FicheMap map) {
        List<String> communes = map.communes().stream()
                .filter(FicheMap.Commune::concernee)
                .map(FicheMap.Commune::nom)
                .sorted()
                .toList();
        return "Carte de l'emprise du projet"
                + (communes.isEmpty()
                        ? ", hors des communes du territoire."
                        : " : " + String.join(", ", communes) + ".");
    }
}
