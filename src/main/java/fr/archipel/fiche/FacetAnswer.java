package fr.archipel.fiche;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import java.util.List;

/** Facets as they are answered: in a fixed order, each with its values; a value nobody has is left out, unless chosen. */
final class FacetAnswer {
    private FacetAnswer() {}

    /** {@code counted}: members {@code totaux} and {@code valeurs}. */
    static ObjectNode of(FicheQuery query, ObjectNode counted) {
        ObjectNode answer = Json.object();
        answer.set("totaux", counted.path("totaux"));
        ArrayNode facets = answer.putArray("facettes");
        for (Facet facet : Facet.values()) {
            List<String> chosen = query.chosen(facet);
            ObjectNode told = facets.addObject().put("filtre", facet.id());
            ArrayNode values = told.putArray("valeurs");
            for (JsonNode value : counted.path("valeurs").path(facet.id())) {
                boolean isChosen = chosen.contains(value.path("valeur").asText());
                if (facet.whole || isChosen || value.path("nombre").asLong() > 0) {
                    values.add(((ObjectNode) value).put("choisie", isChosen));
                }
            }
        }
        return answer;
    }
}
