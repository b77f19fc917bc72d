package fr.archipel.layer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a layer is drawn, in terms that every renderer has: the one source of MapLibre styles, SLD, QML and legends.
 *
 * <p>Lengths are pixels of CSS (0.28 mm by OGC's convention for scales) at about 1:45 000; screens let them grow a little
 * as one comes nearer ({@link #GROWTH}). Scales are denominators.
 *
 * @param geometry what is drawn: the area with its edge, the line alone (of an area: its outline), or a mark at a point
 *     inside each object
 * @param color {@code #rrggbb}
 * @param opacity 0 to 1: of an area's fill, of a line
 * @param width of the line or outline
 * @param dash of the line or outline; null is solid
 * @param pattern over the area; null is none
 * @param cases what differs by the value of one field
 * @param ground set for administrative outlines, which the other layers are read on and which are not what one points at
 * @param casing a light edge under lines, so that they stay apart from what they cross
 * @param marker of points, and of objects too small for their shape to be read
 * @param label null when nothing is written
 * @param scales from and until which scale the layer is drawn; null at any
 * @param order layers of a higher number are drawn over the others
 * @param hidden not shown until asked for
 */
public record Style(
        Drawn geometry,
        String color,
        @Nullable Double opacity,
        @Nullable Double width,
        @Nullable Dash dash,
        @Nullable Pattern pattern,
        @Nullable Cases cases,
        @Nullable Ground ground,
        @Nullable Casing casing,
        @Nullable Marker marker,
        @Nullable Label label,
        @Nullable Scales scales,
        int order,
        boolean hidden) {

    /** Place of published layers: over the areas of the territory, under its lines. */
    public static final int DEFAULT_ORDER = 50;
    /** Of light edges, of what is under symbols, of halos. */
    public static final String PAPER = "#fbfaf7";

    /** A line's width on screen, in shares of {@link #width}: at 1:350 000, 1:45 000 and 1:2 700. */
    public static final List<Growth> GROWTH =
            List.of(new Growth(350_000, 0.7), new Growth(45_000, 1), new Growth(2_700, 1.8));

    public record Growth(double scale, double share) {}

    public enum Drawn {
        FILL,
        LINE,
        CIRCLE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Dash {
        SOLID,
        DASHED,
        DOTTED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Lengths drawn and left out, in widths of the line; empty for a solid one. Dotted lines have round ends. */
        public List<Double> lengths() {
            return switch (this) {
                case SOLID -> List.of();
                case DASHED -> List.of(2.6, 1.6);
                case DOTTED -> List.of(0.1, 1.8);
            };
        }
    }

    /** {@code HATCH}: diagonals rising to the right over a faint fill. */
    public enum Pattern {
        HATCH;

        /** Side of the square that repeats, pixels; lines are this over √2 apart. */
        public static final double STEP = 9;

        public static final double LINE_WIDTH = 1.7;
        public static final double FILL_OPACITY = 0.12;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What differs by the value of one field.
     *
     * @param other title of objects of another value or none, drawn as the layer itself; null when there can be none
     */
    public record Cases(
            String field, List<Case> values, @Nullable String other) {
        public Cases {
            values = List.copyOf(values);
        }
    }

    /** A value and what it changes; null keeps the layer's own. */
    public record Case(
            String value,
            String title,
            @Nullable String color,
            @Nullable Double opacity,
            @Nullable Dash dash,
            @Nullable Pattern pattern) {}

    /** What lies inside an outline; opacity 0 leaves it empty. */
    public record Ground(String color, double opacity) {}

    /** @param width how much wider than the line, both sides together */
    public record Casing(String color, double opacity, double width) {}

    /**
     * @param size across
     * @param below objects are drawn by their mark when the scale is smaller than 1 to this and their shape does not
     *     read; null when always (points, rings)
     */
    public record Marker(Shape shape, double size, @Nullable Double below) {}

    /** A layer's shape besides its colour, for who does not see the colour. */
    public enum Shape {
        CIRCLE,
        SQUARE,
        DIAMOND,
        HEXAGON,
        TRIANGLE,
        /** A circle of paper edged in the colour. */
        RING;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The name written on the map, with a halo of paper.
     *
     * @param field null for the layer's own label
     * @param color null for the layer's, dark enough for small letters
     * @param halo width
     * @param letterSpacing in em
     * @param importance numbers by which names are larger and placed first; null when all are equal
     */
    public record Label(
            @Nullable String field,
            double size,
            boolean strong,
            @Nullable String color,
            double halo,
            double letterSpacing,
            Placement placement,
            @Nullable Importance importance,
            @Nullable Scales scales) {}

    public enum Placement {
        /** Centred inside. */
        CENTRE,
        /** Beside the mark or the middle of the object. */
        BESIDE,
        /** Along the line. */
        LINE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Sizes grow from {@code smallest} at {@code low} to {@code largest} at {@code high}. */
    public record Importance(String field, double low, double high, double smallest, double largest) {}

    /** Shown from 1:{@code from} (the smallest scale) until 1:{@code until}; null has no bound. */
    public record Scales(@Nullable Double from, @Nullable Double until) {
        public boolean holds(double scale) {
            return (from == null || scale <= from) && (until == null || scale > until);
        }
    }

    public Style {
        order = order == 0 ? DEFAULT_ORDER : order;
    }

    /** How the layer's own are drawn, every value set. */
    public Symbol symbol() {
        return new Symbol(
                color,
                pattern == Pattern.HATCH
                        ? Pattern.FILL_OPACITY
                        : Objects.requireNonNullElse(opacity, geometry == Drawn.FILL ? 0.3 : 1.0),
                Objects.requireNonNullElse(width, 1.5),
                Objects.requireNonNullElse(dash, Dash.SOLID),
                pattern);
    }

    /** How objects of a case are drawn, every value set. */
    public Symbol symbol(Case value) {
        Symbol own = symbol();
        Pattern over = value.pattern() == null ? own.pattern() : value.pattern();
        return new Symbol(
                Objects.requireNonNullElse(value.color(), own.color()),
                value.pattern() == Pattern.HATCH
                        ? Pattern.FILL_OPACITY
                        : Objects.requireNonNullElse(value.opacity(), own.opacity()),
                own.width(),
                Objects.requireNonNullElse(value.dash(), own.dash()),
                over);
    }

    /** The colour of names: the description's, else the layer's, dark enough for small letters on paper. */
    public String labelColor() {
        return label != null && label.color() != null ? label.color() : darker(color);
    }

    private static String darker(String color) {
        StringBuilder dark = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            long part = Math.round(Integer.parseInt(color.substring(at, at + 2), 16) * 0.62);
            dark.append(part < 16 ? "0" : "").append(Long.toHexString(part));
        }
        return dark.toString();
    }
}
