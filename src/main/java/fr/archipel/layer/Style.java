package fr.archipel.layer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a layer is drawn, in terms that every renderer has: the one source of MapLibre styles, SLD, QML and legends.
 *
 * @param geometry {@code fill}, {@code line} or {@code circle}
 * @param color {@code #rrggbb}
 * @param opacity 0 to 1, of the fill
 * @param width of the line or outline, in pixels
 */
public record Style(
        String geometry,
        String color,
        @Nullable Double opacity,
        @Nullable Double width,
        @Nullable Cases cases) {

    /** What differs by the value of one field. */
    public record Cases(String field, List<Case> values) {}

    /** A value and what it changes; null keeps the layer's own. */
    public record Case(
            String value,
            String title,
            @Nullable String color,
            @Nullable Double opacity,
            @Nullable String dash,
            @Nullable String pattern) {}
}
