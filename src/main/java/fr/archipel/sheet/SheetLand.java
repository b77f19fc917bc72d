package fr.archipel.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import java.util.List;

/**
 * What a territory's sheet takes from its trajectory: no figure is computed here. What is left of the envelope stands under
 * each rate that may hold, with its state: that is the doubt.
 */
final class SheetLand {
    private static final List<String> KEPT = List.of(
            "source",
            "periode_reference",
            "decennie",
            "annees_connues",
            "hypothese_retenue",
            "indicateurs",
            "taux_applique_pct",
            "taux_raison",
            "projets",
            "raisons",
            "doute");
    private static final List<String> MEASURES = List.of(
            "consommation_reference", "enveloppe", "consommation", "reste", "rythme", "rythme_permis", "projection");

    private SheetLand() {}

    /** {@code trajectory}: the answer of {@code /api/trajectoires/{perimetre}}. */
    static ObjectNode of(JsonNode trajectory) {
        ObjectNode land = Json.object();
        KEPT.forEach(name -> land.set(name, trajectory.path(name).deepCopy()));
        ObjectNode rule = land.putObject("regle");
        rule.set("id", trajectory.path("regle").path("id"));
        rule.set("titre", trajectory.path("regle").path("titre"));
        land.set("annees", trajectory.path("flux").path("annees").deepCopy());
        ArrayNode hypotheses = land.putArray("hypotheses");
        for (JsonNode each : trajectory.path("hypotheses")) {
            ObjectNode kept = hypotheses.addObject();
            List.of("taux_pct", "etat", "titre", "source", "statut").forEach(name -> kept.set(name, each.path(name)));
            ArrayNode measures = kept.putArray("mesures");
            each.path("mesures").forEach(measure -> {
                if (MEASURES.contains(measure.path("cle").asText())) {
                    measures.add(measure);
                }
            });
        }
        if (trajectory.has("explications")) {
            land.set("explications", trajectory.path("explications"));
        }
        return land;
    }

    /** A measure of the rate that holds, else of those that need none. */
    static JsonNode measure(JsonNode land, String key) {
        return find(land.path("indicateurs"), key);
    }

    static JsonNode find(JsonNode measures, String key) {
        for (JsonNode measure : measures) {
            if (measure.path("cle").asText().equals(key)) {
                return measure;
            }
        }
        return MissingNode.getInstance();
    }
}
