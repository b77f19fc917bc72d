package fr.archipel.fiche;

import fr.archipel.territory.FicheRef;
import fr.archipel.territory.FicheTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a strategy and of its fiches together as a tree. */
final class StrategyTree {

    /** A node as it is stored; {@code parent} is null at the first level. */
    record Row(
            String id,
            @Nullable String parent,
            String niveau,
            @Nullable String numero,
            String titre,
            @Nullable String court,
            @Nullable String resume,
            @Nullable String theme,
            @Nullable String programmation) {}

    /** A fiche and the node it stands on. */
    record Leaf(
            FicheRef fiche,
            String noeud,
            String statut,
            @Nullable BigDecimal montantTotalEur) {}

    private static final String ROOT = "";

    private final Map<String, List<Row>> children = new HashMap<>();
    private final Map<String, List<Leaf>> fiches = new HashMap<>();

    private StrategyTree(List<Row> rows, List<Leaf> leaves) {
        rows.forEach(row -> children.computeIfAbsent(row.parent() == null ? ROOT : row.parent(), p -> new ArrayList<>())
                .add(row));
        leaves.forEach(leaf ->
                fiches.computeIfAbsent(leaf.noeud(), n -> new ArrayList<>()).add(leaf));
    }

    /** The first level; brothers keep the order of {@code rows}. */
    static List<ContratSheet.Node> of(List<Row> rows, List<Leaf> leaves) {
        return new StrategyTree(rows, leaves).below(ROOT);
    }

    /** How many fiches by status, in the order of a fiche's life; a status without fiche is left out. */
    static Map<String, Integer> byStatus(List<Leaf> leaves) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        FicheQuery.STATUTS.forEach(statut -> {
            int count = (int)
                    leaves.stream().filter(leaf -> leaf.statut().equals(statut)).count();
            if (count > 0) {
                counts.put(statut, count);
            }
        });
        return counts;
    }

    static FicheTotal total(List<Leaf> leaves) {
        BigDecimal sum = null;
        int without = 0;
        for (Leaf leaf : leaves) {
            BigDecimal amount = leaf.montantTotalEur();
            if (amount == null) {
                without++;
            } else {
                sum = sum == null ? amount : sum.add(amount);
            }
        }
        return new FicheTotal(leaves.size(), sum, without);
    }

    private List<ContratSheet.Node> below(String parent) {
        return children.getOrDefault(parent, List.of()).stream().map(this::node).toList();
    }

    private ContratSheet.Node node(Row row) {
        return new ContratSheet.Node(
                row.id(),
                row.niveau(),
                row.numero(),
                row.titre(),
                row.court(),
                row.resume(),
                row.theme(),
                row.programmation(),
                total(leavesUnder(row.id())),
                fiches.getOrDefault(row.id(), List.of()).stream()
                        .map(leaf -> new ContratSheet.FicheOfNode(leaf.fiche(), leaf.statut(), leaf.montantTotalEur()))
                        .toList(),
                below(row.id()));
    }

    private List<Leaf> leavesUnder(String node) {
        List<Leaf> all = new ArrayList<>(fiches.getOrDefault(node, List.of()));
        children.getOrDefault(node, List.of()).forEach(child -> all.addAll(leavesUnder(child.id())));
        return all;
    }
}
