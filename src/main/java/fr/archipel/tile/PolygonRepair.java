package fr.archipel.tile;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * Makes polygons valid again after their vertices moved to the grid and their rings were cut. Most are: a short ring is
 * looked at edge against edge in whole numbers, the others by JTS, and what is not valid is rebuilt on the grid.
 */
final class PolygonRepair {
    private static final int SHORT = 40;
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(1));

    private final Vertices ring = new Vertices();

    void apply(Polygons polygons) {
        if (polygons.rings == 0 || (polygons.rings == 1 && polygons.size <= SHORT && isSimple(polygons))) {
            return;
        }
        Geometry geometry = geometry(polygons);
        if (new IsValidOp(geometry).isValid()) {
            return;
        }
        Geometry valid = GeometryPrecisionReducer.reduce(GeometryFixer.fix(geometry), GRID.getPrecisionModel());
        polygons.clear();
        for (int i = 0; i < valid.getNumGeometries(); i++) {
            if (valid.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                add(polygons, polygon.getExteriorRing(), true);
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    add(polygons, polygon.getInteriorRingN(h), false);
                }
            }
        }
    }

    private void add(Polygons polygons, LinearRing given, boolean outer) {
        ring.clear();
        for (int i = 0; i < given.getNumPoints() - 1; i++) {
            Coordinate c = given.getCoordinateN(i);
            ring.add(c.x, c.y);
        }
        if (ring.size > 2 && ring.area2() != 0) {
            polygons.add(ring, outer);
        }
    }

    private static Geometry geometry(Polygons from) {
        List<Polygon> all = new ArrayList<>();
        int ring = 0;
        while (ring < from.rings) {
            LinearRing shell = ring(from, ring++);
            List<LinearRing> holes = new ArrayList<>();
            while (ring < from.rings && !from.outer[ring]) {
                holes.add(ring(from, ring++));
            }
            all.add(GRID.createPolygon(shell, holes.toArray(new LinearRing[0])));
        }
        return all.size() == 1 ? all.get(0) : GRID.createMultiPolygon(all.toArray(new Polygon[0]));
    }

    private static LinearRing ring(Polygons from, int ring) {
        int start = from.start(ring);
        int count = from.ends[ring] - start;
        Coordinate[] coordinates = new Coordinate[count + 1];
        for (int i = 0; i < count; i++) {
            coordinates[i] = new Coordinate(from.x[start + i], from.y[start + i]);
        }
        coordinates[count] = coordinates[0].copy();
        return GRID.createLinearRing(coordinates);
    }

    /** Whether no two edges of the one ring touch but neighbours at the vertex they share. */
    private static boolean isSimple(Polygons p) {
        int n = p.size;
        if (n < 3) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            int next = i + 1 == n ? 0 : i + 1;
            int afterNext = next + 1 == n ? 0 : next + 1;
            if (isSpike(p, i, next, afterNext)) {
                return false;
            }
            // The last edge is a neighbour of the first.
            int last = i == 0 ? n - 1 : n;
            for (int j = i + 2; j < last; j++) {
                if (touch(p, i, next, j, j + 1 == n ? 0 : j + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSpike(Polygons p, int a, int b, int c) {
        long ux = (long) p.x[b] - p.x[a];
        long uy = (long) p.y[b] - p.y[a];
        long vx = (long) p.x[c] - p.x[b];
        long vy = (long) p.y[c] - p.y[b];
        return ux * vy == uy * vx && ux * vx + uy * vy < 0;
    }

    private static boolean touch(Polygons p, int a, int b, int c, int d) {
        if (Math.max(p.x[a], p.x[b]) < Math.min(p.x[c], p.x[d])
                || Math.max(p.x[c], p.x[d]) < Math.min(p.x[a], p.x[b])
                || Math.max(p.y[a], p.y[b]) < Math.min(p.y[c], p.y[d])
                || Math.max(p.y[c], p.y[d]) < Math.min(p.y[a], p.y[b])) {
            return false;
        }
        return side(p, a, b, c) * side(p, a, b, d) <= 0 && side(p, c, d, a) * side(p, c, d, b) <= 0;
    }

    private static int side(Polygons p, int a, int b, int c) {
        long dx = (long) p.x[b] - p.x[a];
        long dy = (long) p.y[b] - p.y[a];
        return Long.signum(dx * (p.y[c] - p.y[a]) - dy * (p.x[c] - p.x[a]));
    }
}
