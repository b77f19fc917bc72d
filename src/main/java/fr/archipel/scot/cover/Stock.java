package fr.archipel.scot.cover;

import fr.archipel.analysis.Measures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ground of a perimeter in a vintage, in whole m². Rounded once, commune by commune: the cells of a commune and what is not
 * covered add up to it, whatever the perimeter it is asked with, and those of a perimeter are the sum of its communes'.
 *
 * @param uncovered by INSEE code
 * @param overlaps m² by which polygons exceed their communes, where they overlap
 */
record Stock(List<Cell> cells, Map<String, Long> uncovered, long overlaps) {

    /** A measured part of a commune. {@code state}: artificialised, or urbanised; null when not known. */
    record Row(
            String insee,
            String cs,
            @Nullable String us,
            @Nullable Boolean state,
            String rule,
            boolean impermeable,
            double surface) {}

    record Cell(Row row, long m2) {}

    /** {@code areas}: of each commune of the perimeter, in m². */
    static Stock of(List<Row> rows, Map<String, Double> areas) {
        Map<String, List<Row>> byCommune = new TreeMap<>();
        areas.keySet().forEach(insee -> byCommune.put(insee, new ArrayList<>()));
        rows.forEach(row -> byCommune.getOrDefault(row.insee, new ArrayList<>()).add(row));
        List<Cell> cells = new ArrayList<>();
        Map<String, Long> uncovered = new LinkedHashMap<>();
        double overlaps = 0;
        for (Map.Entry<String, List<Row>> commune : byCommune.entrySet()) {
            List<Row> of = commune.getValue();
            double whole = Objects.requireNonNull(areas.get(commune.getKey()));
            double covered = of.stream().mapToDouble(Row::surface).sum();
            double[] parts = new double[of.size() + 1];
            for (int i = 0; i < of.size(); i++) {
                parts[i] = of.get(i).surface;
            }
            parts[of.size()] = Math.max(0, whole - covered);
            overlaps += Math.max(0, covered - whole);
            long[] m2 = Measures.apportion(whole, parts);
            for (int i = 0; i < of.size(); i++) {
                cells.add(new Cell(of.get(i), m2[i]));
            }
            uncovered.put(commune.getKey(), m2[of.size()]);
        }
        return new Stock(cells, uncovered, Math.round(overlaps));
    }

    long covered() {
        return sum(cells, cell -> true);
    }

    long notCovered() {
        return uncovered.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Cells by key, the widest first. */
    Map<List<String>, List<Cell>> by(Function<Row, List<String>> key) {
        Map<List<String>, List<Cell>> groups = new LinkedHashMap<>();
        cells.forEach(cell -> groups.computeIfAbsent(key.apply(cell.row), k -> new ArrayList<>())
                .add(cell));
        Map<List<String>, List<Cell>> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<List<String>, List<Cell>> e) -> -sum(e.getValue(), c -> true))
                        .thenComparing(e -> e.getKey().toString()))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    static long sum(List<Cell> cells, Predicate<Row> which) {
        return cells.stream()
                .filter(cell -> which.test(cell.row))
                .mapToLong(Cell::m2)
                .sum();
    }
}
