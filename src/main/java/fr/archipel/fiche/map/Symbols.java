package fr.archipel.fiche.map;

import fr.archipel.document.Drawing;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** What the descriptions of the layers say of their drawing, as marks on paper. */
final class Symbols {
    /** Lines of a screen are too heavy on paper. */
    private static final double PAPER = 0.7;
    /** What is smaller, in pixels, is a dot. */
    private static final double SMALL = 6;

    private static final double DOT = 7;
    private static final Color PAPER_WHITE = Color.WHITE;

    private final Catalogue catalogue;

    Symbols(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Layer layer(String id) {
        return catalogue.getLayer(id);
    }

    /** The outline of a layer, {@code share} of its width on screen. */
    Drawing.Line line(String layer, double share) {
        Style style = layer(layer).style();
        return new Drawing.Line(
                Color.decode(style.color()),
                share * Objects.requireNonNullElse(style.width(), 1.0),
                Drawing.Dash.SOLID);
    }

    /** What differs for the value of an object; null for none. */
    Style.@Nullable Case find(String layer, @Nullable String value) {
        Style.Cases cases = layer(layer).style().cases();
        return cases == null
                ? null
                : cases.values().stream()
                        .filter(each -> each.value().equals(value))
                        .findFirst()
                        .orElse(null);
    }

    /** Where the value stands in its layer's legend; what is not listed comes last. */
    int rank(String layer, @Nullable String value) {
        Style.Cases cases = layer(layer).style().cases();
        Style.Case special = find(layer, value);
        return cases == null
                ? 0
                : special == null ? cases.values().size() : cases.values().indexOf(special);
    }

    /** « Friches : sans projet ». */
    String words(String layer, @Nullable String value) {
        String title = layer(layer).title();
        Style.Case special = find(layer, value);
        return special == null
                ? title
                : title + " : " + special.title().substring(0, 1).toLowerCase(Locale.FRENCH)
                        + special.title().substring(1);
    }

    List<Drawing.Mark> of(FicheMap.Objet objet, MapFrame frame) {
        if (objet.geom().isEmpty()) {
            return List.of();
        }
        Path2D path = frame.path(objet.geom());
        Rectangle2D box = path.getBounds2D();
        if (objet.geom().getDimension() == 0 || Math.max(box.getWidth(), box.getHeight()) < SMALL) {
            return List.of(dot(objet, frame));
        }
        return marks(objet.layer(), objet.cas(), path, objet.geom().getDimension() == 1, frame.box());
    }

    private Drawing.Mark dot(FicheMap.Objet objet, MapFrame frame) {
        Coordinate centre = centre(objet.geom());
        Path2D circle = new Path2D.Double(
                new Ellipse2D.Double(frame.x(centre.x) - DOT / 2, frame.y(centre.y) - DOT / 2, DOT, DOT));
        return new Drawing.Figure(
                circle,
                color(objet.layer(), objet.cas()),
                null,
                new Drawing.Line(PAPER_WHITE, 0.8, Drawing.Dash.SOLID),
                frame.box());
    }

    static Coordinate centre(Geometry geometry) {
        Geometry centroid = geometry.getCentroid();
        return geometry.getDimension() == 2 && geometry.contains(centroid)
                ? centroid.getCoordinate()
                : geometry.getInteriorPoint().getCoordinate();
    }

    /** A path of a layer, drawn for a value of its field. */
    List<Drawing.Mark> marks(
            String layer, @Nullable String value, Path2D path, boolean asLine, @Nullable Rectangle2D clip) {
        Style style = layer(layer).style();
        Style.Case special = find(layer, value);
        Color color = color(layer, value);
        double width = PAPER * Objects.requireNonNullElse(style.width(), 1.5);
        List<Drawing.Mark> marks = new ArrayList<>();
        if (asLine) {
            marks.add(new Drawing.Figure(
                    path, null, null, new Drawing.Line(PAPER_WHITE, width + 1.6, Drawing.Dash.SOLID), clip));
            marks.add(new Drawing.Figure(path, null, null, new Drawing.Line(color, width, dash(special)), clip));
            return marks;
        }
        boolean hatched = special != null && special.pattern() == Style.Pattern.HATCH;
        Double opacity = special == null || special.opacity() == null ? style.opacity() : special.opacity();
        Color fill = hatched ? faint(color, 0.12) : faint(color, Objects.requireNonNullElse(opacity, 0.35));
        marks.add(new Drawing.Figure(
                path, fill, hatched ? color : null, new Drawing.Line(color, width, dash(special)), clip));
        return marks;
    }

    private Color color(String layer, @Nullable String value) {
        Style.Case special = find(layer, value);
        return Color.decode(
                special == null || special.color() == null
                        ? layer(layer).style().color()
                        : special.color());
    }

    private static Drawing.Dash dash(Style.@Nullable Case special) {
        Style.Dash dash = special == null ? null : special.dash();
        if (dash == null) {
            return Drawing.Dash.SOLID;
        }
        return switch (dash) {
            case SOLID -> Drawing.Dash.SOLID;
            case DASHED -> Drawing.Dash.DASHED;
            case DOTTED -> Drawing.Dash.DOTTED;
        };
    }

    private static Color faint(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}
