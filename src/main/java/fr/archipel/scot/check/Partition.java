package fr.archipel.scot.check;

import fr.archipel.analysis.Measures;
import fr.archipel.scot.check.LandState.Kind;
import fr.archipel.scot.check.Surroundings.Area;
import fr.archipel.scot.check.Surroundings.Known;
import fr.archipel.scot.check.Surroundings.Objet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Footprints cut by everything they meet: each m² is in exactly one {@link Cell}, and the cells add up to the union of the
 * footprints, to the m².
 *
 * @param objets m² of each object under the footprints, its whole part, others over it or not
 */
record Partition(List<Cell> cells, Map<Objet, Double> objets) {

    private record Key(BitSet projects, @Nullable Place place, Ground ground, boolean zone) {}

    /** {@code footprints}: polygons in EPSG:2154, by rank. */
    static Partition of(List<Geometry> footprints, Surroundings around) {
        Envelope within = new Envelope();
        footprints.forEach(footprint -> within.expandToInclude(footprint.getEnvelopeInternal()));
        AreaIndex<Integer> projects = new AreaIndex<>();
        for (int i = 0; i < footprints.size(); i++) {
            projects.add(footprints.get(i), i);
        }
        AreaIndex<Place> communes = index(around.communes());
        AreaIndex<Objet> objets = index(around.objets());
        AreaIndex<Known> known = index(around.known());
        Map<Key, Double> areas = new LinkedHashMap<>();
        Map<Objet, Double> byObjet = new HashMap<>();
        for (Polygon face : Faces.of(outlines(footprints, around), within)) {
            Coordinate inside = InteriorPointArea.getInteriorPoint(face);
            List<Integer> covering = projects.at(inside);
            if (covering.isEmpty()) {
                continue;
            }
            double area = face.getArea();
            List<Place> places = communes.at(inside);
            List<Objet> over = objets.at(inside);
            over.forEach(objet -> byObjet.merge(objet, area, Double::sum));
            Key key = new Key(
                    bits(covering),
                    places.isEmpty() ? null : places.get(0),
                    ground(over, known.at(inside)),
                    over.stream().anyMatch(objet -> !objet.isFriche()));
            areas.merge(key, area, Double::sum);
        }
        return new Partition(cells(areas), byObjet);
    }

    /** What a bit of ground under all these counts as; two objects that disagree settle nothing. */
    static Ground ground(List<Objet> over, List<Known> known) {
        List<Kind> friches = kinds(over, true);
        if (!friches.isEmpty()) {
            return friches.size() > 1
                    ? Ground.FRICHE_A_TRANCHER
                    : switch (friches.get(0)) {
                        case URBANISE -> Ground.FRICHE_URBANISEE;
                        case ENAF -> Ground.FRICHE_ENAF;
                        case A_TRANCHER, PREVU -> Ground.FRICHE_A_TRANCHER;
                    };
        }
        List<Kind> zones = kinds(over, false);
        if (zones.equals(List.of(Kind.URBANISE))) {
            return Ground.ZONE_EXISTANTE;
        }
        List<Boolean> natures = known.stream().map(Known::enaf).distinct().toList();
        if (natures.size() == 1) {
            return natures.get(0) ? Ground.REFERENCE_ENAF : Ground.REFERENCE_URBANISEE;
        }
        if (zones.isEmpty()) {
            return Ground.RESTE;
        }
        return zones.equals(List.of(Kind.PREVU)) ? Ground.ZONE_PREVUE : Ground.ZONE_A_PRECISER;
    }

    private static List<Kind> kinds(List<Objet> over, boolean friches) {
        return over.stream()
                .filter(objet -> objet.isFriche() == friches)
                .map(objet -> objet.sol().kind())
                .distinct()
                .toList();
    }

    private static List<Cell> cells(Map<Key, Double> areas) {
        double[] parts = areas.values().stream().mapToDouble(area -> area).toArray();
        long[] m2 = Measures.apportion(java.util.Arrays.stream(parts).sum(), parts);
        List<Cell> cells = new ArrayList<>();
        int i = 0;
        for (Key key : areas.keySet()) {
            if (m2[i] > 0) {
                cells.add(new Cell(key.projects, key.place, key.ground, key.zone, m2[i]));
            }
            i++;
        }
        return cells;
    }

    private static List<Geometry> outlines(List<Geometry> footprints, Surroundings around) {
        List<Geometry> all = new ArrayList<>(footprints);
        around.communes().forEach(area -> all.add(area.geometry()));
        around.objets().forEach(area -> all.add(area.geometry()));
        around.known().forEach(area -> all.add(area.geometry()));
        return all;
    }

    private static <T> AreaIndex<T> index(List<Area<T>> areas) {
        AreaIndex<T> index = new AreaIndex<>();
        areas.forEach(area -> index.add(area.geometry(), area.what()));
        return index;
    }

    private static BitSet bits(List<Integer> ranks) {
        BitSet bits = new BitSet();
        ranks.forEach(bits::set);
        return bits;
    }
}
