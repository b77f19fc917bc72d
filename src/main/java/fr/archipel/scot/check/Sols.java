package fr.archipel.scot.check;

import fr.archipel.scot.Interval;
import fr.archipel.scot.check.Ground.Bearing;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/** Ground by kind, in whole m², none counted twice; a kind that is not there is 0. */
record Sols(Map<Ground, Long> m2) {
    static final Sols NONE = new Sols(Map.of());

    static Sols of(Collection<Cell> cells) {
        Map<Ground, Long> sums = new EnumMap<>(Ground.class);
        cells.forEach(cell -> sums.merge(cell.ground(), cell.m2(), Long::sum));
        return new Sols(sums);
    }

    Sols plus(Sols other) {
        Map<Ground, Long> sums = new EnumMap<>(Ground.class);
        sums.putAll(m2);
        other.m2.forEach((ground, area) -> sums.merge(ground, area, Long::sum));
        return new Sols(sums);
    }

    long of(Ground ground) {
        return m2.getOrDefault(ground, 0L);
    }

    long whole() {
        return sum(ground -> true);
    }

    long sum(Predicate<Ground> which) {
        return m2.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long sum(Bearing bearing) {
        return sum(ground -> ground.bearing() == bearing);
    }

    /** Urbanised for sure; besides, what is still to be settled in a friche or in a zone that may exist. */
    Interval urbanised() {
        long sure = sum(Bearing.URBANISE);
        return new Interval(sure, sure + of(Ground.FRICHE_A_TRANCHER) + of(Ground.ZONE_A_PRECISER));
    }

    /** ENAF for sure; all that is not urbanised for sure. */
    Interval consumption() {
        long sure = sum(Bearing.ENAF);
        return new Interval(sure, sure + sum(Bearing.INCONNU));
    }
}
