package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.analysis.SubmittedBody;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import fr.archipel.scot.PerimeterId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A what-if: a perimeter and the projects chosen, maybe none; rules, source and rate may be said in the body or in the address.
 *
 * @param with what the body says of rules, source, vintage, date, rate
 */
record SimulationQuery(PerimeterId perimetre, List<Projet> projets, Map<String, String> with) {
    private static final List<String> WITH = List.of("regle", "date", "source", "millesime", "taux");
    static final List<String> MEMBERS = List.of("perimetre", "projets", "regle", "date", "source", "millesime", "taux");

    static SimulationQuery read(JsonNode body, CheckQuery.Known known) {
        if (!body.isObject() || body.has("type")) {
            throw new ProblemException(
                    new Problem.Unreadable("", "Il faut un objet JSON avec « perimetre » et « projets »."));
        }
        SubmittedBody.check(body, MEMBERS);
        JsonNode perimetre = body.path("perimetre");
        if (!perimetre.isTextual()) {
            throw new ProblemException(new Problem.InvalidField(
                    "perimetre", perimetre.isMissingNode() ? "" : perimetre.toString(), PerimeterId.ACCEPTED));
        }
        Map<String, String> with = new LinkedHashMap<>();
        for (String name : WITH) {
            if (body.hasNonNull(name)) {
                with.put(name, body.get(name).asText());
            }
        }
        return new SimulationQuery(
                PerimeterId.read("perimetre", perimetre.asText()),
                CheckQuery.list(body.path("projets"), known, 0),
                with);
    }

    /** What the address does not say, as the body says it. */
    Parameters complete(Parameters given) {
        Parameters all = given;
        for (Map.Entry<String, String> each : with.entrySet()) {
            all = all.otherwise(each.getKey(), each.getValue());
        }
        return all;
    }
}
