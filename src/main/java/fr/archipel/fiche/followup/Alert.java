package fr.archipel.fiche.followup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.territory.FicheRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

    /** What is compared; null is unknown. {@code financementEur}: the furthest known step of each funding, added up. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Values(
            @Nullable BigDecimal coutEur,
            @Nullable BigDecimal financementEur,
            @Nullable BigDecimal realiseEur) {}

    static Alert of(
            String type,
            FicheRef fiche,
            @Nullable LocalDate since,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal funding,
            @Nullable BigDecimal spent) {
        String phrase = switch (type) {
            case "sans_mouvement" -> "Aucun mouvement depuis le %s.".formatted(since);
            case "desequilibre" ->
                "Les financements connus (%s €) ne font pas le coût (%s €).".formatted(plain(funding), plain(cost));
            case "sans_financeur" -> "Aucun financement n'est connu.";
            case "sans_date" -> "Ni année de lancement, ni dépense prévue par année.";
            case "sans_cout" -> "Le coût n'est pas renseigné.";
            default -> "La dépense réalisée (%s €) dépasse le coût (%s €).".formatted(plain(spent), plain(cost));
        };
        return new Alert(
                type, fiche, phrase, since == null ? null : since.toString(), new Values(cost, funding, spent));
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "?" : amount.toPlainString().replace('.', ',');
    }
}
