package fr.archipel.scot.check;

import fr.archipel.scot.rule.RuleSet;

/** What the rules leave out of the envelope. */
record Exclusions(boolean pene, boolean photovoltaics) {

    static Exclusions of(RuleSet rules) {
        return new Exclusions(rules.yes(RuleSet.NATIONAL_PROJECTS), rules.yes(RuleSet.PHOTOVOLTAIC));
    }
}
