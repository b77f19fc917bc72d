package fr.archipel.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Walks an answer with {@code explications}: each number, or null in the place of one, must have its explanation. */
public final class ExplainedAnswer {
    /** Ids, years, ranks, counts, coordinates. */
    private static final Set<String> NO_FIGURE = Set.of(
            "annee",
            "debut",
            "fin",
            "millesime",
            "millesime_de",
            "millesime_vers",
            "editions",
            "derniere_annee",
            "premiere_annee",
            "annees_connues",
            "nombre",
            "rang",
            "version",
            "communes",
            "communes_eligibles",
            "communes_sans_reponse",
            "communes_sans_donnees",
            "communes_au_plancher",
            "depassees",
            "lignes",
            "population",
            "bbox",
            "hypothese_retenue",
            "sans_emprise",
            "registre",
            "numberMatched",
            "coordinates");

    private final JsonNode explanations;
    private final List<String> faults = new ArrayList<>();

    private ExplainedAnswer(JsonNode explanations) {
        this.explanations = explanations;
    }

    /** The pointers of figures without an explanation, and explanations that explain nothing that is there. */
    public static List<String> faults(JsonNode answer) {
        ExplainedAnswer check = new ExplainedAnswer(answer.path("explications"));
        check.walk(answer, "", "");
        check.explanations.properties().forEach(entry -> {
            if (answer.at(entry.getKey()).isMissingNode()) {
                check.faults.add(entry.getKey() + " is explained and not there");
            }
            JsonNode explanation = entry.getValue();
            if (explanation.path("formule").asText().isBlank()
                    || explanation.path("titre").asText().isBlank()) {
                check.faults.add(entry.getKey() + " has an empty explanation");
            }
        });
        return check.faults;
    }

    private void walk(JsonNode node, String at, String name) {
        if (NO_FIGURE.contains(name) || at.equals("/explications")) {
            return;
        }
        if (node.isNumber() && !explained(at)) {
            faults.add(at);
        } else if (node.isObject()) {
            node.properties().forEach(m -> walk(m.getValue(), at + "/" + m.getKey(), m.getKey()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), at + "/" + i, name);
            }
        }
    }

    private boolean explained(String at) {
        for (String up = at; !up.isEmpty(); up = up.substring(0, up.lastIndexOf('/'))) {
            if (explanations.has(up)) {
                return true;
            }
        }
        return false;
    }
}
