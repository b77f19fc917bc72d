package fr.archipel.scot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure is what it is.
 *
 * @param titre what the figure is, in French
 * @param formule in words: {@code consommation de référence × (1 − taux ÷ 100)}
 * @param calcul the same with its values: {@code 120 × (1 − 50 ÷ 100) = 60}; null when a value is missing
 * @param termes the values that enter it
 * @param regles the parameters of the rule set that decide it
 * @param sources files, vintages, layers, documents (document:line)
 * @param raison why there is no figure, or what makes it doubtful; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        String titre,
        @Nullable BigDecimal valeur,
        @Nullable String unite,
        String formule,
        @Nullable String calcul,
        List<Term> termes,
        List<Rule> regles,
        List<String> sources,
        @Nullable String raison) {

    /** An intermediate value: {@code source} says where it was read, {@code pourquoi} how it was computed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Term(
            String nom,
            @Nullable BigDecimal valeur,
            @Nullable String unite,
            @Nullable String source,
            @Nullable Explanation pourquoi) {}

    /** A parameter that was applied: its set, key, perimeter, value as text, and the text of law or document it comes from. */
    public record Rule(String jeu, String cle, String perimetre, String valeur, String etat, String source) {}
}
