package fr.archipel.exchange.reader;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * An object of a file.
 *
 * @param number counts from 1
 * @param key what the file itself identifies it by (GeoPackage's primary key, GeoJSON's {@code id}), or null
 * @param values one a column: String, Long, Double, BigDecimal, Boolean, LocalDate, OffsetDateTime, String[] or null
 * @param geometry two-dimensional in the file's reference system, x before y; null when missing or empty
 */
public record Row(
        long number,
        @Nullable String key,
        List<@Nullable Object> values,
        @Nullable Geometry geometry) {
    public Row {
        values = Collections.unmodifiableList(values);
    }
}
