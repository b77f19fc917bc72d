package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Envelopes in the order they are read: what was asked about, the agglomerations and the SCoT that decide, then communes. */
final class EnvelopeOrder {
    private static final List<String> TYPES = List.of("epci", "scot", "communes", "commune");

    private EnvelopeOrder() {}

    static List<JsonNode> of(JsonNode check) {
        String asked = check.path("perimetre").path("id").asText("");
        List<JsonNode> all = new ArrayList<>();
        check.path("enveloppes").forEach(all::add);
        all.sort(Comparator.comparing((JsonNode each) -> !id(each).equals(asked))
                .thenComparing(each ->
                        TYPES.indexOf(each.path("perimetre").path("type").asText(""))));
        return all;
    }

    private static String id(JsonNode envelope) {
        return envelope.path("perimetre").path("id").asText();
    }
}
