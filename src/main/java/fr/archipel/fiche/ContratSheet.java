package fr.archipel.fiche;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.FicheTotal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract: who, when, its strategy with the fiches on its branches, what they add up to.
 *
 * @param statuts how many fiches by status
 */
record ContratSheet(
        @JsonUnwrapped ContratSummary contrat,
        SourceDocument document,
        List<Party> signataires,
        Map<String, Integer> statuts,
        List<Node> strategie,
        List<Agreement> contractualisations,
        List<Figure> chiffres,
        List<String> sources) {

    /** {@code date}: ISO 8601. */
    record SourceDocument(String id, String titre, @Nullable String date) {}

    /** One of those who own, fund or sign. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Party(String code, String nom, @Nullable String nomLong, String type) {}

    /**
     * A node of the strategy.
     *
     * @param niveau axe, orientation, fonction, enjeu, chantier, fiche_action, objectif, action or indicateur
     * @param court the short name it goes by
     * @param theme heading it is printed under
     * @param programmation years it is put forward for
     * @param totaux the fiches on it and below it, added up
     * @param fiches the fiches that stand on it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Node(
            String id,
            String niveau,
            @Nullable String numero,
            String titre,
            @Nullable String court,
            @Nullable String resume,
            @Nullable String theme,
            @Nullable String programmation,
            FicheTotal totaux,
            List<FicheOfNode> fiches,
            List<Node> enfants) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record FicheOfNode(
            @JsonUnwrapped FicheRef fiche,
            String statut,
            @Nullable BigDecimal montantTotalEur) {}

    /** Another agreement in force that the contract takes in. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Agreement(
            String id,
            String titre,
            @Nullable String theme,
            @Nullable Integer anneeDebut,
            @Nullable Integer anneeFin,
            @Nullable String resume,
            List<CommuneRef> communes,
            List<String> sources) {}

    /** A figure the contract's own text prints. */
    record Figure(
            String concept,
            BigDecimal valeur,
            String unite,
            @Nullable String imprime,
            List<String> sources) {}
}
