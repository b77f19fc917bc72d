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
    static final List<String> PARAMETERS = Paging.parameters("contrat", "fiche", "severite", "regle");

    static AnomalieQuery read(Parameters parameters) {
        return new AnomalieQuery(
                parameters.find("contrat").orElse(null),
                parameters.find("fiche").orElse(null),
                parameters
                        .choice("severite", List.of("erreur", "avertissement", "information"))
                        .orElse(null),
                parameters
                        .choice("regle", Regles.ALL.stream().map(Regle::id).toList())
                        .orElse(null),
                Paging.read(parameters));
    }
}
