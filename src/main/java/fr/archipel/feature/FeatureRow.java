package fr.archipel.feature;

import org.jspecify.annotations.Nullable;

/**
 * One feature on its way out, as bytes. This is the seam between the source of rows and the encoders: a source fills it,
 * an encoder (GeoJSON, HTML, later others) reads it, neither knows the other. Valid until the next row.
 *
 * <p>Values are UTF-8 text in canonical form: numbers with a point, dates as {@code YYYY-MM-DD}, instants in UTC
 * (RFC 3339), booleans as {@code true}/{@code false}, lists as JSON arrays.
 */
public interface FeatureRow {

    byte[] key();

    /** Where the row stands in the order of the page: what a later page starts after. */
    byte[] position();

    /** Two-dimensional little-endian WKB in the reference system that the query asked for, or null. */
    byte @Nullable [] geometry();

    /** The value of the field at {@code index} among those asked for ({@link ItemsQuery#fields}), or null. */
    byte @Nullable [] value(int index);
}
