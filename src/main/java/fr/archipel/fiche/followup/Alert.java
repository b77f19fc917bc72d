package fr.archipel.fiche.followup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.document.French;
import fr.archipel.territory.FicheRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something about a fiche that calls for attention.
 *
 * @param type one of {@link #TYPES}
 * @param depuis ISO 8601: the last movement, or the contract's signature; null for the other types
 */
record Alert(
        String type,
        FicheRef fiche,
        String phrase,
        @Nullable String depuis,
        Values valeurs) {
    static final List<String> TYPES =
            List.of("sans_mouvement", "desequilibre", "sans_financeur", "sans_date", "sans_cout", "depassement");

    /** In the words of a table's cell. */
    static final Map<String, String> LABELS = Map.of(
            "sans_mouvement", "sans mouvement",
            "desequilibre", "déséquilibre",
            "sans_financeur", "sans financeur",
            "sans_date", "sans date",
            "sans_cout", "sans coût",
            "depassement", "dépassement");

    /** What is compared; null is unknown. {@code financementEur}: the furthest known step of each funding, added up. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Values(
            @Nullable BigDecimal coutEur,
            @Nullable BigDecimal financementEur,
            @Nullable BigDecimal realiseEur) {}

    /** Amounts in cents. */
    static Alert of(
            String type,
            FicheRef fiche,
            @Nullable LocalDate since,
            @Nullable Long cost,
            @Nullable Long funding,
            @Nullable Long spent) {
        String phrase = switch (type) {
            case "sans_mouvement" ->
                since == null ? "Aucun mouvement." : "Aucun mouvement depuis le %s.".formatted(French.day(since));
            case "desequilibre" ->
                "Les financements connus (%s) ne font pas le coût (%s).".formatted(words(funding), words(cost));
            case "sans_financeur" -> "Aucun financement n'est connu.";
            case "sans_date" -> "Ni année de lancement, ni dépense prévue par année.";
            case "sans_cout" -> "Le coût n'est pas renseigné.";
            default -> "La dépense réalisée (%s) dépasse le coût (%s).".formatted(words(spent), words(cost));
        };
        return new Alert(
                type,
                fiche,
                phrase,
                since == null ? null : since.toString(),
                new Values(euros(cost), euros(funding), euros(spent)));
    }

    private static String words(@Nullable Long cents) {
        return cents == null ? French.UNKNOWN : French.money(cents);
    }

    private static @Nullable BigDecimal euros(@Nullable Long cents) {
        return cents == null ? null : BigDecimal.valueOf(cents, 2);
    }
}
