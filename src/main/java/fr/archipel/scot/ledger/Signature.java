package fr.archipel.scot.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * Who entered an entry and when, and who annulled it, when and why. Moments are ISO 8601, with offset.
 *
 * @param annuleLe null while the entry counts, and {@code annulePar}, {@code annuleMotif} with it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Signature(
        String auteur,
        String saisiLe,
        @Nullable String annuleLe,
        @Nullable String annulePar,
        @Nullable String annuleMotif) {

    @JsonIgnore
    public boolean isAnnulled() {
        return annuleLe != null;
    }
}
