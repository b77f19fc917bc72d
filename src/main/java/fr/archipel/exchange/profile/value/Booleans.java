package fr.archipel.exchange.profile.value;

import fr.archipel.exchange.finding.Rule;
import java.util.Set;

/** Yes and no, as people and programs write them. */
public final class Booleans {
    private static final Set<String> YES = Set.of("oui", "o", "vrai", "v", "true", "t", "yes", "y", "1", "1 0", "x");
    private static final Set<String> NO = Set.of("non", "n", "faux", "f", "false", "no", "0", "0 0");

    private Booleans() {}

    public static ReadValue read(Object cell) {
        if (cell instanceof Boolean) {
            return ReadValue.of(cell);
        }
        String text = Folding.tidy(String.valueOf(cell));
        String folded = Folding.fold(text);
        if (YES.contains(folded)) {
            return ReadValue.of(true);
        }
        if (NO.contains(folded)) {
            return ReadValue.of(false);
        }
        return Folding.isNothing(text) || folded.equals("inconnu") || text.equals("-")
                ? ReadValue.NOTHING
                : ReadValue.refused(Rule.WRONG_TYPE, "ne dit ni oui ni non", "oui ou non (vrai/faux, 1/0)");
    }
}
