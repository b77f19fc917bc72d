package fr.archipel.scot.cover;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the lines of an answer are. */
enum Grouping {
    CLASSE("classe"),
    COUVERTURE("couverture"),
    USAGE("usage"),
    COMMUNE("commune"),
    ZONAGE("zone"),
    FRICHE("friche");

    static final List<Grouping> STOCK = List.of(CLASSE, COUVERTURE, USAGE, COMMUNE);
    static final List<Grouping> FLUX = List.of(CLASSE, COMMUNE, ZONAGE, FRICHE);

    private final String singular;

    Grouping(String singular) {
        this.singular = singular;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String singular() {
        return singular;
    }

    static Optional<Grouping> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    static List<String> ids(List<Grouping> some) {
        return some.stream().map(Grouping::id).toList();
    }
}
