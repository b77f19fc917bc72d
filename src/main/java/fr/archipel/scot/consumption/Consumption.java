package fr.archipel.scot.consumption;

import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one edition of one source says of some communes. The order of the communes changes no sum.
 *
 * @param edition null when nothing of that source is imported
 * @param editions all that are imported, the latest last
 * @param flows by INSEE code, then year
 */
public record Consumption(
        LandSource source,
        @Nullable Edition edition,
        List<Edition> editions,
        List<CommuneRef> communes,
        Map<String, NavigableMap<Integer, Flow>> flows) {

    static Consumption of(
            LandSource source,
            @Nullable Edition edition,
            List<Edition> editions,
            List<CommuneRef> communes,
            List<Flow> flows) {
        Map<String, NavigableMap<Integer, Flow>> byCommune = new HashMap<>();
        flows.forEach(flow -> byCommune
                .computeIfAbsent(flow.insee(), insee -> new TreeMap<>())
                .put(flow.annee(), flow));
        return new Consumption(source, edition, editions, communes, byCommune);
    }

    /** The same edition for fewer communes. */
    public Consumption only(List<CommuneRef> fewer) {
        Set<String> kept = fewer.stream().map(CommuneRef::insee).collect(Collectors.toSet());
        Map<String, NavigableMap<Integer, Flow>> left = new HashMap<>();
        flows.forEach((insee, years) -> {
            if (kept.contains(insee)) {
                left.put(insee, years);
            }
        });
        return new Consumption(source, edition, editions, fewer, left);
    }

    public boolean isImported() {
        return edition != null;
    }

    /** Years of the edition, in order; none before an import. */
    public List<Integer> years() {
        return edition == null
                ? List.of()
                : IntStream.rangeClosed(edition.premiereAnnee(), edition.derniereAnnee())
                        .boxed()
                        .toList();
    }

    /** Communes without any flow in the edition. */
    public List<CommuneRef> withoutData() {
        return communes.stream().filter(c -> !flows.containsKey(c.insee())).toList();
    }

    /** Whether one of the flows of that year is marked so. */
    public boolean isProvisional(int year) {
        return flows.values().stream()
                .anyMatch(years -> years.containsKey(year) && at(years, year).provisoire());
    }

    /** Whether one of the flows of that year is computed between two vintages. */
    public boolean isInterpolated(int year) {
        return flows.values().stream()
                .anyMatch(years -> years.containsKey(year) && at(years, year).interpole());
    }

    private static Flow at(NavigableMap<Integer, Flow> years, int year) {
        return java.util.Objects.requireNonNull(years.get(year));
    }

    /** Σ from {@code first} to {@code last}, both included; {@code destination} null: the source's totals. */
    public Sum sum(int first, int last, @Nullable Destination destination) {
        BigDecimal known = BigDecimal.ZERO;
        List<CommuneRef> missing = new ArrayList<>();
        for (CommuneRef commune : communes) {
            BigDecimal own = own(commune.insee(), first, last, destination);
            if (own == null) {
                missing.add(commune);
            } else {
                known = known.add(own);
            }
        }
        return new Sum(missing.isEmpty() ? known : null, known, missing);
    }

    private @Nullable BigDecimal own(String insee, int first, int last, @Nullable Destination destination) {
        NavigableMap<Integer, Flow> years = flows.get(insee);
        BigDecimal sum = BigDecimal.ZERO;
        for (int year = first; year <= last; year++) {
            Flow flow = years == null ? null : years.get(year);
            BigDecimal area = flow == null ? null : flow.area(destination);
            if (area == null) {
                return null;
            }
            sum = sum.add(area);
        }
        return sum;
    }
}
