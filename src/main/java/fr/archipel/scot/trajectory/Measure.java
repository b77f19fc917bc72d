package fr.archipel.scot.trajectory;

import fr.archipel.scot.Explanation;
import fr.archipel.scot.Explanation.Rule;
import fr.archipel.scot.Explanation.Term;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a trajectory, ready to be shown and to be explained.
 *
 * @param value rounded for the answer; null when it has none, {@code reason} then says why
 * @param words for a measure that is no number
 * @param formula in words
 * @param calculation the same with its values; null when one is missing
 */
record Measure(
        String key,
        String title,
        @Nullable BigDecimal value,
        @Nullable String words,
        @Nullable String unit,
        String formula,
        @Nullable String calculation,
        List<Term> terms,
        List<Rule> rules,
        @Nullable String reason) {

    Indicator indicator() {
        return new Indicator(key, title, value, words, unit, formula, reason);
    }

    Explanation explanation(List<String> sources) {
        return new Explanation(title, value, unit, formula, calculation, terms, rules, sources, reason);
    }
}
