package fr.archipel.scot.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.OrientedCoordinateArray;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.locationtech.jts.operation.overlayng.LineLimiter;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * The faces that the outlines of areas cut the plane into, each bit of ground in exactly one. Outlines meet on a grid of a
 * hundredth of a millimetre, which makes the cutting exact whatever the outlines.
 */
final class Faces {
    private static final double CELLS_PER_METRE = 1e5;
    private static final GeometryFactory LAMBERT_93 = new GeometryFactory(new PrecisionModel(), 2154);

    private Faces() {}

    /** Those that may lie in {@code within}; outlines beyond it are left out. */
    static List<Polygon> of(List<Geometry> areas, Envelope within) {
        // What is cut must lie wholly beyond what is looked at.
        Envelope limit = new Envelope(within);
        limit.expandBy(1);
        List<SegmentString> edges = new ArrayList<>();
        for (Geometry area : areas) {
            for (Object line : LinearComponentExtracter.getLines(area)) {
                add(edges, (LineString) line, limit);
            }
        }
        SnapRoundingNoder noder = new SnapRoundingNoder(new PrecisionModel(CELLS_PER_METRE));
        noder.computeNodes(edges);
        @SuppressWarnings("unchecked")
        Collection<SegmentString> noded = noder.getNodedSubstrings();
        Polygonizer polygonizer = new Polygonizer();
        // A boundary that two areas share is one edge; the arrays have an order, and no equality.
        Set<OrientedCoordinateArray> seen = new TreeSet<>();
        for (SegmentString edge : noded) {
            Coordinate[] points = edge.getCoordinates();
            if (points.length > 1 && seen.add(new OrientedCoordinateArray(points))) {
                polygonizer.add(LAMBERT_93.createLineString(points));
            }
        }
        @SuppressWarnings("unchecked")
        Collection<Polygon> polygons = polygonizer.getPolygons();
        return List.copyOf(polygons);
    }

    private static void add(List<SegmentString> edges, LineString line, Envelope limit) {
        if (line.isEmpty() || !limit.intersects(line.getEnvelopeInternal())) {
            return;
        }
        Coordinate[] points = line.getCoordinates();
        if (limit.contains(line.getEnvelopeInternal())) {
            edges.add(new NodedSegmentString(points, null));
            return;
        }
        for (Coordinate[] section : new LineLimiter(limit).limit(points)) {
            edges.add(new NodedSegmentString(section, null));
        }
    }
}
