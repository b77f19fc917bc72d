package fr.archipel.fiche.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a write answers.
 *
 * @param n number of what was written
 * @param version the fiche's, after the write
 * @param avertissements French sentences: what was accepted and looks odd
 */
public record Outcome(
        long n,
        int version,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> avertissements) {
    public Outcome {
        avertissements = List.copyOf(avertissements);
    }
}
