package fr.archipel.scot.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.ObjetRef;
import org.jspecify.annotations.Nullable;

/**
 * What somebody settled about a friche.
 *
 * @param friche its name is null when the friche is no longer there
 * @param qualification urbanisee, enaf, a_trancher
 * @param decideur service or person who settled it; with {@code dateDecision} (ISO 8601) and {@code preuve}, null while it
 *     is not settled
 * @param enVigueur whether it is what the friche is: the last entry not annulled
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Qualification(
        long id,
        ObjetRef friche,
        String qualification,
        @Nullable String decideur,
        @Nullable String dateDecision,
        @Nullable String preuve,
        @Nullable String remarque,
        boolean enVigueur,
        @JsonUnwrapped Signature signature)
        implements Entry {}
