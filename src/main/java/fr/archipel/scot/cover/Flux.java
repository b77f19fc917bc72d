package fr.archipel.scot.cover;

import fr.archipel.analysis.Measures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two vintages, in whole m²: rounded once, commune by commune, so that a perimeter's figures are the sum of its
 * communes'.
 */
record Flux(List<Cell> cells) {

    record Code(String cs, @Nullable String us) {}

    /** Ground of a commune that passed from one class to another. {@code etat…}: artificialised, or urbanised. */
    record Row(
            String insee,
            Code de,
            Code vers,
            @Nullable Boolean etatDe,
            @Nullable Boolean etatVers,
            @Nullable Boolean imperDe,
            @Nullable Boolean imperVers,
            double surface) {

        Row reversed() {
            return new Row(insee, vers, de, etatVers, etatDe, imperVers, imperDe, surface);
        }
    }

    record Cell(Row row, long m2) {}

    /** Ground that changed under an object. {@code gained}: artificialised; {@code sealed}: made impermeable. */
    record Part(String id, @Nullable String name, double gained, double returned, double sealed, double unsealed) {

        Part reversed() {
            return new Part(id, name, returned, gained, unsealed, sealed);
        }
    }

    /** m² that became, and that ceased to be. */
    record Sums(long gained, long returned, long sealed, long unsealed) {
        long net() {
            return gained - returned;
        }

        long netSealed() {
            return sealed - unsealed;
        }
    }

    static Flux of(List<Row> rows) {
        Map<String, List<Row>> byCommune = new LinkedHashMap<>();
        rows.forEach(row ->
                byCommune.computeIfAbsent(row.insee, insee -> new ArrayList<>()).add(row));
        List<Cell> cells = new ArrayList<>();
        for (List<Row> commune : byCommune.values()) {
            double[] parts = commune.stream().mapToDouble(Row::surface).toArray();
            long[] m2 = Measures.apportion(java.util.Arrays.stream(parts).sum(), parts);
            for (int i = 0; i < parts.length; i++) {
                cells.add(new Cell(commune.get(i), m2[i]));
            }
        }
        return new Flux(cells);
    }

    Sums sums() {
        return sums(cells);
    }

    static Sums sums(List<Cell> cells) {
        long gained = 0;
        long returned = 0;
        long sealed = 0;
        long unsealed = 0;
        for (Cell cell : cells) {
            Row row = cell.row;
            gained += passes(row.etatDe, row.etatVers) ? cell.m2 : 0;
            returned += passes(row.etatVers, row.etatDe) ? cell.m2 : 0;
            sealed += passes(row.imperDe, row.imperVers) ? cell.m2 : 0;
            unsealed += passes(row.imperVers, row.imperDe) ? cell.m2 : 0;
        }
        return new Sums(gained, returned, sealed, unsealed);
    }

    private static boolean passes(@Nullable Boolean before, @Nullable Boolean after) {
        return Objects.equals(before, false) && Objects.equals(after, true);
    }

    <K> Map<K, List<Cell>> by(Function<Row, K> key) {
        Map<K, List<Cell>> groups = new LinkedHashMap<>();
        cells.forEach(cell -> groups.computeIfAbsent(key.apply(cell.row), k -> new ArrayList<>())
                .add(cell));
        return groups;
    }

    /** The parts in whole m², the last being what lies under none; they add up to the totals unless objects overlap. */
    List<Sums> split(List<Part> parts) {
        Sums all = sums();
        long[] gained =
                split(all.gained, parts.stream().mapToDouble(Part::gained).toArray());
        long[] returned =
                split(all.returned, parts.stream().mapToDouble(Part::returned).toArray());
        long[] sealed =
                split(all.sealed, parts.stream().mapToDouble(Part::sealed).toArray());
        long[] unsealed =
                split(all.unsealed, parts.stream().mapToDouble(Part::unsealed).toArray());
        List<Sums> sums = new ArrayList<>();
        for (int i = 0; i <= parts.size(); i++) {
            sums.add(new Sums(gained[i], returned[i], sealed[i], unsealed[i]));
        }
        return sums;
    }

    private static long[] split(long whole, double[] parts) {
        double[] all = java.util.Arrays.copyOf(parts, parts.length + 1);
        double under = java.util.Arrays.stream(parts).sum();
        all[parts.length] = Math.max(0, whole - under);
        return Measures.apportion((double) whole, all);
    }
}
