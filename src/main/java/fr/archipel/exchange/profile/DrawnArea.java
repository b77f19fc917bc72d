package fr.archipel.exchange.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point of the file becomes a disc, in a layer of areas.
 *
 * @param columns of the file that print the site's area
 * @param unit of bare numbers there; null for m²
 * @param otherwise m², where none does
 */
public record DrawnArea(List<String> columns, @Nullable String unit, double otherwise) {
    public DrawnArea {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }
}
