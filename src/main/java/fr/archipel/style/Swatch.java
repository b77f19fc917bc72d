package fr.archipel.style;

import fr.archipel.document.Drawing;
import fr.archipel.layer.Style;
import fr.archipel.layer.Symbol;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Symbols as marks of a {@link Drawing}: those of the map's sprite and of legends. */
final class Swatch {
    /** Lines of an area shown small. */
    private static final double MARK_LINE = 1.8;

    private static final double MARK_HATCH_STEP = 5;
    private static final double MARK_HATCH_WIDTH = 1.6;
    private static final double HALO = 4.4;
    private static final Color PAPER = Color.decode(Style.PAPER);

    private Swatch() {}

    /** The shape of a layer in the box of 20 × 20 whose corner is {@code x}, {@code y}, as full, hatched or dashed as its areas. */
    static List<Drawing.Mark> mark(Style.Shape shape, Symbol symbol, double x, double y, boolean halo) {
        Path2D path = outline(shape, x, y);
        Color color = Color.decode(symbol.color());
        List<Drawing.Mark> marks = new ArrayList<>();
        Drawing.Line edge = halo ? line(PAPER, HALO, Style.Dash.SOLID) : null;
        marks.add(new Drawing.Figure(path, PAPER, null, edge, null));
        boolean ring = shape == Style.Shape.RING;
        if (symbol.hatched()) {
            marks.add(filled(hatching(path, MARK_HATCH_STEP, MARK_HATCH_WIDTH), color));
        } else if (!ring) {
            marks.add(filled(path, faint(color, symbol.fullness())));
        }
        marks.add(outlined(path, line(color, ring ? symbol.width() + 0.5 : MARK_LINE, symbol.dash())));
        return marks;
    }

    /** A piece of an area. */
    static List<Drawing.Mark> area(Symbol symbol, Rectangle2D box) {
        Path2D path = new Path2D.Double(box);
        Color color = Color.decode(symbol.color());
        List<Drawing.Mark> marks = new ArrayList<>();
        marks.add(filled(path, faint(color, symbol.opacity())));
        if (symbol.hatched()) {
            marks.add(filled(hatching(path, Style.Pattern.STEP, Style.Pattern.LINE_WIDTH), color));
        }
        marks.add(outlined(path, line(color, symbol.width(), symbol.dash())));
        return marks;
    }

    /** A piece of an outline and of what is inside. */
    static List<Drawing.Mark> outline(Symbol symbol, Style.Ground ground, Rectangle2D box) {
        Path2D path = new Path2D.Double(box);
        return List.of(
                filled(path, faint(Color.decode(ground.color()), ground.opacity())),
                outlined(path, line(Color.decode(symbol.color()), symbol.width(), symbol.dash())));
    }

    static List<Drawing.Mark> line(Symbol symbol, Rectangle2D box) {
        Path2D path = new Path2D.Double();
        path.moveTo(box.getX(), box.getCenterY());
        path.lineTo(box.getMaxX(), box.getCenterY());
        Color color = faint(Color.decode(symbol.color()), symbol.opacity());
        return List.of(outlined(path, line(color, symbol.width(), symbol.dash())));
    }

    /** The square that repeats to hatch an area, its corner at {@code x}, {@code y}. */
    static List<Drawing.Mark> hatch(Color color, double x, double y) {
        double side = Style.Pattern.STEP;
        Path2D lines = new Path2D.Double();
        for (double offset = -side; offset <= side; offset += side) {
            lines.moveTo(x + offset - 1, y + side + 1);
            lines.lineTo(x + offset + side + 1, y - 1);
        }
        Rectangle2D square = new Rectangle2D.Double(x, y, side, side);
        return List.of(
                new Drawing.Figure(lines, null, null, line(color, Style.Pattern.LINE_WIDTH, Style.Dash.SOLID), square));
    }

    private static Path2D outline(Style.Shape shape, double x, double y) {
        return switch (shape) {
            case CIRCLE -> circle(x, y, 6.5);
            case RING -> circle(x, y, 6);
            case SQUARE -> polygon(x, y, 4.2, 4.2, 15.8, 4.2, 15.8, 15.8, 4.2, 15.8);
            case DIAMOND -> polygon(x, y, 10, 2.4, 17.6, 10, 10, 17.6, 2.4, 10);
            case HEXAGON -> polygon(x, y, 10, 2.8, 16.3, 6.4, 16.3, 13.6, 10, 17.2, 3.7, 13.6, 3.7, 6.4);
            case TRIANGLE -> polygon(x, y, 10, 3, 17.2, 16, 2.8, 16);
        };
    }

    private static Path2D circle(double x, double y, double radius) {
        return new Path2D.Double(new Ellipse2D.Double(x + 10 - radius, y + 10 - radius, 2 * radius, 2 * radius));
    }

    private static Path2D polygon(double x, double y, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(x + points[0], y + points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(x + points[i], y + points[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** Diagonals across a shape, as an area of their own. */
    private static Path2D hatching(Shape shape, double step, double width) {
        Rectangle2D box = shape.getBounds2D();
        Path2D lines = new Path2D.Double();
        for (double x = box.getX() - box.getHeight(); x < box.getMaxX(); x += step) {
            lines.moveTo(x, box.getMaxY());
            lines.lineTo(x + box.getHeight(), box.getY());
        }
        Area hatching = new Area(new BasicStroke((float) width).createStrokedShape(lines));
        hatching.intersect(new Area(shape));
        return new Path2D.Double(hatching);
    }

    private static Drawing.Figure filled(Path2D path, Color color) {
        return new Drawing.Figure(path, color, null, null, null);
    }

    private static Drawing.Figure outlined(Path2D path, Drawing.Line line) {
        return new Drawing.Figure(path, null, null, line, null);
    }

    private static Drawing.Line line(Color color, double width, Style.Dash dash) {
        return new Drawing.Line(
                color,
                width,
                switch (dash) {
                    case SOLID -> Drawing.Dash.SOLID;
                    case DASHED -> Drawing.Dash.DASHED;
                    case DOTTED -> Drawing.Dash.DOTTED;
                });
    }

    private static Color faint(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}
