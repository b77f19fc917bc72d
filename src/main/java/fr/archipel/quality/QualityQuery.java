package fr.archipel.quality;

import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.territory.Codes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for what is wanting; what is null does not filter.
 *
 * @param months a fiche without movement for so long is stale
 */
record QualityQuery(
        @Nullable String contrat,
        @Nullable String epci,
        @Nullable Rule rule,
        @Nullable String sujet,
        int months,
        Paging paging) {
    static final int MONTHS = 12;
    static final List<String> FILTERS = List.of("contrat", "epci", "regle", "sujet", "mois");
    static final List<String> PARAMETERS = Paging.parameters("contrat", "epci", "regle", "sujet", "mois");
    /** Of a file: what a person would still go through. */
    private static final int WHOLE = 100_000;

    static QualityQuery read(Parameters parameters) {
        return read(parameters, Paging.read(parameters));
    }

    static QualityQuery readWhole(Parameters parameters) {
        return read(parameters, new Paging(WHOLE, null));
    }

    private static QualityQuery read(Parameters parameters, Paging paging) {
        return new QualityQuery(
                parameters.find("contrat").orElse(null),
                parameters.find("epci", Codes.SIREN_ACCEPTED, Codes::siren).orElse(null),
                parameters
                        .find("regle", String.join(", ", Rule.ids()), Rule::find)
                        .orElse(null),
                parameters.choice("sujet", List.of("fiche", "objet")).orElse(null),
                parameters.integer("mois", 1, 120, MONTHS),
                paging);
    }
}
