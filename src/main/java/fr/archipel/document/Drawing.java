package fr.archipel.document;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture made of paths, for a {@link Page}: it stays sharp at any size.
 *
 * <p>Lengths are pixels of CSS (1/96 inch), from the top left.
 *
 * @param words what a reader who cannot see it is told
 * @param marks from the lowest to the topmost
 */
public record Drawing(int width, int height, String words, List<Mark> marks) {

    public Drawing {
        marks = List.copyOf(marks);
    }

    public sealed interface Mark {}

    /**
     * A path; what is null is not drawn.
     *
     * @param hatch colour of diagonals across the path
     * @param clip nothing of the path shows outside
     */
    public record Figure(
            Path2D path,
            @Nullable Color fill,
            @Nullable Color hatch,
            @Nullable Line line,
            @Nullable Rectangle2D clip) implements Mark {}

    public record Line(Color color, double width, Dash dash) {}

    public enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    /**
     * A word or a few; {@code x} and {@code y} are where its baseline starts.
     *
     * @param halo a white edge, so that it reads over what it covers
     */
    public record Label(String text, double x, double y, Face face, Color color, boolean halo) implements Mark {}

    /** A size of our font, in pixels. */
    public record Face(double size, boolean strong) {

        /** How long the text is. */
        public double width(String text) {
            return Lettering.of(strong).width(text) * size;
        }
    }
}
