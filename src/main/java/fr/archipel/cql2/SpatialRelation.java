package fr.archipel.cql2;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The spatial comparison functions (OGC 21-065r2, 7.4 to 7.6). */
enum SpatialRelation {
    INTERSECTS,
    EQUALS,
    DISJOINT,
    TOUCHES,
    WITHIN,
    OVERLAPS,
    CROSSES,
    CONTAINS;

    /** {@code s_intersects}, in any case. */
    static Optional<SpatialRelation> find(String name) {
        return Arrays.stream(values())
                .filter(each -> ("s_" + each.id()).equalsIgnoreCase(name))
                .findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
