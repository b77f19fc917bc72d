package fr.archipel.scot.rule;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids of rule sets. */
final class RuleId {
    private static final Pattern GOOD = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    /** Addresses of their own beside those of the sets. */
    private static final List<String> TAKEN = List.of("cles");

    private RuleId() {}

    static boolean isGood(String id) {
        return GOOD.matcher(id).matches() && !TAKEN.contains(id);
    }

    /** « Simulation : −50 % » → {@code simulation-50}; empty when nothing is left. */
    static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        return plain.substring(0, Math.min(60, plain.length())).replaceAll("-$", "");
    }
}
