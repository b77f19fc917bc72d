package fr.archipel.scot.check;

import fr.archipel.scot.Interval;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What projects take, together and each: the ground they share is one project's alone ({@link Projet#PRECEDENCE}), so that
 * what each is charged with adds up. Ground outside the territory is consumed and charged to none of its envelopes.
 *
 * @param projets by precedence
 */
record Verification(List<Checked> projets, Partition partition) {

    /**
     * A project and its ground.
     *
     * @param all what it covers
     * @param own of that, what is counted as its own
     */
    record Checked(Projet projet, List<Cell> all, List<Cell> own, Guard guard, Charge.Way way) {

        long m2() {
            return Verification.m2(all);
        }

        long ownM2() {
            return Verification.m2(own);
        }

        /** Also covered by another. */
        long sharedM2() {
            return Verification.m2(all.stream()
                    .filter(cell -> cell.projects().cardinality() > 1)
                    .toList());
        }

        Sols sols() {
            return Sols.of(all);
        }

        boolean touches(Predicate<Place> here) {
            return all.stream().anyMatch(cell -> cell.place() != null && here.test(cell.place()));
        }

        /** The consumption that was measured holds it. */
        boolean isHeld() {
            return way == Charge.Way.IN_VINTAGE;
        }

        /** Of its own ground inside the territory, where {@code where} holds. */
        Charge charge(Predicate<Place> where) {
            return Charge.of(
                    Sols.of(own.stream()
                            .filter(cell -> cell.place() != null && where.test(cell.place()))
                            .toList()),
                    way);
        }

        Charge charge() {
            return charge(place -> true);
        }
    }

    Charge charge(Set<String> insee) {
        return charge(place -> insee.contains(place.commune().insee()));
    }

    /** A part of the whole: a commune's. */
    record Share(Place place, long m2, Sols sols, Charge charge) {}

    /** {@code projets}: by precedence, each with a footprint, in the order of the partition's ranks. */
    static Verification of(
            List<Projet> projets, Partition partition, Exclusions rules, Function<Declaration, Guard> guards) {
        List<Checked> all = new ArrayList<>();
        for (int i = 0; i < projets.size(); i++) {
            int rank = i;
            Declaration said = projets.get(i).declaration();
            Guard guard = guards.apply(said);
            all.add(new Checked(
                    projets.get(i),
                    cells(partition, cell -> cell.projects().get(rank)),
                    cells(partition, cell -> first(cell.projects()) == rank),
                    guard,
                    Charge.way(said, guard, rules)));
        }
        return new Verification(List.copyOf(all), partition);
    }

    long surfaceM2() {
        return m2(partition.cells());
    }

    long outsideM2() {
        return m2(cells(partition, cell -> cell.place() == null));
    }

    Sols sols() {
        return Sols.of(partition.cells());
    }

    /** Ground under an activity zone, whatever counts. */
    long zonesM2() {
        return m2(cells(partition, Cell::zone));
    }

    /** All that is consumed by what takes any, inside the territory or not, charged or not. */
    Interval consumption() {
        return projets.stream()
                .filter(each -> each.way() != Charge.Way.NOTHING)
                .map(each -> Sols.of(each.own()).consumption())
                .reduce(Interval.NONE, Interval::plus);
    }

    Charge charge(Predicate<Place> where) {
        return projets.stream().map(each -> each.charge(where)).reduce(Charge.NONE, Charge::plus);
    }

    Charge charge() {
        return charge(place -> true);
    }

    /** By commune, the largest part first. */
    List<Share> communes() {
        return places().stream()
                .map(place -> {
                    List<Cell> cells = cells(partition, cell -> place.equals(cell.place()));
                    return new Share(place, m2(cells), Sols.of(cells), charge(place::equals));
                })
                .sorted(Comparator.comparingLong(Share::m2)
                        .reversed()
                        .thenComparing(share -> share.place().commune().insee()))
                .toList();
    }

    Set<Place> places() {
        Set<Place> places = new LinkedHashSet<>();
        for (Cell cell : partition.cells()) {
            Place place = cell.place();
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }

    /** m² by whatever a commune belongs to, the largest first. */
    <T> Map<T, Long> by(Function<Place, T> whose) {
        Map<T, Long> sums = new LinkedHashMap<>();
        communes().forEach(share -> sums.merge(whose.apply(share.place()), share.m2(), Long::sum));
        Map<T, Long> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<T, Long>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static int first(BitSet projects) {
        return projects.nextSetBit(0);
    }

    private static List<Cell> cells(Partition partition, Predicate<Cell> which) {
        return partition.cells().stream().filter(which).toList();
    }

    private static long m2(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::m2).sum();
    }
}
