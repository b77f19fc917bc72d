package fr.archipel.exchange.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param fichier name of the file
 * @param motif French: why it is refused or interrupted
 * @param demande what was asked
 * @param examination null before the first one
 */
public record ImportReport(
        String id,
        State etat,
        TargetView cible,
        String fichier,
        String cree_le,
        @Nullable String applique_le,
        @Nullable String annule_le,
        @Nullable String auteur,
        @Nullable String motif,
        ImportRequest demande,
        @JsonUnwrapped @Nullable Examination examination) {

    public record TargetView(String id, String titre) {}
}
