package fr.archipel.territory.schematic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Contours as GeoJSON (RFC 7946): CRS84 with six decimals (about 10 cm), one feature a line. */
final class ContourText {
    static final int DECIMALS = 6;
    static final double UNITS_PER_DEGREE = 1e6;

    private static final String SOURCES = "Contours schématiques calculés par Archipel d’après un point et la surface"
            + " officielle de chaque commune (communes.csv) ; ce ne sont pas les limites réelles.";

    private ContourText() {}

    static String write(List<Seed> seeds, List<Polygon> contours) {
        String features = IntStream.range(0, seeds.size())
                .mapToObj(i -> feature(seeds.get(i), contours.get(i)).toString())
                .collect(Collectors.joining(",\n"));
        return "{\"type\":\"FeatureCollection\",\"sources\":\"" + SOURCES + "\",\"features\":[\n" + features + "\n]}\n";
    }

    private static ObjectNode feature(Seed seed, Polygon contour) {
        ObjectNode feature = Json.object().put("type", "Feature").put("id", seed.insee());
        feature.putObject("properties")
                .put("insee", seed.insee())
                .put("nom", seed.nom())
                .put("precision", "schematique");
        ObjectNode geometry = feature.putObject("geometry").put("type", "Polygon");
        ArrayNode ring = geometry.putArray("coordinates").addArray();
        for (Coordinate at : contour.getExteriorRing().getCoordinates()) {
            ring.addArray().add(decimal(at.x)).add(decimal(at.y));
        }
        return feature;
    }

    private static BigDecimal decimal(double degrees) {
        return BigDecimal.valueOf(Math.round(degrees * UNITS_PER_DEGREE), DECIMALS);
    }
}
