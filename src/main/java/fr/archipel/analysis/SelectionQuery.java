package fr.archipel.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;

/**
 * A question about what a geometry touches, read and checked.
 *
 * @param geometry EPSG:2154
 * @param distanceM how far around it to look as well, in metres
 * @param layers the layers asked for
 */
record SelectionQuery(Geometry geometry, double distanceM, List<String> layers) {
    static final int MAXIMUM_DISTANCE_M = 50_000;

    private static final List<String> MEMBERS = List.of("geometry", "distance_m", "layers");

    /** {@code followed}: the layers there are. */
    static SelectionQuery read(JsonNode body, List<String> followed) {
        SubmittedBody.check(body, MEMBERS);
        boolean bare = SubmittedBody.isGeoJson(body);
        double distance = bare ? 0 : distance(body.path("distance_m"));
        List<String> layers = bare ? followed : layers(body.path("layers"), followed);
        return new SelectionQuery(SubmittedBody.geometry(body), distance, layers);
    }

    private static double distance(JsonNode node) {
        if (node.isMissingNode()) {
            return 0;
        }
        double distance = node.isNumber() ? node.asDouble() : Double.NaN;
        if (!(distance >= 0 && distance <= MAXIMUM_DISTANCE_M)) {
            throw invalid(
                    "distance_m",
                    node,
                    String.format(Locale.FRENCH, "un nombre de 0 à %d, en mètres", MAXIMUM_DISTANCE_M));
        }
        return distance;
    }

    private static List<String> layers(JsonNode node, List<String> followed) {
        if (node.isMissingNode()) {
            return followed;
        }
        String accepted = "une liste non vide parmi " + String.join(", ", followed);
        if (!node.isArray() || node.isEmpty()) {
            throw invalid("layers", node, accepted);
        }
        List<String> asked = new ArrayList<>();
        for (JsonNode item : node) {
            if (!item.isTextual() || !followed.contains(item.asText())) {
                throw invalid("layers", item, accepted);
            }
            asked.add(item.asText());
        }
        return followed.stream().filter(asked::contains).toList();
    }

    private static ProblemException invalid(String field, JsonNode value, String accepted) {
        return new ProblemException(
                new Problem.InvalidField(field, value.isTextual() ? value.asText() : value.toString(), accepted));
    }
}
