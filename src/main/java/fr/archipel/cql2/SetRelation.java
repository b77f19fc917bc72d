package fr.archipel.cql2;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The array comparison functions (OGC 21-065r2, 7.8): arrays are compared as sets. */
enum SetRelation {
    EQUALS("@> <@"),
    CONTAINS("@>"),
    CONTAINEDBY("<@"),
    OVERLAPS("&&");

    private final String signs;

    SetRelation(String signs) {
        this.signs = signs;
    }

    /** SQL's operators that must all hold. */
    List<String> signs() {
        return List.of(signs.split(" ", -1));
    }

    /** {@code a_containedBy}, in any case. */
    static Optional<SetRelation> find(String name) {
        return Arrays.stream(values())
                .filter(each -> ("a_" + each.name()).equalsIgnoreCase(name))
                .findFirst();
    }
}
