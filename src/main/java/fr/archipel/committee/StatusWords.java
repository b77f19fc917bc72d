package fr.archipel.committee;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes in French words; a code that is not known stays as it is. */
final class StatusWords {
    private static final Map<String, String> STATUSES = Map.of(
            "en_maturation", "en maturation",
            "proposee", "proposée",
            "validee", "validée",
            "engagee", "engagée",
            "en_travaux", "en travaux",
            "realisee", "réalisée",
            "abandonnee", "abandonnée");

    private static final Map<String, String> STATES =
            Map.of("prepare", "préparé", "tenu", "tenu", "archive", "archivé");

    private static final Map<String, String> STEPS = Map.of(
            "attendu", "attendu",
            "sollicite", "sollicité",
            "notifie", "notifié",
            "engage", "engagé",
            "verse", "versé");

    private StatusWords() {}

    static String of(@Nullable String status) {
        return status == null ? "non renseigné" : STATUSES.getOrDefault(status, status);
    }

    static String state(String state) {
        return STATES.getOrDefault(state, state);
    }

    static String step(String step) {
        return STEPS.getOrDefault(step, step);
    }
}
