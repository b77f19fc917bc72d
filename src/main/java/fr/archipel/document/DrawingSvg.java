package fr.archipel.document;

import java.awt.Color;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A {@link Drawing} as SVG 1.1; words stay words. Without ids or styles: it can stand inside a page several times. */
public final class DrawingSvg {
    private static final double HALO = 2.2;
    private final StringBuilder svg = new StringBuilder();

    private DrawingSvg() {}

    /** A document of its own, with its title. */
    public static String of(Drawing drawing) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inline(drawing);
    }

    /** The element {@code svg}, for a page. A drawing without words is hidden from aids: the page says it beside. */
    public static String inline(Drawing drawing) {
        DrawingSvg writer = new DrawingSvg();
        String size =
                "width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\"".formatted(drawing.width(), drawing.height());
        writer.svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ").append(size);
        if (drawing.words().isEmpty()) {
            writer.svg.append(" aria-hidden=\"true\">");
        } else {
            writer.svg
                    .append(" role=\"img\"><title>")
                    .append(escape(drawing.words()))
                    .append("</title>");
        }
        drawing.marks().forEach(writer::mark);
        return writer.svg.append("</svg>").toString();
    }

    private void mark(Drawing.Mark mark) {
        if (mark instanceof Drawing.Figure figure) {
            figure(figure);
        } else if (mark instanceof Drawing.Label label) {
            label(label);
        }
    }

    private void figure(Drawing.Figure figure) {
        Rectangle2D clip = figure.clip();
        if (clip != null) {
            // A nested view cuts what is outside it, and needs no id.
            svg.append("<svg x=\"%1$s\" y=\"%2$s\" width=\"%3$s\" height=\"%4$s\" viewBox=\"%1$s %2$s %3$s %4$s\">"
                    .formatted(
                            number(clip.getX()),
                            number(clip.getY()),
                            number(clip.getWidth()),
                            number(clip.getHeight())));
        }
        svg.append("<path d=\"").append(data(figure)).append('"');
        paint("fill", figure.fill());
        Drawing.Line line = figure.line();
        if (line != null) {
            paint("stroke", line.color());
            svg.append(" stroke-width=\"").append(number(line.width())).append("\" stroke-linejoin=\"round\"");
            svg.append(dash(line));
        }
        svg.append("/>");
        if (clip != null) {
            svg.append("</svg>");
        }
    }

    private static String dash(Drawing.Line line) {
        double unit = Math.max(1, line.width());
        return switch (line.dash()) {
            case SOLID -> " stroke-linecap=\"round\"";
            case DASHED -> " stroke-dasharray=\"" + number(2.6 * unit) + " " + number(1.6 * unit) + "\"";
            case DOTTED ->
                " stroke-linecap=\"round\" stroke-dasharray=\"" + number(0.1 * unit) + " " + number(1.8 * unit) + "\"";
        };
    }

    private void paint(String attribute, @org.jspecify.annotations.Nullable Color color) {
        if (color == null) {
            svg.append(' ').append(attribute).append("=\"none\"");
            return;
        }
        svg.append(' ').append(attribute).append("=\"").append(hex(color)).append('"');
        if (color.getAlpha() < 255) {
            svg.append(' ')
                    .append(attribute)
                    .append("-opacity=\"")
                    .append(number(color.getAlpha() / 255.0))
                    .append('"');
        }
    }

    private void label(Drawing.Label label) {
        svg.append("<text x=\"").append(number(label.x())).append("\" y=\"").append(number(label.y()));
        svg.append("\" font-family=\"'Source Sans 3', 'Liberation Sans', Arial, sans-serif\" font-size=\"");
        svg.append(number(label.face().size())).append('"');
        if (label.face().strong()) {
            svg.append(" font-weight=\"600\"");
        }
        if (label.halo()) {
            svg.append(" stroke=\"#ffffff\" stroke-linejoin=\"round\" paint-order=\"stroke\" stroke-width=\"");
            svg.append(number(HALO)).append('"');
        }
        paint("fill", label.color());
        svg.append('>').append(escape(label.text())).append("</text>");
    }

    private static String data(Drawing.Figure figure) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator path = figure.path().getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> append(data, 'M', at, 2);
                case PathIterator.SEG_LINETO -> append(data, 'L', at, 2);
                case PathIterator.SEG_QUADTO -> append(data, 'Q', at, 4);
                case PathIterator.SEG_CUBICTO -> append(data, 'C', at, 6);
                default -> data.append('Z');
            }
        }
        return data.toString();
    }

    private static void append(StringBuilder data, char command, double[] at, int count) {
        data.append(command);
        for (int i = 0; i < count; i++) {
            data.append(i == 0 ? "" : " ").append(number(at[i]));
        }
    }

    private static String hex(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
