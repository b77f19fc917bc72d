package fr.archipel.fiche.coherence;

import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for findings, read and checked; what is null does not filter. */
record AnomalieQuery(
        @Nullable String contrat,
        @Nullable String fiche,
        @Nullable String severite,
        @Nullable String regle,
        Paging paging) {
    static final List<String> FILTERS = List.of("contrat", "fiche", "severite", "regle");
    static final List<String> PARAMETERS = Paging.parameters("contrat", "fiche", "severite", "regle");
    private static final int WHOLE = 100_000;

    static AnomalieQuery read(Parameters parameters) {
        return read(parameters, Paging.read(parameters));
    }

    /** For a file, which holds all that match: what the contracts' files hold bounds them, some hundreds. */
    static AnomalieQuery readWhole(Parameters parameters) {
        return read(parameters, new Paging(WHOLE, null));
    }

    private static AnomalieQuery read(Parameters parameters, Paging paging) {
        return new AnomalieQuery(
                parameters.find("contrat").orElse(null),
                parameters.find("fiche").orElse(null),
                parameters
                        .choice("severite", List.of("erreur", "avertissement", "information"))
                        .orElse(null),
                parameters
                        .choice("regle", Regles.ALL.stream().map(Regle::id).toList())
                        .orElse(null),
                paging);
    }
}
