package fr.archipel.scot.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Ground given back to nature in a commune.
 *
 * @param surfaceM2 declared, whole
 * @param dateEffet ISO 8601; its year is the one it counts in
 * @param deductible then it has a proof, and is added to what is left of an envelope
 * @param dessin whether a drawing is kept with it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Renaturation(
        long id,
        String titre,
        CommuneRef commune,
        long surfaceM2,
        String dateEffet,
        @Nullable String preuve,
        boolean deductible,
        @Nullable String remarque,
        boolean dessin,
        @JsonUnwrapped Signature signature)
        implements Entry {

    @JsonProperty
    public BigDecimal surfaceHa() {
        return Measures.hectares(surfaceM2);
    }

    @JsonIgnore
    public int year() {
        return Integer.parseInt(dateEffet.substring(0, 4));
    }
}
