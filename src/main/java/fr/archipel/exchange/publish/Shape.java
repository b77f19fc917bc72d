package fr.archipel.exchange.publish;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one type of a layer's geometries: the file's when its geometries are of it, else the narrowest that holds all. */
final class Shape {
    private Shape() {}

    /** OGC name. {@code seen}: types of the geometries there are. */
    static String of(@Nullable String declared, Set<String> seen) {
        if (seen.isEmpty()) {
            return declared == null ? "Geometry" : declared;
        }
        if (declared != null
                && seen.stream().allMatch(type -> type.equals(declared) || ("Multi" + type).equals(declared))) {
            return declared;
        }
        if (seen.size() == 1) {
            String only = seen.iterator().next();
            return only.equals("GeometryCollection") || only.equals("LinearRing") ? "Geometry" : only;
        }
        for (String part : Set.of("Point", "LineString", "Polygon")) {
            if (Set.of(part, "Multi" + part).containsAll(seen)) {
                return "Multi" + part;
            }
        }
        return "Geometry";
    }

    /** Of repaired geometries: a polygon may have become several. */
    static String repaired(String type) {
        return type.equals("Polygon") || type.equals("LineString") ? "Multi" + type : type;
    }

    /** SQL that makes a geometry of that layer valid; what is not of its dimension falls away. */
    static String repair(String geometry, String type) {
        int dimension = type.endsWith("Point") ? 1 : type.endsWith("LineString") ? 2 : type.endsWith("Polygon") ? 3 : 0;
        String made = "ST_MakeValid(" + geometry + ")";
        String kept = dimension == 0 ? made : "ST_CollectionExtract(" + made + ", " + dimension + ")";
        return "CASE WHEN ST_IsValid(" + geometry + ") THEN " + geometry + " ELSE " + kept + " END";
    }
}
