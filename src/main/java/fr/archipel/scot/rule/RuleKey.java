package fr.archipel.scot.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a rule set may have.
 *
 * @param genre kind of value: annee, pourcentage, surface_ha, date, oui_non, texte
 * @param perimetres kinds of perimeter that may state it: france, region, scot, epci, commune
 * @param aide what it does to the computation
 * @param necessaire whether the set of the law cannot do without
 */
public record RuleKey(
        String cle, int rang, String titre, String genre, List<String> perimetres, String aide, boolean necessaire) {
    /** Without them nothing is computed. */
    static final List<String> NEEDED =
            List.of(RuleSet.REFERENCE_FIRST, RuleSet.REFERENCE_LAST, RuleSet.DECADE_FIRST, RuleSet.DECADE_LAST);

    /** Member of a body that holds the value: valeur, valeur_date, valeur_texte. */
    @JsonProperty
    public String membre() {
        return switch (genre) {
            case "date" -> "valeur_date";
            case "texte" -> "valeur_texte";
            default -> "valeur";
        };
    }

    @JsonProperty
    public @Nullable String unite() {
        return switch (genre) {
            case "annee" -> "année";
            case "pourcentage" -> "%";
            case "surface_ha" -> "ha";
            default -> null;
        };
    }
}
