package fr.archipel.scot.trajectory;

import fr.archipel.scot.rule.RuleSet.Period;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the registers say of some communes within the decade, in m²; entries taken back are not there.
 *
 * @param national part of a year's consumption due to national projects, by commune then year
 * @param deductible renaturation proven and deductible, by commune
 * @param other renaturation that is not, by commune
 */
public record Ledger(
        Map<String, SortedMap<Integer, Long>> national, Map<String, Long> deductible, Map<String, Long> other) {
    static final Ledger EMPTY = new Ledger(Map.of(), Map.of(), Map.of());

    long national(Collection<String> insee, Period years) {
        return national.entrySet().stream()
                .filter(commune -> insee.contains(commune.getKey()))
                .flatMap(commune -> commune.getValue().entrySet().stream())
                .filter(year -> years.holds(year.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    static long sum(Map<String, Long> byCommune, Collection<String> insee) {
        return byCommune.entrySet().stream()
                .filter(commune -> insee.contains(commune.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
