package fr.archipel.analysis;

import fr.archipel.territory.ObjetRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network of sections: the sets that hold together within a tolerance, and the gaps between them. The gaps are the
 * shortest that would make the network one (a minimum spanning tree over the sets), so there is one fewer than sets.
 */
record Continuity(List<Piece> pieces, List<Gap> candidates) {

    /** An unbroken piece of an object's line; {@code group}: the set it belongs to; {@code status} null when unknown. */
    record Piece(ObjetRef objet, int group, @Nullable String status, double lengthM) {}

    /** The shortest way from one set to another, its middle in EPSG:2154. */
    record Gap(int fromGroup, int toGroup, ObjetRef from, ObjetRef to, double distanceM, double x, double y) {}

    /** Sections that hold together; objects in the order their pieces came. */
    record Group(double lengthM, List<ObjetRef> objets) {}

    double lengthM() {
        return pieces.stream().mapToDouble(Piece::lengthM).sum();
    }

    long objects() {
        return pieces.stream().map(piece -> piece.objet().id()).distinct().count();
    }

    /** Longest first. */
    List<Group> groups() {
        Map<Integer, List<Piece>> byGroup =
                pieces.stream().collect(Collectors.groupingBy(Piece::group, LinkedHashMap::new, Collectors.toList()));
        return byGroup.values().stream()
                .map(group -> new Group(
                        group.stream().mapToDouble(Piece::lengthM).sum(),
                        group.stream().map(Piece::objet).distinct().toList()))
                .sorted(Comparator.comparingDouble(Group::lengthM).reversed())
                .toList();
    }

    /** Kruskal's algorithm on the candidates; shortest first. */
    List<Gap> gaps() {
        Map<Integer, Integer> root = new TreeMap<>();
        List<Gap> kept = new ArrayList<>();
        candidates.stream()
                .sorted(Comparator.comparingDouble(Gap::distanceM)
                        .thenComparing(Gap::fromGroup)
                        .thenComparing(Gap::toGroup))
                .forEach(gap -> {
                    int from = find(root, gap.fromGroup());
                    int to = find(root, gap.toGroup());
                    if (from != to) {
                        root.put(from, to);
                        kept.add(gap);
                    }
                });
        return kept;
    }

    /** Length by status, the unknown one last under {@code unknown}. */
    Map<String, Double> lengthsByStatus(List<String> codes, String unknown) {
        Map<String, Double> lengths = new LinkedHashMap<>();
        codes.forEach(code -> lengths.put(code, 0.0));
        lengths.put(unknown, 0.0);
        pieces.forEach(piece ->
                lengths.merge(piece.status() == null ? unknown : piece.status(), piece.lengthM(), Double::sum));
        return lengths;
    }

    private static int find(Map<Integer, Integer> root, int group) {
        int at = group;
        Integer up = root.get(at);
        while (up != null) {
            at = up;
            up = root.get(at);
        }
        return at;
    }
}
