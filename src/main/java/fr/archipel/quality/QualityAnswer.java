package fr.archipel.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.archipel.request.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of findings, and how many there are by rule and contract. */
record QualityAnswer(@JsonUnwrapped Listing<Finding> list, Totaux totaux) {

    /** {@code mois}: a fiche without movement for so long is stale. */
    record Totaux(
            int mois, int nombre, @JsonProperty("par_regle") List<ParRegle> parRegle) {}

    record ParRegle(
            Rule regle,
            String titre,
            String sujet,
            String gravite,
            String explication,
            int nombre,
            @JsonProperty("par_contrat") List<ParContrat> parContrat) {}

    /** {@code contrat}: null for objects, which are no contract's. */
    record ParContrat(@Nullable String contrat, int nombre) {}

    static QualityAnswer of(Listing<Finding> list, QualityStore.Found found, int months) {
        List<ParRegle> rules = Arrays.stream(Rule.values())
                .map(rule -> of(rule, found.counts().getOrDefault(rule, Map.of())))
                .toList();
        int all = rules.stream().mapToInt(ParRegle::nombre).sum();
        return new QualityAnswer(list, new Totaux(months, all, rules));
    }

    private static ParRegle of(Rule rule, Map<String, Integer> contracts) {
        return new ParRegle(
                rule,
                rule.title(),
                rule.subject(),
                rule.gravity(),
                rule.explanation(),
                contracts.values().stream().mapToInt(Integer::intValue).sum(),
                contracts.entrySet().stream()
                        .map(each -> new ParContrat(each.getKey().isEmpty() ? null : each.getKey(), each.getValue()))
                        .toList());
    }
}
