package fr.archipel.exchange.profile;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A row of a file as its target wants it; a row of the file gives none, one, or several (a table with a column a year).
 *
 * @param number of the row in the file, from 1
 * @param key what the {@link KeyRule} reads: the target's key, or the producer's identifier; null when the row has none
 *     or the rule compares fields
 * @param values one a field of {@link Target#fields}: String, Long, Double, BigDecimal, Boolean, LocalDate,
 *     OffsetDateTime, String[] or null
 * @param sent for each of {@code values}, whether the file says it: what it does not say stays as it is in an update. A
 *     value that is not sent is for an object that the row creates: what the profile gives where the file is silent
 * @param geometry in the file's reference system; null when missing
 * @param drawnArea m² of the disc to draw around a point where the target keeps areas; null when none is to be drawn
 */
public record MappedRow(
        long number,
        @Nullable String key,
        List<@Nullable Object> values,
        List<Boolean> sent,
        @Nullable Geometry geometry,
        @Nullable Double drawnArea) {
    public MappedRow {
        values = Collections.unmodifiableList(values);
        sent = List.copyOf(sent);
    }
}
