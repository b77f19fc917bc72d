package fr.archipel.exchange.profile.value;

import fr.archipel.exchange.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What a cell was read as.
 *
 * @param value of the field's type; null when the cell says nothing, or cannot be read
 * @param rule what is to be said of it; null when nothing is
 * @param why French, goes on after « VALUE »: {@code n'est pas un nombre}; empty without a rule
 * @param accepted what would do, French, without full stop; empty when that is no help
 */
public record ReadValue(@Nullable Object value, @Nullable Rule rule, String why, String accepted) {
    public static final ReadValue NOTHING = new ReadValue(null, null, "", "");

    public static ReadValue of(@Nullable Object value) {
        return value == null ? NOTHING : new ReadValue(value, null, "", "");
    }

    public static ReadValue refused(Rule rule, String why, String accepted) {
        return new ReadValue(null, rule, why, accepted);
    }

    public static ReadValue noted(Object value, Rule rule, String why) {
        return new ReadValue(value, rule, why, "");
    }

    /** Whether the cell says something that no value could be made of. */
    public boolean refused() {
        return rule != null && value == null;
    }
}
