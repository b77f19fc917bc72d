package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import fr.archipel.layer.Catalogue;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * The map of a territory with its objects, ready for the page: neighbours in grey, north upwards, a scale, a legend of what
 * stands on it. Reads in black and white: patterns, dashes and names say what colours say.
 *
 * @param caption sources, vintage and precision, sentences; what is left out, when something is
 */
public record TerritoryDrawing(Drawing drawing, List<String> caption) {
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color NEIGHBOUR = new Color(0xe7, 0xe7, 0xe3);
    private static final Color VEIL = new Color(0xf1, 0xf1, 0xee, 150);
    private static final Drawing.Line OUTLINE = new Drawing.Line(INK, 1.6, Drawing.Dash.SOLID);
    private static final Drawing.Line HALO = new Drawing.Line(Color.WHITE, 3.4, Drawing.Dash.SOLID);

    /** The size of a map on paper, in pixels of CSS (1/96 inch); the legend comes below and adds its rows. */
    public enum Paper {
        /** As wide as an A4 page in portrait, a little over half as high. */
        A4(690, 505),
        /** As wide as an A3 page in portrait. */
        A3(1018, 900),
        /** Half a slide, or a column. */
        SLIDE(520, 400);

        private final int width;
        private final int height;

        Paper(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public int width() {
            return width;
        }

        Rectangle2D map() {
            return new Rectangle2D.Double(0.5, 0.5, width - 1, height);
        }
    }

    /**
     * What a map shows.
     *
     * @param map its {@code contour} is that of the whole territory, its communes concerned are those of the territory
     * @param limits outlines of agglomerations, empty when the territory lies in one
     * @param layers of its objects, from the lowest to the topmost
     * @param omitted objects left out, the smallest ones
     */
    record Content(String titre, FicheMap map, Geometry limits, List<String> layers, int omitted) {}

    static TerritoryDrawing of(Content content, Paper paper, Catalogue catalogue) {
        FicheMap map = content.map();
        Symbols symbols = new Symbols(catalogue);
        List<Drawing.Mark> marks = new ArrayList<>(ground(map, symbols));
        map.objets().stream()
                .sorted(Comparator.comparingInt(
                                (FicheMap.Objet o) -> content.layers().indexOf(o.layer()))
                        .thenComparing(Comparator.comparingDouble(
                                        (FicheMap.Objet o) -> o.geom().getArea())
                                .reversed()))
                .forEach(objet -> marks.addAll(symbols.of(objet, map.frame())));
        marks.addAll(veil(map));
        marks.addAll(edges(content, symbols));
        MapLabels labels = new MapLabels(map.frame());
        marks.addAll(MapFurniture.north(map.frame(), labels));
        marks.addAll(MapFurniture.scale(map.frame(), labels));
        marks.addAll(labels.of(map, TerritoryLegend.named(map)));
        marks.add(new Drawing.Figure(
                new Path2D.Double(map.frame().box()),
                null,
                null,
                new Drawing.Line(INK, 0.8, Drawing.Dash.SOLID),
                null));
        int bottom = TerritoryLegend.write(content, symbols, paper, marks);
        return new TerritoryDrawing(
                new Drawing(paper.width(), bottom, TerritoryLegend.alternative(content, symbols), marks),
                caption(content, catalogue));
    }

    /** Neighbours, then the communes of the territory on white. */
    private static List<Drawing.Mark> ground(FicheMap map, Symbols symbols) {
        List<Drawing.Mark> marks = new ArrayList<>();
        Drawing.Line thin = symbols.line("communes", 0.7);
        Drawing.Line white = new Drawing.Line(Color.WHITE, 0.8, Drawing.Dash.SOLID);
        for (FicheMap.Commune commune : map.communes()) {
            Path2D path = map.frame().path(commune.geom());
            marks.add(
                    commune.concernee()
                            ? new Drawing.Figure(
                                    path, Color.WHITE, null, thin, map.frame().box())
                            : new Drawing.Figure(
                                    path, NEIGHBOUR, null, white, map.frame().box()));
        }
        return marks;
    }

    /** Objects that go on beyond the territory fade there. */
    private static List<Drawing.Mark> veil(FicheMap map) {
        Path2D outside = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        outside.append(map.frame().box(), false);
        outside.append(map.frame().path(map.contour()), false);
        return List.of(new Drawing.Figure(outside, VEIL, null, null, map.frame().box()));
    }

    private static List<Drawing.Mark> edges(Content content, Symbols symbols) {
        FicheMap map = content.map();
        List<Drawing.Mark> marks = new ArrayList<>();
        Rectangle2D box = map.frame().box();
        if (!content.limits().isEmpty()) {
            marks.add(
                    new Drawing.Figure(map.frame().path(content.limits()), null, null, symbols.line("epci", 0.5), box));
        }
        Path2D outline = map.frame().path(map.contour());
        marks.add(new Drawing.Figure(outline, null, null, HALO, box));
        marks.add(new Drawing.Figure(outline, null, null, OUTLINE, box));
        return marks;
    }

    static Drawing.Mark neighbour(Rectangle2D box) {
        return new Drawing.Figure(
                new Path2D.Double(box), NEIGHBOUR, null, new Drawing.Line(Color.WHITE, 0.8, Drawing.Dash.SOLID), null);
    }

    static Drawing.Mark outline(Rectangle2D box) {
        return new Drawing.Figure(new Path2D.Double(box), Color.WHITE, null, OUTLINE, null);
    }

    private static List<String> caption(Content content, Catalogue catalogue) {
        List<String> caption = new ArrayList<>(MapWords.caption(content.map(), catalogue));
        if (content.omitted() > 0) {
            caption.add(
                    content.omitted() == 1
                            ? "Un objet, parmi les plus petits, n'est pas dessiné."
                            : content.omitted() + " objets, parmi les plus petits, ne sont pas dessinés.");
        }
        return caption;
    }
}
