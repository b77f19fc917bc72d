package fr.archipel.territory.schematic;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * A fitted diagram as polygons that share every vertex: all borders and the outline are noded together on a grid of a
 * centimetre, the faces between them found, and each given to the cell it lies in. So there is no gap and no overlap,
 * whatever rounding does to a border seen from its two sides.
 */
final class CellCoverage {
    private static final PrecisionModel CENTIMETRE = new PrecisionModel(100);
    private static final GeometryFactory FACTORY = new GeometryFactory(CENTIMETRE);
    /** Cells of the rim are open towards the outside; they are cut this far from the outline. */
    private static final double RIM_M = 1_000;

    private CellCoverage() {}

    /**
     * One polygon a site, in the order of the sites, EPSG:2154.
     *
     * @throws IllegalStateException when the outline cuts a cell in parts
     */
    static List<Polygon> of(CellFitter.Fitted fitted) {
        List<List<Geometry>> faces = new ArrayList<>();
        for (int i = 0; i < fitted.diagram().size(); i++) {
            faces.add(new ArrayList<>());
        }
        IndexedPointInAreaLocator territory = new IndexedPointInAreaLocator(fitted.outline());
        for (Polygon face : faces(fitted)) {
            Point inside = face.getInteriorPoint();
            if (territory.locate(inside.getCoordinate()) == Location.INTERIOR) {
                faces.get(fitted.diagram().owner(inside.getX(), inside.getY())).add(face);
            }
        }
        return faces.stream().map(CellCoverage::onePolygon).toList();
    }

    private static List<Polygon> faces(CellFitter.Fitted fitted) {
        List<Geometry> lines = new ArrayList<>();
        lines.add(fitted.outline().getExteriorRing());
        Envelope rim = fitted.outline().getEnvelopeInternal();
        rim.expandBy(RIM_M);
        LabelledRing frame = frame(rim);
        for (LabelledRing cell : fitted.diagram().cells(frame)) {
            lines.add(FACTORY.createLinearRing(cell.coordinates()));
        }
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(lines, FACTORY, CENTIMETRE));
        List<Polygon> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            faces.add((Polygon) face);
        }
        return faces;
    }

    private static LabelledRing frame(Envelope e) {
        return LabelledRing.of(
                new double[] {e.getMinX(), e.getMaxX(), e.getMaxX(), e.getMinX()},
                new double[] {e.getMinY(), e.getMinY(), e.getMaxY(), e.getMaxY()});
    }

    private static Polygon onePolygon(List<Geometry> faces) {
        Geometry whole = faces.size() == 1 ? faces.get(0) : OverlayNGRobust.union(FACTORY.buildGeometry(faces));
        if (whole instanceof Polygon polygon) {
            return polygon;
        }
        Coordinate at = whole.getGeometryN(0).getCoordinate();
        throw new IllegalStateException(
                "Le tour du territoire coupe une commune en plusieurs parties, près de %.0f ; %.0f (Lambert-93)."
                        .formatted(at.x, at.y));
    }
}
