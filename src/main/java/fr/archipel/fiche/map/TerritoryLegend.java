package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the signs of a territory's map mean, in rows under it; and the map in words. */
final class TerritoryLegend {
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Drawing.Face FACE = new Drawing.Face(8.4, false);
    private static final String TERRITORY = "Le territoire";
    private static final String NEIGHBOURS = "Communes voisines";
    private static final String LIMITS = "Limite d'agglomération";
    private static final int ROW = 13;
    private static final int SIGN = 17;
    private static final double GAP = 14;
    /** Names of objects on a map: more would cover what they name. */
    private static final int MOST_NAMED = 60;

    private static final int MOST_COMMUNES = 12;

    private TerritoryLegend() {}

    /** How many objects are named: all in a commune, none on a map of many communes, where dots alone can be read. */
    static int named(FicheMap map) {
        long communes =
                map.communes().stream().filter(FicheMap.Commune::concernee).count();
        return communes <= MOST_COMMUNES ? MOST_NAMED : 0;
    }

    /** Adds the legend's marks; answers the first free row of pixels below. */
    static int write(
            TerritoryDrawing.Content content, Symbols symbols, TerritoryDrawing.Paper paper, List<Drawing.Mark> marks) {
        Map<String, FicheMap.Objet> kinds = kinds(content, symbols);
        List<String> names = new ArrayList<>(List.of(TERRITORY, NEIGHBOURS));
        if (!content.limits().isEmpty()) {
            names.add(LIMITS);
        }
        names.addAll(kinds.keySet());
        double x = 0;
        double y = content.map().frame().box().getMaxY() + 6;
        for (String name : names) {
            double length = SIGN + 5 + FACE.width(name) + GAP;
            if (x > 0 && x + length - GAP > paper.width()) {
                x = 0;
                y += ROW;
            }
            marks.addAll(sign(name, kinds, symbols, new Rectangle2D.Double(x + 1, y + 1, SIGN, ROW - 5)));
            marks.add(new Drawing.Label(name, x + SIGN + 5, y + 8.5, FACE, INK, false));
            x += length;
        }
        return (int) Math.ceil(y + ROW + 1);
    }

    private static List<Drawing.Mark> sign(
            String name, Map<String, FicheMap.Objet> kinds, Symbols symbols, Rectangle2D box) {
        FicheMap.Objet objet = kinds.get(name);
        if (objet != null) {
            boolean line = objet.geom().getDimension() == 1;
            return symbols.marks(objet.layer(), objet.cas(), line ? middle(box) : new Path2D.Double(box), line, null);
        }
        return switch (name) {
            case TERRITORY -> List.of(TerritoryDrawing.outline(box));
            case NEIGHBOURS -> List.of(TerritoryDrawing.neighbour(box));
            default -> List.of(new Drawing.Figure(middle(box), null, null, symbols.line("epci", 0.5), null));
        };
    }

    private static Path2D middle(Rectangle2D box) {
        Path2D path = new Path2D.Double();
        path.moveTo(box.getX(), box.getCenterY());
        path.lineTo(box.getMaxX(), box.getCenterY());
        return path;
    }

    /** One object of each sign on the map, layer by layer, in the order of the descriptions. */
    private static Map<String, FicheMap.Objet> kinds(TerritoryDrawing.Content content, Symbols symbols) {
        Map<String, FicheMap.Objet> kinds = new LinkedHashMap<>();
        for (String layer : content.layers()) {
            content.map().objets().stream()
                    .filter(objet ->
                            objet.layer().equals(layer) && !objet.geom().isEmpty())
                    .sorted(Comparator.comparingInt(objet -> symbols.rank(layer, objet.cas())))
                    .forEach(objet -> kinds.putIfAbsent(symbols.words(layer, objet.cas()), objet));
        }
        return kinds;
    }

    /** « Carte de Harnes : 3 objets de la couche Friches, … ». */
    static String alternative(TerritoryDrawing.Content content, Symbols symbols) {
        List<String> parts = new ArrayList<>();
        for (String layer : content.layers()) {
            long count = content.map().objets().stream()
                    .filter(objet -> objet.layer().equals(layer))
                    .count();
            if (count > 0) {
                parts.add(symbols.layer(layer).title() + " : " + count);
            }
        }
        return "Carte, " + content.titre() + (parts.isEmpty() ? "." : " ; " + String.join(" ; ", parts) + ".");
    }
}
