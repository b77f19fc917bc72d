package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * GeoJSON geometries from tokens. Coordinates may come before the type: they are kept as they nest, then made into what
 * the type says. An unclosed ring is closed; too few points leave nothing.
 */
final class GeoJsonShapes {
    private static final GeometryFactory FACTORY = Vertices.FACTORY;
    private boolean heights;
    private long number;

    /** The file is not GeoJSON here; the message is a sentence. */
    static final class Broken extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /** A position, a list of positions, or a list of lists. */
    private static final class Nest {
        @Nullable
        Coordinate position;

        final Vertices points = new Vertices();
        final List<Nest> parts = new ArrayList<>();
    }

    private long vertices;

    boolean sawHeights() {
        return heights;
    }

    /** Null for null and for what is empty. {@code number}: of the feature, for the message. */
    @Nullable
    Geometry read(JsonParser parser, long feature) throws IOException {
        number = feature;
        vertices = 0;
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        try {
            Geometry geometry = geometry(parser);
            return geometry == null || geometry.isEmpty() ? null : geometry;
        } catch (GeometryGuard.Broken e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Geometry geometry(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw broken("n'est pas un objet GeoJSON");
        }
        String type = "";
        Nest nest = null;
        List<Geometry> members = null;
        Geometry featured = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getText();
            } else if (member.equals("coordinates") && value == JsonToken.START_ARRAY) {
                nest = nest(parser);
            } else if (member.equals("geometry") && value == JsonToken.START_OBJECT) {
                featured = geometry(parser);
            } else if (member.equals("geometries") && value == JsonToken.START_ARRAY) {
                members = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Geometry one = geometry(parser);
                    if (one != null && !one.isEmpty()) {
                        members.add(one);
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        if (type.equals("Feature")) {
            return featured;
        }
        if (type.equals("GeometryCollection") && members != null) {
            return FACTORY.createGeometryCollection(members.toArray(new Geometry[0]));
        }
        return nest == null ? null : made(type, nest);
    }

    private Nest nest(JsonParser parser) throws IOException {
        Nest nest = new Nest();
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw broken("est incomplète");
        }
        if (first.isNumeric() || first == JsonToken.VALUE_NULL) {
            nest.position = position(parser);
            return nest;
        }
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_ARRAY) {
                throw broken("a une coordonnée qui n'est pas un nombre");
            }
            Nest part = nest(parser);
            if (part.position != null) {
                nest.points.add(part.position.x, part.position.y);
                GeometryGuard.checkVertices(++vertices);
            } else {
                nest.parts.add(part);
            }
        }
        if (nest.points.count() > 0 && !nest.parts.isEmpty()) {
            throw misplaced();
        }
        return nest;
    }

    private Coordinate position(JsonParser parser) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw broken("a une coordonnée qui n'est pas un nombre");
        }
        double x = parser.getDoubleValue();
        JsonToken second = parser.nextToken();
        if (second == null || !second.isNumeric()) {
            throw broken("a un point sans deuxième coordonnée");
        }
        double y = parser.getDoubleValue();
        if (!GeometryGuard.isPlace(x) || !GeometryGuard.isPlace(y)) {
            throw broken("a une coordonnée impossible (%s, %s)".formatted(x, y));
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            heights = true;
            parser.skipChildren();
        }
        return new CoordinateXY(x, y);
    }

    private Broken misplaced() {
        return broken("n'a pas ses coordonnées au bon niveau de crochets");
    }

    private @Nullable Geometry made(String type, Nest nest) {
        return switch (type) {
            case "Point" -> nest.position == null ? null : FACTORY.createPoint(nest.position);
            case "LineString" -> line(nest);
            case "Polygon" -> polygon(nest);
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(points(nest).all());
            case "MultiLineString" ->
                FACTORY.createMultiLineString(parts(nest).stream()
                        .map(this::line)
                        .filter(line -> !line.isEmpty())
                        .toArray(LineString[]::new));
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(parts(nest).stream()
                        .map(this::polygon)
                        .filter(polygon -> !polygon.isEmpty())
                        .toArray(Polygon[]::new));
            default -> throw broken("est d'un type inconnu, « %s »".formatted(type));
        };
    }

    private LineString line(Nest nest) {
        LineString line = points(nest).line();
        return line == null ? FACTORY.createLineString() : line;
    }

    private Polygon polygon(Nest nest) {
        if (nest.points.count() > 0 || nest.position != null) {
            throw misplaced();
        }
        List<LinearRing> rings = new ArrayList<>();
        for (Nest part : nest.parts) {
            LinearRing ring = points(part).ring();
            if (ring != null) {
                rings.add(ring);
            } else if (rings.isEmpty()) {
                return FACTORY.createPolygon();
            }
        }
        return rings.isEmpty()
                ? FACTORY.createPolygon()
                : FACTORY.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
    }

    private Vertices points(Nest nest) {
        if (nest.position != null || !nest.parts.isEmpty()) {
            throw misplaced();
        }
        return nest.points;
    }

    private List<Nest> parts(Nest nest) {
        if (nest.position != null || nest.points.count() > 0) {
            throw misplaced();
        }
        return nest.parts;
    }

    private Broken broken(String what) {
        return new Broken("la géométrie de l'objet %d %s.".formatted(number, what));
    }
}
