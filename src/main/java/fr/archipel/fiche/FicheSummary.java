package fr.archipel.fiche;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param prevuEur spending planned, all years; null when none is known
 * @param realiseEur spent; null when nothing was entered
 * @param retenuEur fundings, each at its furthest known step
 * @param resteAFinancerEur left to fund; null when it cannot be told
 * @param dernierMouvement the day something last happened to it; null: nothing yet
 * @param retard its calendar is over and its status is not
 * @param emprise what it is shown by on the map (traces, objets, communes, epci)
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
        @Nullable BigDecimal prevuEur,
        @Nullable BigDecimal realiseEur,
        @Nullable BigDecimal retenuEur,
        @JsonProperty("reste_a_financer_eur") @Nullable BigDecimal resteAFinancerEur,
        @Nullable String dernierMouvement,
        boolean retard,
        @Nullable String emprise,
        @Nullable Bbox bbox) {}
