package fr.archipel.scot.trajectory;

import fr.archipel.scot.rule.RuleSet;

/** Why a SCoT has no envelope. */
public final class NoEnvelope {
    private NoEnvelope() {}

    public static String reason(RuleSet rules, String scot) {
        String years = rules.reference().map(RuleSet.Period::text).orElse("de référence");
        String data = "la consommation d'espaces %s n'est pas importée (fichier du Cerema)".formatted(years);
        return rules.rateOf(scot).isPresent()
                ? "Enveloppe non renseignée : " + data + "."
                : "Enveloppe non renseignée : " + data + " et aucun taux de réduction n'est confirmé pour ce SCoT.";
    }
}
