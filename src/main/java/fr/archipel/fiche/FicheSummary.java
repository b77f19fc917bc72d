package fr.archipel.fiche;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.geo.Bbox;
import fr.archipel.territory.FicheRef;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fiche in a list.
 *
 * @param epci acronym of the agglomeration that signs the contract
 * @param axe first level of the contract's strategy
 * @param montantTotalEur the total of the recapitulative table; null when it prints none
 * @param montantTotalMention what it prints instead (a_evaluer, pour_memoire…)
 * @param communes INSEE codes; empty when the fiche is for the whole agglomeration
 * @param objets how many objects it is linked to
 * @param bbox of what it touches
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record FicheSummary(
        @JsonUnwrapped FicheRef fiche,
        @Nullable String epci,
        String axe,
        List<String> maitresOuvrage,
        @Nullable String typeOperation,
        @Nullable Integer anneeLancement,
        String statut,
        @Nullable BigDecimal montantTotalEur,
        @Nullable String montantTotalMention,
        List<String> communes,
        int objets,
        @Nullable Bbox bbox) {}
