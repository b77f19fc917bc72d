package fr.archipel.scot.check;

import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import java.math.BigDecimal;
import java.util.Optional;

/** What the rules leave out of the envelope. */
record Exclusions(boolean pene, boolean photovoltaics) {
    static final String PENE = "projets_nationaux";
    static final String PHOTOVOLTAICS = "photovoltaique";

    static Exclusions of(RuleSet rules) {
        return new Exclusions(yes(rules, PENE), yes(rules, PHOTOVOLTAICS));
    }

    static Optional<Parameter> parameter(RuleSet rules, String cle) {
        return rules.all(cle).stream()
                .filter(each -> each.perimetre().equals("france"))
                .findFirst();
    }

    private static boolean yes(RuleSet rules, String cle) {
        return parameter(rules, cle)
                .map(Parameter::valeur)
                .filter(value -> value.compareTo(BigDecimal.ONE) == 0)
                .isPresent();
    }
}
