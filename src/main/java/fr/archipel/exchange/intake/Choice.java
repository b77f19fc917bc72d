package fr.archipel.exchange.intake;

import fr.archipel.exchange.finding.Rule;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a finding: {@code reparer} (take the repair), {@code garder} (as it is), {@code rejeter} (leave
 * the row aside), {@code creer} (a new object, whatever it looks like), {@code lier:OBJECT} (it is that object).
 *
 * @param row of the file; null: every row with a finding of the rule
 * @param object of {@code lier}; null else
 */
record Choice(
        Rule rule,
        @Nullable Long row,
        String what,
        @Nullable String object) {
    static final String REPAIR = "reparer";
    static final String KEEP = "garder";
    static final String REJECT = "rejeter";
    static final String CREATE = "creer";
    static final String LINK = "lier";
    private static final Pattern KEY = Pattern.compile("([a-z-]+)(?::([1-9][0-9]{0,17}))?");
    private static final Pattern VALUE = Pattern.compile("(reparer|garder|rejeter|creer)|lier:(.{1,200})");

    /** Throws {@link Problem.InvalidField} when it cannot be read. */
    static void check(String key, String value) {
        of(Map.entry(key, value));
    }

    static Choice of(Map.Entry<String, String> entry) {
        Matcher key = KEY.matcher(entry.getKey());
        Rule rule = key.matches() ? Rule.find(key.group(1)).orElse(null) : null;
        if (rule == null) {
            throw new ProblemException(new Problem.InvalidField(
                    "choix",
                    entry.getKey(),
                    "une règle, comme geometrie-invalide, seule ou avec une ligne : ressemblance:12"));
        }
        Matcher value = VALUE.matcher(entry.getValue());
        if (!value.matches() || (value.group(2) != null && key.group(2) == null)) {
            throw new ProblemException(new Problem.InvalidField(
                    "choix",
                    entry.getKey() + " = " + entry.getValue(),
                    "reparer, garder, rejeter, creer ou, pour une ligne, lier:OBJET"));
        }
        return new Choice(
                rule,
                key.group(2) == null ? null : Long.valueOf(key.group(2)),
                value.group(2) == null ? value.group(1) : LINK,
                value.group(2));
    }
}
