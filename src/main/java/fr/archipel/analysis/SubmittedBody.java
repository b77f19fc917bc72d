package fr.archipel.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.geo.ServedCrs;
import fr.archipel.geo.SubmittedGeometry;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * The body of a question about a geometry: either GeoJSON itself (geometry, Feature, collection of one feature), or an
 * object with the member {@code geometry} and the question's own members. A member that would be ignored is refused.
 */
public final class SubmittedBody {
    private static final Map<String, List<String>> GEOJSON_MEMBERS = Map.of(
            "Feature", List.of("type", "id", "geometry", "properties", "bbox", "crs"),
            "FeatureCollection", List.of("type", "features", "bbox", "crs", "name"));
    private static final List<String> GEOMETRY_MEMBERS = List.of("type", "coordinates", "geometries", "bbox", "crs");

    private SubmittedBody() {}

    /**
     * Checks the members: those of GeoJSON when the body has a {@code type}, else {@code own}. Throws
     * {@link Problem.Unreadable} naming the one too many.
     */
    public static void check(JsonNode body, List<String> own) {
        if (!body.isObject()) {
            throw unreadable("", "Il faut un objet JSON : une géométrie GeoJSON, ou " + String.join(", ", own) + ".");
        }
        List<String> known =
                isGeoJson(body) ? GEOJSON_MEMBERS.getOrDefault(body.path("type").asText(), GEOMETRY_MEMBERS) : own;
        body.properties().forEach(member -> {
            if (!known.contains(member.getKey())) {
                throw unreadable(
                        shorten(member.getKey()),
                        "ce membre est inconnu. Membres acceptés : " + String.join(", ", known) + ".");
            }
        });
    }

    public static boolean isGeoJson(JsonNode body) {
        return body.has("type");
    }

    /** The geometry of a checked body, in EPSG:2154, made of points, of lines or of polygons, never mixed. */
    public static Geometry geometry(JsonNode body) {
        if (isGeoJson(body)) {
            return ofOneKind(SubmittedGeometry.read(body));
        }
        if (!body.has("geometry")) {
            throw unreadable("geometry", "ce membre manque : il faut une géométrie GeoJSON.");
        }
        return ofOneKind(SubmittedGeometry.read(body.get("geometry")));
    }

    /** A geometry or Feature whose coordinates are in that system, in EPSG:2154, made of one kind. */
    public static Geometry geometry(JsonNode geoJson, ServedCrs crs) {
        return ofOneKind(SubmittedGeometry.read(geoJson, crs));
    }

    /** A collection becomes the union of its parts, so that nothing is counted twice. */
    private static Geometry ofOneKind(Geometry geometry) {
        if (!geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            return geometry;
        }
        List<Geometry> parts = new ArrayList<>();
        flatten((GeometryCollection) geometry, parts);
        if (parts.stream().mapToInt(Geometry::getDimension).distinct().count() > 1) {
            throw new ProblemException(new Problem.InvalidGeometry(
                    "La géométrie mélange des points, des lignes ou des surfaces. Envoyez-les séparément.", List.of()));
        }
        Geometry union = UnaryUnionOp.union(parts);
        union.setSRID(geometry.getSRID());
        return union;
    }

    private static void flatten(GeometryCollection collection, List<Geometry> parts) {
        for (int i = 0; i < collection.getNumGeometries(); i++) {
            Geometry part = collection.getGeometryN(i);
            if (part instanceof GeometryCollection inner) {
                flatten(inner, parts);
            } else if (!part.isEmpty()) {
                parts.add(part);
            }
        }
    }

    private static String shorten(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }

    private static ProblemException unreadable(String where, String reason) {
        return new ProblemException(new Problem.Unreadable(where, reason));
    }
}
