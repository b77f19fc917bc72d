package fr.archipel.scot.trajectory;

import fr.archipel.scot.Explanation;
import fr.archipel.scot.rule.Rate;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import java.util.Arrays;
import java.util.List;

/** The parameters of a rule set that decide a figure, as explanations cite them. */
final class Applied {
    private Applied() {}

    /** Those stated for the whole country. */
    static List<Explanation.Rule> rules(RuleSet set, String... keys) {
        return Arrays.stream(keys)
                .flatMap(key -> set.find(key).stream())
                .map(Parameter::cite)
                .toList();
    }

    /** What states the rate; none for a trial. */
    static List<Explanation.Rule> rules(Rate rate) {
        Parameter parameter = rate.parametre();
        return parameter == null ? List.of() : List.of(parameter.cite());
    }
}
