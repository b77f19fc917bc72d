package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a file of JSON is, told by the start of it.
 *
 * @param member of the object, that holds the rows; empty where they stand at the root
 */
record JsonForm(Kind kind, String member) {
    enum Kind {
        /** A FeatureCollection. */
        COLLECTION,
        /** A Feature, or several after each other. */
        FEATURES,
        /** A list of Features. */
        FEATURE_LIST,
        /** Geometries alone. */
        GEOMETRIES,
        /** A list of objects. */
        ROW_LIST,
        /** Objects after each other. */
        ROWS,
        /** An object that holds a list of objects. */
        ROW_MEMBER
    }

    private static final Set<String> SHAPES = Set.of(
            "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection");
    /** Where services put their rows. */
    private static final List<String> USUAL = List.of("results", "records", "data", "rows", "items", "value");

    private static final String NOTHING =
            "ce n'est pas une FeatureCollection GeoJSON (il manque « features »), ni une liste d'objets.";

    boolean isTable() {
        return kind == Kind.ROW_LIST || kind == Kind.ROWS || kind == Kind.ROW_MEMBER;
    }

    static JsonForm of(JsonSource source) throws IOException {
        return source.read(JsonForm::of);
    }

    private static JsonForm of(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            JsonToken element = parser.nextToken();
            if (element != JsonToken.START_OBJECT) {
                throw new GeoJsonShapes.Broken(
                        element == JsonToken.END_ARRAY
                                ? "cette liste JSON est vide."
                                : "cette liste JSON contient autre chose que des objets.");
            }
            return new JsonForm(isFeature(parser) ? Kind.FEATURE_LIST : Kind.ROW_LIST, "");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new GeoJsonShapes.Broken(NOTHING);
        }
        return ofObject(parser);
    }

    private static boolean isFeature(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean type = parser.currentName().equals("type");
            if (parser.nextToken() == JsonToken.VALUE_STRING && type) {
                return parser.getText().equals("Feature");
            }
            parser.skipChildren();
        }
        return false;
    }

    private static JsonForm ofObject(JsonParser parser) throws IOException {
        List<String> lists = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                JsonForm said = said(member, parser.getText());
                if (said != null) {
                    return said;
                }
            } else if (member.equals("features") && value == JsonToken.START_ARRAY) {
                return new JsonForm(Kind.COLLECTION, "");
            } else if (value == JsonToken.START_ARRAY && isListOfObjects(parser)) {
                lists.add(member);
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            return new JsonForm(Kind.ROWS, "");
        }
        for (String usual : USUAL) {
            if (lists.contains(usual)) {
                return new JsonForm(Kind.ROW_MEMBER, usual);
            }
        }
        if (lists.size() != 1) {
            throw new GeoJsonShapes.Broken(NOTHING);
        }
        return new JsonForm(Kind.ROW_MEMBER, lists.get(0));
    }

    private static @org.jspecify.annotations.Nullable JsonForm said(String member, String text) {
        if (member.equals("geometryType") && text.startsWith("esri")) {
            throw new GeoJsonShapes.Broken("c'est le JSON d'ArcGIS ; exportez la couche en GeoJSON (f=geojson).");
        }
        if (!member.equals("type")) {
            return null;
        }
        if (text.equals("Topology")) {
            throw new GeoJsonShapes.Broken("c'est un TopoJSON ; convertissez-le en GeoJSON.");
        }
        return switch (text) {
            case "FeatureCollection" -> new JsonForm(Kind.COLLECTION, "");
            case "Feature" -> new JsonForm(Kind.FEATURES, "");
            default -> SHAPES.contains(text) ? new JsonForm(Kind.GEOMETRIES, "") : null;
        };
    }

    /** Ends at the closing bracket of the list. */
    private static boolean isListOfObjects(JsonParser parser) throws IOException {
        boolean objects = parser.nextToken() == JsonToken.START_OBJECT;
        for (JsonToken token = parser.currentToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            parser.skipChildren();
        }
        return objects;
    }
}
