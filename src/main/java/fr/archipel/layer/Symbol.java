package fr.archipel.layer;

import org.jspecify.annotations.Nullable;

/**
 * How the objects of one case are drawn: a {@link Style} with its defaults filled in.
 *
 * @param color {@code #rrggbb}
 * @param opacity of an area's fill (its edge stays whole), of a line
 * @param width pixels
 */
public record Symbol(String color, double opacity, double width, Style.Dash dash, Style.@Nullable Pattern pattern) {

    public boolean hatched() {
        return pattern == Style.Pattern.HATCH;
    }

    /** How full a mark looks for the opacity of its area: marks are small, so they are twice as full, never empty. */
    public double fullness() {
        return Math.min(1, Math.max(0.2, 2 * opacity));
    }
}
