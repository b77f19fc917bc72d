package fr.archipel.scot.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the land under a friche or an activity zone, and why. Source: the qualification a person gave the
 * friche; the state and kind of urbanisation of a zone (CNIG Sites économiques 1.0.1, {@code site_etat},
 * {@code site_evol_urba}, {@code site_type}).
 */
record LandState(Kind kind, String motif) {
    private static final List<String> PLANNED = List.of("en projet", "création");
    private static final List<String> EXISTING = List.of("existant et actif", "projet de déclassement");

    enum Kind {
        /** Urbanised for sure: building there consumes nothing. */
        URBANISE("urbanise"),
        /** Natural, agricultural or forest land for sure. */
        ENAF("enaf"),
        /** Nobody settled it: urbanised at most, ENAF at worst. */
        A_TRANCHER("a_trancher"),
        /** Planned, hence not counted as urbanised; whether it is ENAF is not known. */
        PREVU("prevu");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @JsonValue
        String id() {
            return id;
        }
    }

    static LandState ofFriche(String qualification) {
        return switch (qualification) {
            case "urbanisee" ->
                new LandState(Kind.URBANISE, "Friche qualifiée urbanisée : la reconstruire ne consomme rien.");
            case "enaf" ->
                new LandState(Kind.ENAF, "Friche qualifiée espace naturel, agricole ou forestier : bâtir y consomme.");
            default ->
                new LandState(Kind.A_TRANCHER, "La qualification de la friche reste à trancher : urbanisée ou ENAF.");
        };
    }

    static LandState ofZone(@Nullable String type, @Nullable String etat, @Nullable String evolution) {
        if (etat != null && PLANNED.contains(etat)) {
            return new LandState(Kind.PREVU, "Zone « %s » : pas comptée comme urbanisée.".formatted(etat));
        }
        if ("zone AU à vocation économique".equals(type)) {
            return new LandState(Kind.PREVU, "Zone à urbaniser (AU) : pas comptée comme urbanisée.");
        }
        if ("extension urbaine".equals(evolution)) {
            return new LandState(Kind.PREVU, "Extension urbaine : pas comptée comme urbanisée.");
        }
        if (etat == null) {
            return new LandState(Kind.A_TRANCHER, "L'état de la zone n'est pas renseigné : existante ou en projet.");
        }
        if (!EXISTING.contains(etat)) {
            return new LandState(Kind.A_TRANCHER, "Zone « %s » : son sol est à qualifier.".formatted(etat));
        }
        return "mixte".equals(evolution)
                ? new LandState(Kind.A_TRANCHER, "Zone existante en partie étendue : la part étendue n'est pas connue.")
                : new LandState(Kind.URBANISE, "Zone existante : comptée comme urbanisée en entier.");
    }
}
