package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Places names so that none covers another: communes concerned first, then objects, then some communes around. */
final class MapLabels {
    private static final Drawing.Face CONCERNED = new Drawing.Face(8.4, true);
    private static final Drawing.Face OBJECT = new Drawing.Face(7.6, false);
    private static final Drawing.Face AROUND = new Drawing.Face(7, false);
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Color GREY = new Color(0x60, 0x66, 0x6e);
    private static final int MOST_AROUND = 8;
    private static final int LONGEST = 38;

    private final MapFrame frame;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Drawing.Mark> placed = new ArrayList<>();

    MapLabels(MapFrame frame) {
        this.frame = frame;
    }

    /** No name there. */
    void keepFree(Rectangle2D box) {
        taken.add(box);
    }

    List<Drawing.Mark> of(FicheMap map) {
        return of(map, map.objets().size());
    }

    /** {@code named}: objects that are named, at most, the first ones. */
    List<Drawing.Mark> of(FicheMap map, int named) {
        for (FicheMap.Commune commune : map.communes()) {
            if (commune.concernee() && !commune.geom().isEmpty()) {
                place(commune.nom(), Symbols.centre(commune.geom()), CONCERNED, INK, 0);
            }
        }
        for (FicheMap.Objet objet :
                map.objets().subList(0, Math.min(named, map.objets().size()))) {
            if (!objet.geom().isEmpty()) {
                place(shorten(objet.nom()), Symbols.centre(objet.geom()), OBJECT, INK, gap(objet));
            }
        }
        int around = 0;
        for (FicheMap.Commune commune : map.communes()) {
            if (!commune.concernee()
                    && !commune.geom().isEmpty()
                    && around < MOST_AROUND
                    && place(commune.nom(), Symbols.centre(commune.geom()), AROUND, GREY, 0)) {
                around++;
            }
        }
        return placed;
    }

    /** Beside a small object, near the middle of a large one. */
    private double gap(FicheMap.Objet objet) {
        double half = objet.geom().getEnvelopeInternal().getWidth() / frame.metres() / 2;
        return half > 25 ? 4 : Math.max(4, half + 2);
    }

    private static String shorten(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).trim() + "…";
    }

    /** {@code gap}: pixels to stay away from the point, 0 to stand on it. */
    private boolean place(String text, Coordinate at, Drawing.Face face, Color color, double gap) {
        if (placed.stream()
                .anyMatch(mark ->
                        mark instanceof Drawing.Label label && label.text().equals(text))) {
            return false; // one place that two layers name
        }
        double width = face.width(text);
        double x = frame.x(at.x);
        double y = frame.y(at.y);
        double down = face.size() * 0.35;
        double step = face.size() * 1.15;
        double[][] starts = gap == 0
                ? new double[][] {
                    {-width / 2, 0},
                    {-width / 2, -step},
                    {-width / 2, step},
                    {-width / 2, -2 * step},
                    {-width / 2, 2 * step}
                }
                : new double[][] {
                    {gap, 0},
                    {-gap - width, 0},
                    {-width / 2, -gap - down},
                    {-width / 2, gap + down},
                    {gap, -step},
                    {gap, step},
                    {-gap - width, -step},
                    {-gap - width, step}
                };
        for (double[] start : starts) {
            double left = x + start[0];
            double baseline = y + start[1] + down;
            Rectangle2D box =
                    new Rectangle2D.Double(left - 1.5, baseline - face.size() * 0.8, width + 3, face.size() * 1.1);
            if (frame.box().contains(box) && taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                placed.add(new Drawing.Label(text, left, baseline, face, color, true));
                return true;
            }
        }
        return false;
    }
}
