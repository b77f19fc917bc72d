package fr.archipel.scot.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project charged to the national envelope.
 *
 * @param arrete the text that lists it
 * @param consommations what it took of each commune, year by year; empty while nobody said
 * @param dessin whether a drawing is kept with it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Pene(
        long id,
        String titre,
        String arrete,
        @Nullable FicheRef fiche,
        @Nullable String remarque,
        List<Share> consommations,
        boolean dessin,
        @JsonUnwrapped Signature signature)
        implements Entry {

    /** Part of a commune's consumption of a year that is due to the project, in whole m². */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Share(CommuneRef commune, int annee, long surfaceM2) {
        @JsonProperty
        public BigDecimal surfaceHa() {
            return Measures.hectares(surfaceM2);
        }
    }

    @JsonProperty
    public BigDecimal totalHa() {
        return Measures.hectares(
                consommations.stream().mapToLong(Share::surfaceM2).sum());
    }
}
