package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;

/** North and scale, in corners of the map. */
final class MapFurniture {
    private static final Color INK = new Color(0x1f, 0x23, 0x28);
    private static final Drawing.Face FACE = new Drawing.Face(7.6, true);
    private static final double LONGEST = 0.26;

    private MapFurniture() {}

    static List<Drawing.Mark> north(MapFrame frame, MapLabels labels) {
        double x = frame.box().getMaxX() - 12;
        double y = frame.box().getY() + 6;
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(x, y);
        arrow.lineTo(x + 4.5, y + 13);
        arrow.lineTo(x, y + 10.5);
        arrow.lineTo(x - 4.5, y + 13);
        arrow.closePath();
        Rectangle2D box = new Rectangle2D.Double(x - 8, frame.box().getY() + 1.5, 18, 29);
        labels.keepFree(box);
        return List.of(
                ground(box),
                new Drawing.Figure(arrow, INK, null, null, null),
                new Drawing.Label("N", x - FACE.width("N") / 2, y + 21, FACE, INK, false));
    }

    /** A bar of 1, 2 or 5 times a power of ten. */
    static List<Drawing.Mark> scale(MapFrame frame, MapLabels labels) {
        double metres = round(frame.ground().getWidth() * LONGEST);
        double length = metres / frame.metres();
        String words = metres >= 1_000
                ? French.decimal(BigDecimal.valueOf(metres / 1_000)) + "\u00A0km"
                : Math.round(metres) + "\u00A0m";
        double x = frame.box().getX() + 7;
        double y = frame.box().getMaxY() - 7;
        Path2D left = new Path2D.Double(new Rectangle2D.Double(x, y - 3, length / 2, 3));
        Path2D whole = new Path2D.Double(new Rectangle2D.Double(x, y - 3, length, 3));
        Rectangle2D box = new Rectangle2D.Double(x - 4, y - 14, Math.max(length, FACE.width(words)) + 8, 18);
        labels.keepFree(box);
        return List.of(
                ground(box),
                new Drawing.Figure(whole, Color.WHITE, null, new Drawing.Line(INK, 0.6, Drawing.Dash.SOLID), null),
                new Drawing.Figure(left, INK, null, null, null),
                new Drawing.Label(words, x, y - 6, FACE, INK, false));
    }

    /** The greatest of 1, 2, 5, 10… that is no more than {@code metres}. */
    static double round(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        double digit = metres / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }

    private static Drawing.Mark ground(Rectangle2D box) {
        return new Drawing.Figure(new Path2D.Double(box), new Color(255, 255, 255, 215), null, null, null);
    }
}
