package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A feature as it was sent, its parts taken apart and not yet judged. Members that are none of GeoJSON's are left aside
 * (RFC 7946 § 6.1), but for those that would say that the coordinates are others.
 *
 * @param id null when none was sent
 * @param geometry absent (Java null), or a node, which may be JSON's null
 * @param properties empty when none were sent
 */
record SentFeature(@Nullable String id, @Nullable JsonNode geometry, ObjectNode properties) {

    /** A whole feature, for POST and PUT. Problem: 400 when it is none. */
    static SentFeature whole(JsonNode body) {
        if (!body.path("type").asText().equals("Feature")) {
            throw unreadable("type", "il faut un objet GeoJSON de type « Feature ».");
        }
        return read(body);
    }

    /** A merge patch of a feature (RFC 7396). */
    static SentFeature patch(JsonNode body) {
        if (!body.path("type").asText("Feature").equals("Feature")) {
            throw unreadable("type", "un objet reste de type « Feature ».");
        }
        return read(body);
    }

    private static SentFeature read(JsonNode body) {
        if (!body.isObject()) {
            throw unreadable("Le corps de la requête", "il faut un objet JSON.");
        }
        refuse(body, "crs", "le système de coordonnées se dit dans l'en-tête « Content-Crs ».");
        refuse(body, "coordRefSys", "le système de coordonnées se dit dans l'en-tête « Content-Crs ».");
        refuse(body, "place", "seul le membre « geometry » est lu.");
        JsonNode id = body.path("id");
        if (!id.isMissingNode() && !id.isNull() && !id.isTextual() && !id.isIntegralNumber()) {
            throw unreadable("id", "il faut un texte ou un entier.");
        }
        JsonNode properties = body.path("properties");
        if (body.has("properties") && !properties.isObject() && !(properties.isNull() && body.has("geometry"))) {
            throw unreadable("properties", "il faut un objet JSON.");
        }
        return new SentFeature(
                id.isMissingNode() || id.isNull() ? null : id.asText(),
                body.get("geometry"),
                properties instanceof ObjectNode object ? object : Json.object());
    }

    private static void refuse(JsonNode body, String member, String reason) {
        if (body.hasNonNull(member)) {
            throw unreadable(member, reason);
        }
    }

    private static ProblemException unreadable(String where, String reason) {
        return new ProblemException(new Problem.Unreadable(where, reason));
    }
}
