package fr.archipel.cql2;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The temporal comparison functions (OGC 21-065r2, 7.7, tables 8 and 9): conditions on the start and the end of both
 * operands, written over {@code s1 e1 s2 e2}.
 */
enum TemporalRelation {
    AFTER(true, "s1 > e2"),
    BEFORE(true, "e1 < s2"),
    DISJOINT(true, "s1 > e2 OR e1 < s2"),
    EQUALS(true, "s1 = s2 AND e1 = e2"),
    INTERSECTS(true, "s1 <= e2 AND e1 >= s2"),
    CONTAINS(false, "s1 < s2 AND e1 > e2"),
    DURING(false, "s1 > s2 AND e1 < e2"),
    FINISHEDBY(false, "s1 < s2 AND e1 = e2"),
    FINISHES(false, "s1 > s2 AND e1 = e2"),
    MEETS(false, "e1 = s2"),
    METBY(false, "s1 = e2"),
    OVERLAPPEDBY(false, "s1 > s2 AND s1 < e2 AND e1 > e2"),
    OVERLAPS(false, "s1 < s2 AND e1 > s2 AND e1 < e2"),
    STARTEDBY(false, "s1 = s2 AND e1 > e2"),
    STARTS(false, "s1 = s2 AND e1 < e2");

    /** Whether an operand may be an instant; else both are intervals. */
    final boolean ofInstants;

    final String condition;

    TemporalRelation(boolean ofInstants, String condition) {
        this.ofInstants = ofInstants;
        this.condition = condition;
    }

    /** {@code t_finishedBy}, in any case. */
    static Optional<TemporalRelation> find(String name) {
        return Arrays.stream(values())
                .filter(each -> ("t_" + each.name()).equalsIgnoreCase(name))
                .findFirst();
    }

    String id() {
        return "t_" + name().toLowerCase(Locale.ROOT);
    }
}
