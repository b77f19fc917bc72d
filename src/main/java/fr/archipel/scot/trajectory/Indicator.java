package fr.archipel.scot.trajectory;

import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Period;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a trajectory.
 *
 * @param valeur null when data are missing; {@code raison} then says which
 * @param calcul how it is computed
 */
record Indicator(
        String cle,
        String titre,
        @Nullable BigDecimal valeur,
        @Nullable String unite,
        String calcul,
        @Nullable String raison) {
    private static final String NO_DATA = "Aucun fichier de consommation d'ENAF (Cerema) n'est importé.";
    private static final String NO_ENVELOPE =
            "Il faut la consommation de référence (fichier du Cerema, non importé) et un taux confirmé pour ce SCoT.";

    /** All measures, none of which has data before a file of consumption is imported. */
    static List<Indicator> all(RuleSet rules) {
        String reference = rules.reference().map(Period::text).orElse("période de référence");
        String since = rules.decade().map(d -> "depuis " + d.debut()).orElse("depuis le début de la décennie");
        int years = rules.decade().map(Period::years).orElse(0);
        return List.of(
                missing(
                        "consommation_reference",
                        "Consommation " + reference,
                        "ha",
                        "Σ des flux annuels " + reference,
                        NO_DATA),
                missing(
                        "enveloppe",
                        "Enveloppe de la décennie",
                        "ha",
                        "consommation de référence × (1 − taux ÷ 100)",
                        NO_ENVELOPE),
                missing("consommation", "Consommation " + since, "ha", "Σ des flux annuels " + since, NO_DATA),
                missing(
                        "reste",
                        "Reste de l'enveloppe",
                        "ha",
                        "enveloppe − (consommation − part des PENE) + renaturation prouvée",
                        NO_ENVELOPE),
                missing("rythme", "Rythme", "ha/an", "consommation ÷ années connues", NO_DATA),
                missing("rythme_permis", "Rythme permis", "ha/an", "enveloppe ÷ " + years, NO_ENVELOPE),
                missing(
                        "rythme_restant",
                        "Rythme encore permis",
                        "ha/an",
                        "reste ÷ (" + years + " − années connues)",
                        NO_ENVELOPE),
                missing("projection", "Projection sur la décennie", "ha", years + " × rythme", NO_DATA),
                missing("depassement", "Dépassement projeté", "ha", "projection − enveloppe", NO_ENVELOPE),
                missing(
                        "atteinte",
                        "Part de l'enveloppe atteinte par la projection",
                        "%",
                        "100 × projection ÷ enveloppe",
                        NO_ENVELOPE),
                missing("annees_restantes", "Années restantes à ce rythme", "année", "reste ÷ rythme", NO_ENVELOPE),
                missing(
                        "statut",
                        "Statut",
                        null,
                        "déjà dépassé, risque de dépassement ou en bonne voie, selon consommation, projection et enveloppe",
                        NO_ENVELOPE));
    }

    private static Indicator missing(String key, String title, @Nullable String unit, String formula, String reason) {
        return new Indicator(key, title, null, unit, formula, reason);
    }
}
