package fr.archipel.scot.check;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.check.Surroundings.Objet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The cutting of many footprints all over a territory: at once when they meet little enough, else heap by heap of those whose
 * boxes touch, each within the bounds of one check. Of a heap that still meets too much nothing is known: every footprint that
 * has a part in it is left out whole, and named.
 */
final class PieceByPiece {
    private static final GeometryFactory LAMBERT_93 = new GeometryFactory(new PrecisionModel(), 2154);

    private record Piece(int rank, Geometry polygon) {}

    /**
     * @param partition of the footprints that were cut, by their place in {@code kept}
     * @param kept their ranks, rising
     * @param leftOut ranks of the others, rising
     */
    record Cut(Partition partition, List<Integer> kept, List<Integer> leftOut) {}

    private final CheckStore store;

    PieceByPiece(CheckStore store) {
        this.store = store;
    }

    Cut measure(List<Geometry> footprints) {
        List<Integer> ranks = IntStream.range(0, footprints.size()).boxed().toList();
        Optional<Partition> whole = tryAll(footprints);
        if (whole.isPresent()) {
            return new Cut(whole.get(), ranks, List.of());
        }
        List<Cell> cells = new ArrayList<>();
        Map<Objet, Double> objets = new HashMap<>();
        BitSet leftOut = new BitSet();
        for (List<Piece> heap : heaps(pieces(footprints))) {
            ofHeap(heap)
                    .ifPresentOrElse(
                            part -> {
                                cells.addAll(part.cells());
                                part.objets().forEach((objet, area) -> objets.merge(objet, area, Double::sum));
                            },
                            () -> heap.forEach(piece -> leftOut.set(piece.rank)));
        }
        List<Integer> kept = ranks.stream().filter(rank -> !leftOut.get(rank)).toList();
        return new Cut(
                new Partition(without(cells, leftOut, kept), objets),
                kept,
                leftOut.stream().boxed().toList());
    }

    private Optional<Partition> tryAll(List<Geometry> footprints) {
        try {
            return Optional.of(store.measure(footprints));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.TooLarge) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Cells of the footprints that stay; a part of another that was cut all the same is nobody's. */
    private static List<Cell> without(List<Cell> cells, BitSet leftOut, List<Integer> kept) {
        List<Cell> all = new ArrayList<>();
        for (Cell cell : cells) {
            BitSet projects = new BitSet();
            cell.projects().stream()
                    .filter(rank -> !leftOut.get(rank))
                    .forEach(rank -> projects.set(kept.indexOf(rank)));
            if (!projects.isEmpty()) {
                all.add(new Cell(projects, cell.place(), cell.ground(), cell.zone(), cell.m2()));
            }
        }
        return all;
    }

    private Optional<Partition> ofHeap(List<Piece> heap) {
        Map<Integer, List<Geometry>> byRank = new LinkedHashMap<>();
        heap.forEach(piece ->
                byRank.computeIfAbsent(piece.rank, rank -> new ArrayList<>()).add(piece.polygon));
        List<Integer> ranks = byRank.keySet().stream().sorted().toList();
        List<Geometry> footprints = new ArrayList<>();
        for (Integer rank : ranks) {
            footprints.add(LAMBERT_93.buildGeometry(byRank.getOrDefault(rank, List.of())));
        }
        return tryAll(footprints)
                .map(local -> new Partition(
                        local.cells().stream().map(cell -> renamed(cell, ranks)).toList(), local.objets()));
    }

    private static Cell renamed(Cell cell, List<Integer> ranks) {
        BitSet projects = new BitSet();
        cell.projects().stream().forEach(local -> projects.set(ranks.get(local)));
        return new Cell(projects, cell.place(), cell.ground(), cell.zone(), cell.m2());
    }

    private static List<Piece> pieces(List<Geometry> footprints) {
        List<Piece> all = new ArrayList<>();
        for (int rank = 0; rank < footprints.size(); rank++) {
            Geometry footprint = footprints.get(rank);
            for (int i = 0; i < footprint.getNumGeometries(); i++) {
                all.add(new Piece(rank, footprint.getGeometryN(i)));
            }
        }
        return all;
    }

    /** Those whose boxes touch, from one to the next. */
    private static List<List<Piece>> heaps(List<Piece> pieces) {
        STRtree tree = new STRtree();
        for (int i = 0; i < pieces.size(); i++) {
            tree.insert(pieces.get(i).polygon.getEnvelopeInternal(), i);
        }
        List<List<Piece>> heaps = new ArrayList<>();
        BitSet seen = new BitSet();
        for (int i = 0; i < pieces.size(); i++) {
            if (!seen.get(i)) {
                List<Piece> heap = new ArrayList<>();
                List<Integer> waiting = new ArrayList<>(List.of(i));
                seen.set(i);
                while (!waiting.isEmpty()) {
                    Piece piece = pieces.get(waiting.remove(waiting.size() - 1));
                    heap.add(piece);
                    Envelope box = piece.polygon.getEnvelopeInternal();
                    tree.query(box, item -> {
                        int other = (Integer) item;
                        if (!seen.get(other)) {
                            seen.set(other);
                            waiting.add(other);
                        }
                    });
                }
                heaps.add(heap);
            }
        }
        return heaps;
    }
}
