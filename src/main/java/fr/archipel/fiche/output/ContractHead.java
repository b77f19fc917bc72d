package fr.archipel.fiche.output;

import org.jspecify.annotations.Nullable;

/**
 * What a document says of the contract it is about.
 *
 * @param document title of the contract's own document
 */
record ContractHead(
        String id,
        String titre,
        @Nullable String sigle,
        int anneeDebut,
        int anneeFin,
        String document,
        @Nullable String maquette,
        @Nullable String taxe) {

    /** Short name for titles. */
    String name() {
        return sigle == null ? titre : sigle;
    }
}
