package fr.archipel.fiche.coherence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.request.Listing;
import fr.archipel.territory.ContratRef;
import fr.archipel.territory.FicheRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finding, as answered. */
record AnomalieAnswer(
        String id,
        String regle,
        String titre,
        String severite,
        ContratRef contrat,
        @Nullable FicheRef fiche,
        String champ,
        String phrase,
        JsonNode valeurs,
        @JsonProperty("difference_eur") @Nullable BigDecimal differenceEur) {

    /** A page of findings, and how many match in all. */
    record Answer(@JsonUnwrapped Listing<AnomalieAnswer> list, Totaux totaux) {}

    record Totaux(
            @JsonProperty("par_severite") Map<String, Integer> parSeverite,
            @JsonProperty("par_regle") List<ParRegle> parRegle) {}

    record ParRegle(String regle, String titre, int nombre) {}
}
