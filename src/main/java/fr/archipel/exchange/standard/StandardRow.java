package fr.archipel.exchange.standard;

import org.jspecify.annotations.Nullable;

/** A row of a standard's table, good until the next. */
public interface StandardRow {

    /** The identifier, here, of the object it is made of. */
    String objet();

    /** French: why the standard has no place for this object; null for a row that is written. */
    @Nullable
    String leftOut();

    /** As text: numbers with a point, dates as ISO 8601; null when unknown. {@code field}: index among the table's. */
    @Nullable
    String value(int field);

    /** WKB, two-dimensional, little-endian, Lambert-93. */
    byte @Nullable [] geometry();

    /** Whether another row has the same key; known only where it was asked for. */
    boolean keyIsTwice();
}
