package fr.archipel.geo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A GeoJSON geometry (RFC 7946 § 3.1) to JTS, coordinates left as they are: longitude and latitude in degrees, SRID
 * 4326. A third coordinate is dropped (§ 3.1.1).
 *
 * <p>Refuses with {@link Problem.Unreadable} naming the member at fault, and with {@link Problem.TooLarge} above
 * {@link #MAXIMUM_VERTICES}. Does not judge validity: see {@link SubmittedGeometry}.
 */
public final class GeoJsonReader {
    public static final int MAXIMUM_VERTICES = 200_000;

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private int vertices;

    private GeoJsonReader() {}

    public static Geometry read(JsonNode geometry) {
        return new GeoJsonReader().geometry(geometry, "geometry");
    }

    private Geometry geometry(JsonNode node, String where) {
        if (!node.isObject()) {
            throw unreadable(where, "il faut un objet GeoJSON (une géométrie).");
        }
        JsonNode coordinates = node.path("coordinates");
        String at = where + ".coordinates";
        String type = node.path("type").asText();
        return switch (type) {
            case "Point" -> point(coordinates, at);
            case "LineString" -> line(coordinates, at);
            case "Polygon" -> polygon(coordinates, at);
            case "MultiPoint" ->
                FACTORY.createMultiPoint(each(coordinates, at, this::point).toArray(new Point[0]));
            case "MultiLineString" ->
                FACTORY.createMultiLineString(each(coordinates, at, this::line).toArray(new LineString[0]));
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(each(coordinates, at, this::polygon).toArray(new Polygon[0]));
            case "GeometryCollection" ->
                FACTORY.createGeometryCollection(each(node.path("geometries"), where + ".geometries", this::geometry)
                        .toArray(new Geometry[0]));
            default ->
                throw unreadable(
                        where + ".type",
                        "« %s » n'est pas un type de géométrie ; il faut Point, LineString, Polygon, leurs Multi… ou GeometryCollection."
                                .formatted(type));
        };
    }

    private Point point(JsonNode node, String where) {
        return FACTORY.createPoint(coordinate(node, where));
    }

    private LineString line(JsonNode node, String where) {
        List<Coordinate> all = coordinates(node, where, 2);
        return FACTORY.createLineString(all.toArray(new Coordinate[0]));
    }

    private Polygon polygon(JsonNode node, String where) {
        List<LinearRing> rings = each(node, where, this::ring);
        if (rings.isEmpty()) {
            throw unreadable(where, "un polygone a au moins un contour.");
        }
        return FACTORY.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
    }

    private LinearRing ring(JsonNode node, String where) {
        List<Coordinate> all = coordinates(node, where, 4);
        if (!all.get(0).equals2D(all.get(all.size() - 1))) {
            throw unreadable(where, "le contour n'est pas fermé : le dernier point doit répéter le premier.");
        }
        return FACTORY.createLinearRing(all.toArray(new Coordinate[0]));
    }

    private List<Coordinate> coordinates(JsonNode node, String where, int minimum) {
        List<Coordinate> all = each(node, where, this::coordinate);
        if (all.size() < minimum) {
            throw unreadable(where, "il faut au moins %d points, il y en a %d.".formatted(minimum, all.size()));
        }
        return all;
    }

    private Coordinate coordinate(JsonNode node, String where) {
        if (!node.isArray()
                || node.size() < 2
                || !node.get(0).isNumber()
                || !node.get(1).isNumber()) {
            throw unreadable(where, "il faut deux nombres, [longitude, latitude].");
        }
        if (++vertices > MAXIMUM_VERTICES) {
            throw new ProblemException(new Problem.TooLarge("La géométrie", MAXIMUM_VERTICES, "sommets"));
        }
        return new Coordinate(node.get(0).asDouble(), node.get(1).asDouble());
    }

    @FunctionalInterface
    private interface Part<T> {
        T read(JsonNode node, String where);
    }

    private static <T> List<T> each(JsonNode node, String where, Part<T> part) {
        if (!node.isArray()) {
            throw unreadable(where, "il faut un tableau.");
        }
        List<T> all = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            all.add(part.read(node.get(i), where + "[" + i + "]"));
        }
        return all;
    }

    private static ProblemException unreadable(String where, String reason) {
        return new ProblemException(new Problem.Unreadable(where, reason));
    }
}
