package fr.archipel.feature.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** The types of geometry, and what may pass for one. */
final class GeometryTypes {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GeometryTypes() {}

    static Point point(Coordinate at) {
        return FACTORY.createPoint(at);
    }

    /** Of that type: as it is, as a Multi… of one, or as the one of a Multi…; empty when it is something else. */
    static Optional<Geometry> as(Geometry geometry, String type) {
        String own = geometry.getGeometryType();
        if (type.equals("Geometry") || own.equals(type)) {
            return Optional.of(geometry);
        }
        if (type.equals("Multi" + own)) {
            return Optional.of(multi(geometry, type));
        }
        boolean one = own.equals("Multi" + type) && geometry.getNumGeometries() == 1;
        return one ? Optional.of(geometry.getGeometryN(0)) : Optional.empty();
    }

    /** « Polygon ou MultiPolygon ». */
    static String accepted(String type) {
        return type.startsWith("Multi") ? type.substring(5) + " ou " + type : type;
    }

    private static Geometry multi(Geometry single, String type) {
        GeometryFactory factory = single.getFactory();
        List<Geometry> parts = new ArrayList<>(List.of(single));
        return switch (type) {
            case "MultiPoint" -> factory.createMultiPoint(parts.toArray(new Point[0]));
            case "MultiLineString" ->
                factory.createMultiLineString(parts.toArray(new org.locationtech.jts.geom.LineString[0]));
            case "MultiPolygon" -> factory.createMultiPolygon(parts.toArray(new org.locationtech.jts.geom.Polygon[0]));
            default -> new GeometryCollection(parts.toArray(new Geometry[0]), factory);
        };
    }
}
