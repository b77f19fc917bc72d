package fr.archipel.exchange.standard;

import fr.archipel.request.Parameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a file holds: those that touch a commune, an agglomeration, both; all when neither is named.
 *
 * @param epci SIREN
 * @param commune INSEE code
 */
public record Scope(@Nullable String epci, @Nullable String commune) {
    public static final Scope ALL = new Scope(null, null);
    static final String EPCI = "epci";
    static final String COMMUNE = "commune";

    static final List<String> PARAMETERS = List.of(EPCI, COMMUNE);

    static Scope read(Parameters parameters) {
        return new Scope(
                parameters
                        .find(
                                EPCI,
                                "un numéro SIREN de neuf chiffres",
                                text -> Optional.of(text).filter(siren -> siren.matches("\\d{9}")))
                        .orElse(null),
                parameters
                        .find(
                                COMMUNE,
                                "un code INSEE de cinq caractères",
                                text -> Optional.of(text).filter(insee -> insee.matches("[0-9AB]{5}")))
                        .orElse(null));
    }
}
