package fr.archipel.document;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws the {@link Drawing} that an element {@code object} of the page names in {@code data}, as paths of the PDF. */
final class DrawingPainter implements FSObjectDrawer {
    /** Type of the elements it draws. */
    static final String TYPE = "application/x-archipel-drawing";

    private static final float HALO = 2.2f;
    private static final double HATCH_STEP = 3.2;
    private static final float HATCH_WIDTH = 0.6f;

    private final Map<String, Drawing> drawings;

    DrawingPainter(Map<String, Drawing> drawings) {
        this.drawings = drawings;
    }

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        Drawing drawing = drawings.get(element.getAttribute("data"));
        if (drawing == null) {
            throw new IllegalStateException("no drawing " + element.getAttribute("data"));
        }
        device.drawWithGraphics(
                (float) x,
                (float) y,
                (float) width / dotsPerPixel,
                (float) height / dotsPerPixel,
                graphics -> drawing.marks().forEach(mark -> paint(graphics, mark)));
        return null;
    }

    static void paint(Graphics2D graphics, Drawing.Mark mark) {
        if (mark instanceof Drawing.Figure figure) {
            paint(graphics, figure);
        } else if (mark instanceof Drawing.Label label) {
            paint(graphics, label);
        }
    }

    private static void paint(Graphics2D graphics, Drawing.Figure figure) {
        Shape before = graphics.getClip();
        if (figure.clip() != null) {
            graphics.clip(figure.clip());
        }
        if (figure.fill() != null) {
            graphics.setPaint(figure.fill());
            graphics.fill(figure.path());
        }
        if (figure.hatch() != null) {
            Shape outside = graphics.getClip();
            graphics.clip(figure.path());
            graphics.setPaint(figure.hatch());
            graphics.setStroke(new BasicStroke(HATCH_WIDTH));
            graphics.draw(diagonals(figure.path().getBounds2D(), figure.clip()));
            graphics.setClip(outside);
        }
        if (figure.line() != null) {
            graphics.setPaint(figure.line().color());
            graphics.setStroke(stroke(figure.line()));
            graphics.draw(figure.path());
        }
        graphics.setClip(before);
    }

    /** Over the part of the box that shows. */
    private static Path2D diagonals(Rectangle2D box, @Nullable Rectangle2D clip) {
        Rectangle2D shown = clip == null ? box : box.createIntersection(clip);
        Path2D lines = new Path2D.Double();
        double first = Math.floor((shown.getMinX() - shown.getHeight()) / HATCH_STEP) * HATCH_STEP;
        for (double x = first; x < shown.getMaxX(); x += HATCH_STEP) {
            lines.moveTo(x, shown.getMaxY());
            lines.lineTo(x + shown.getHeight(), shown.getMinY());
        }
        return lines;
    }

    private static BasicStroke stroke(Drawing.Line line) {
        float width = (float) line.width();
        return switch (line.dash()) {
            case SOLID -> new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
            case DASHED -> dashed(width, BasicStroke.CAP_BUTT, 2.6f, 1.6f);
            case DOTTED -> dashed(width, BasicStroke.CAP_ROUND, 0.1f, 1.8f);
        };
    }

    /** Lengths in widths of the line, as on screen. */
    private static BasicStroke dashed(float width, int cap, float on, float off) {
        float unit = Math.max(1, width);
        return new BasicStroke(width, cap, BasicStroke.JOIN_ROUND, 10, new float[] {on * unit, off * unit}, 0);
    }

    private static void paint(Graphics2D graphics, Drawing.Label label) {
        Path2D outline = Lettering.of(label.face().strong())
                .outline(label.text(), label.x(), label.y(), label.face().size());
        if (label.halo()) {
            graphics.setPaint(Color.WHITE);
            graphics.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
        }
        graphics.setPaint(label.color());
        graphics.fill(outline);
    }
}
