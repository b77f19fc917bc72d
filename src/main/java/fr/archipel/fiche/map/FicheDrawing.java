package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import fr.archipel.layer.Catalogue;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The map of a fiche, ready for the page: north upwards, with a scale, where it lies in the agglomeration, and what its
 * signs mean. Reads in black and white: tints, dashes and names say what colours say.
 *
 * @param caption sources, vintage and precision, sentences
 */
public record FicheDrawing(Drawing drawing, List<String> caption) {
    static final int WIDTH = 326;
    /** The map itself. */
    static final Rectangle2D MAP = new Rectangle2D.Double(0.5, 0.5, WIDTH - 1, 249);
    /** Below it, where the map lies in the EPCI. */
    static final Rectangle2D SITUATION = new Rectangle2D.Double(0.5, 255.5, 74, 57);

    private static final int BAND = 255;
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color TINT = new Color(0xe3, 0xe4, 0xdf);
    private static final Color DARK = new Color(0x50, 0x56, 0x5e);

    static FicheDrawing of(FicheMap map, Catalogue catalogue) {
        Symbols symbols = new Symbols(catalogue);
        List<Drawing.Mark> marks = new ArrayList<>(ground(map, symbols));
        map.objets().stream()
                .sorted((a, b) -> Double.compare(b.geom().getArea(), a.geom().getArea()))
                .forEach(objet -> marks.addAll(symbols.of(objet, map.frame())));
        MapLabels labels = new MapLabels(map.frame());
        marks.addAll(MapFurniture.north(map.frame(), labels));
        marks.addAll(MapFurniture.scale(map.frame(), labels));
        marks.addAll(labels.of(map));
        marks.add(edge(MAP, 0.8));
        int left = 0;
        int height = BAND;
        FicheMap.Situation situation = map.situation();
        if (situation != null) {
            marks.addAll(situation(map, situation, symbols));
            left = (int) SITUATION.getMaxX() + 10;
            height = (int) SITUATION.getMaxY() + 2;
        }
        MapLegend legend = MapLegend.of(map, symbols, left, BAND);
        marks.addAll(legend.marks());
        return new FicheDrawing(
                new Drawing(WIDTH, Math.max(height, legend.bottom()), MapWords.alternative(map), marks),
                MapWords.caption(map, catalogue));
    }

    /** Communes, those concerned tinted, and the contour of the agglomeration. */
    private static List<Drawing.Mark> ground(FicheMap map, Symbols symbols) {
        List<Drawing.Mark> marks = new ArrayList<>();
        for (FicheMap.Commune commune : map.communes()) {
            marks.add(new Drawing.Figure(
                    map.frame().path(commune.geom()), commune.concernee() ? TINT : null, null, null, MAP));
        }
        if (map.isWhole()) {
            marks.add(new Drawing.Figure(map.frame().path(map.contour()), TINT, null, null, MAP));
        }
        for (FicheMap.Commune commune : map.communes()) {
            marks.add(new Drawing.Figure(
                    map.frame().path(commune.geom()), null, null, symbols.line("communes", 0.7), MAP));
        }
        for (FicheMap.Commune commune : map.communes()) {
            if (commune.concernee()) {
                marks.add(new Drawing.Figure(
                        map.frame().path(commune.geom()),
                        null,
                        null,
                        new Drawing.Line(DARK, 0.9, Drawing.Dash.SOLID),
                        MAP));
            }
        }
        marks.add(new Drawing.Figure(map.frame().path(map.contour()), null, null, symbols.line("epci", 0.7), MAP));
        return marks;
    }

    private static List<Drawing.Mark> situation(FicheMap map, FicheMap.Situation situation, Symbols symbols) {
        Rectangle2D shown = new Rectangle2D.Double(
                situation.frame().x(map.frame().ground().getMinX()),
                situation.frame().y(map.frame().ground().getMaxY()),
                map.frame().ground().getWidth() / situation.frame().metres(),
                map.frame().ground().getHeight() / situation.frame().metres());
        return List.of(
                new Drawing.Figure(situation.frame().path(situation.concernees()), DARK, null, null, SITUATION),
                new Drawing.Figure(
                        situation.frame().path(situation.contour()), null, null, symbols.line("epci", 0.4), SITUATION),
                new Drawing.Figure(
                        new Path2D.Double(shown),
                        null,
                        null,
                        new Drawing.Line(INK, 0.8, Drawing.Dash.SOLID),
                        SITUATION),
                edge(SITUATION, 0.5));
    }

    static Drawing.Mark concerned(Rectangle2D box) {
        return new Drawing.Figure(
                new Path2D.Double(box), TINT, null, new Drawing.Line(DARK, 0.9, Drawing.Dash.SOLID), null);
    }

    private static Drawing.Mark edge(Rectangle2D box, double width) {
        return new Drawing.Figure(
                new Path2D.Double(box), null, null, new Drawing.Line(INK, width, Drawing.Dash.SOLID), null);
    }
}
