package fr.archipel.theme;

import fr.archipel.layer.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A theme: a layer looked at as a whole.
 *
 * @param id last part of its address
 * @param columns fields of the layer that its table shows, in order
 * @param computed facts that the service works out for each object, after the columns
 * @param figures the first is the theme's own
 * @param missing what a field without any value keeps us from saying, by the field's name
 */
record Theme(
        String id,
        String titre,
        String phrase,
        String layer,
        List<String> columns,
        List<Field> computed,
        List<Figure> figures,
        List<Breakdown> breakdowns,
        List<Missing> missing,
        List<String> notes) {

    /** Rows of communes, and of agglomerations, in a breakdown: fields that no layer has. */
    static final String COMMUNE = "commune";

    static final String EPCI = "epci";

    /** A figure over the objects where {@code field} is {@code value}, or over all. */
    sealed interface Figure {
        String id();

        String titre();
    }

    /** How many objects have this value. {@code field} null: how many there are. */
    record Count(
            String id,
            String titre,
            @Nullable String field,
            @Nullable String value) implements Figure {}

    /** The sum of {@code measure} over the objects that have this value; {@code field} null: over all. */
    record Sum(
            String id,
            String titre,
            Measure measure,
            @Nullable String field,
            @Nullable String value) implements Figure {}

    /** A printed number of an object; {@code tenThousandths}: it is in m², and answered in hectares. */
    record Measure(String field, String unite, boolean tenThousandths) {}

    /** Objects by the values of a field, and within each by those of another. {@code measure} null: they are counted. */
    record Breakdown(
            String id,
            String titre,
            String rows,
            @Nullable String series,
            @Nullable Measure measure) {}

    /** @param phrase what the field would let us say */
    record Missing(String field, String phrase) {}
}
