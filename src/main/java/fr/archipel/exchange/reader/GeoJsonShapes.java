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
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/**
 * GeoJSON geometries from tokens. Coordinates may come before the type: they are kept as they nest, then made into what
 * the type says. An unclosed ring is closed; too few points leave nothing.
 */
final class GeoJsonShapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();
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

    /** A position, or a list of such; one of the two. */
    private record Nest(@Nullable Coordinate position, List<Nest> parts) {}

    boolean sawHeights() {
        return heights;
    }

    /** Null for null and for what is empty. {@code number}: of the feature, for the message. */
    @Nullable
    Geometry read(JsonParser parser, long feature) throws IOException {
        number = feature;
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Geometry geometry = geometry(parser);
        return geometry == null || geometry.isEmpty() ? null : geometry;
    }

    private @Nullable Geometry geometry(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw broken("n'est pas un objet GeoJSON");
        }
        String type = "";
        Nest nest = null;
        List<Geometry> members = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("type")) {
                type = String.valueOf(parser.getText());
            } else if (member.equals("coordinates") && value == JsonToken.START_ARRAY) {
                nest = nest(parser);
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
        if (type.equals("GeometryCollection") && members != null) {
            return FACTORY.createGeometryCollection(members.toArray(new Geometry[0]));
        }
        return nest == null ? null : made(type, nest);
    }

    private Nest nest(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.END_ARRAY) {
            return new Nest(null, List.of());
        }
        if (first.isNumeric()) {
            double x = parser.getDoubleValue();
            if (!parser.nextToken().isNumeric()) {
                throw broken("a un point sans deuxième coordonnée");
            }
            double y = parser.getDoubleValue();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                heights = true;
                parser.skipChildren();
            }
            return new Nest(new CoordinateXY(x, y), List.of());
        }
        List<Nest> parts = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_ARRAY) {
                throw broken("a une coordonnée qui n'est pas un nombre");
            }
            parts.add(nest(parser));
        }
        return new Nest(null, parts);
    }

    private @Nullable Geometry made(String type, Nest nest) {
        return switch (type) {
            case "Point" -> nest.position == null ? null : FACTORY.createPoint(nest.position);
            case "LineString" -> line(nest);
            case "Polygon" -> polygon(nest);
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(nest));
            case "MultiLineString" ->
                FACTORY.createMultiLineString(nest.parts.stream()
                        .map(this::line)
                        .filter(line -> !line.isEmpty())
                        .toArray(LineString[]::new));
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(nest.parts.stream()
                        .map(this::polygon)
                        .filter(polygon -> !polygon.isEmpty())
                        .toArray(Polygon[]::new));
            default -> throw broken("est d'un type inconnu, « %s »".formatted(type));
        };
    }

    private LineString line(Nest nest) {
        Coordinate[] all = positions(nest);
        return all.length < 2 ? FACTORY.createLineString() : FACTORY.createLineString(sequence(all));
    }

    private Polygon polygon(Nest nest) {
        List<LinearRing> rings = new ArrayList<>();
        for (Nest part : nest.parts) {
            Coordinate[] ring = closed(positions(part));
            if (ring.length >= 4) {
                rings.add(FACTORY.createLinearRing(sequence(ring)));
            } else if (rings.isEmpty()) {
                return FACTORY.createPolygon();
            }
        }
        return rings.isEmpty()
                ? FACTORY.createPolygon()
                : FACTORY.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
    }

    private Coordinate[] positions(Nest nest) {
        Coordinate[] all = new Coordinate[nest.parts.size()];
        for (int i = 0; i < all.length; i++) {
            Coordinate position = nest.parts.get(i).position;
            if (position == null) {
                throw broken("n'a pas ses coordonnées au bon niveau de crochets");
            }
            all[i] = position;
        }
        return all;
    }

    private static Coordinate[] closed(Coordinate[] ring) {
        if (ring.length < 3 || ring[0].equals2D(ring[ring.length - 1])) {
            return ring;
        }
        Coordinate[] closed = java.util.Arrays.copyOf(ring, ring.length + 1);
        closed[ring.length] = ring[0].copy();
        return closed;
    }

    private static CoordinateArraySequence sequence(Coordinate[] all) {
        return new CoordinateArraySequence(all, 2);
    }

    private Broken broken(String what) {
        return new Broken("la géométrie de l'objet %d %s.".formatted(number, what));
    }
}
