package fr.archipel.exchange.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Rings without order to polygons with holes: a ring inside an even number of others is an outline, inside an odd number a
 * hole of the smallest around it. Files do not always turn their rings the way the format says; where they lie cannot
 * be wrong.
 */
final class RingNesting {
    private RingNesting() {}

    private static final class Ring {
        final LinearRing line;
        final double area;
        final List<LinearRing> holes = new ArrayList<>();

        @Nullable
        Ring around;

        int depth;

        @Nullable
        IndexedPointInAreaLocator locator;

        Ring(LinearRing line, GeometryFactory factory) {
            this.line = line;
            this.area = factory.createPolygon(line).getArea();
        }

        boolean holds(Ring other) {
            if (!line.getEnvelopeInternal().covers(other.line.getEnvelopeInternal())) {
                return false;
            }
            for (Coordinate c : other.line.getCoordinates()) {
                int place = locate(c);
                if (place != Location.BOUNDARY) {
                    return place == Location.INTERIOR;
                }
            }
            return false;
        }

        private int locate(Coordinate c) {
            if (line.getNumPoints() < 50) {
                return PointLocation.locateInRing(c, line.getCoordinates());
            }
            if (locator == null) {
                locator = new IndexedPointInAreaLocator(line);
            }
            return locator.locate(c);
        }
    }

    /** Null without rings. */
    static @Nullable Geometry polygons(List<LinearRing> lines, GeometryFactory factory) {
        if (lines.size() == 1) {
            return factory.createPolygon(lines.get(0));
        }
        List<Ring> rings = new ArrayList<>();
        lines.forEach(line -> rings.add(new Ring(line, factory)));
        nest(rings);
        List<Polygon> polygons = new ArrayList<>();
        for (Ring ring : rings) {
            if (ring.depth % 2 == 0) {
                polygons.add(factory.createPolygon(ring.line, ring.holes.toArray(new LinearRing[0])));
            }
        }
        return switch (polygons.size()) {
            case 0 -> null;
            case 1 -> polygons.get(0);
            default -> factory.createMultiPolygon(polygons.toArray(new Polygon[0]));
        };
    }

    /** Largest first, so that what is around a ring knows its own depth before. The order of outlines stays the file's. */
    private static void nest(List<Ring> rings) {
        STRtree boxes = new STRtree();
        rings.forEach(ring -> boxes.insert(ring.line.getEnvelopeInternal(), ring));
        List<Ring> bySize = new ArrayList<>(rings);
        bySize.sort(Comparator.comparingDouble((Ring ring) -> ring.area).reversed());
        for (Ring ring : bySize) {
            for (Object near : boxes.query(ring.line.getEnvelopeInternal())) {
                Ring other = (Ring) near;
                if (other != ring && other.area > ring.area && other.holds(ring)) {
                    ring.depth++;
                    if (ring.around == null || other.area < ring.around.area) {
                        ring.around = other;
                    }
                }
            }
            if (ring.depth % 2 == 1 && ring.around != null) {
                ring.around.holes.add(ring.line);
            }
        }
    }
}
