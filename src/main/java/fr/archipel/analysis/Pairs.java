package fr.archipel.analysis;

import fr.archipel.db.Page;
import fr.archipel.territory.ObjetRef;
import java.util.List;
import java.util.Optional;

/**
 * A page of pairs of objects.
 *
 * @param matched how many pairs there are on all pages
 * @param measure of all pairs together; see the store that made it
 * @param items at most one more than the page holds: that one says that a page follows
 */
record Pairs(int limit, long matched, double measure, List<Pair> items) {

    /**
     * @param measure what the pairs are asked for: a distance in m or a common area in m²
     * @param order what they are sorted by
     * @param areaA of the object itself, in m²
     */
    record Pair(ObjetRef a, ObjetRef b, double measure, double order, double areaA, double areaB) {
        PairKey key() {
            return new PairKey(order, a.id(), b.id());
        }
    }

    Page<Pair> page() {
        boolean more = items.size() > limit;
        Optional<String> next = more ? Optional.of(items.get(limit - 1).key().text()) : Optional.empty();
        return new Page<>(matched, more ? List.copyOf(items.subList(0, limit)) : items, next);
    }
}
