package fr.archipel.feature.edit;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of tables in French: those with words of their own in {@code regles.properties}, the common ones by their form. */
public final class RulePhrases {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("fr.archipel.feature.edit.regles", Locale.ROOT);
    private static final String NUMBER = "\\(?'?(-?[0-9.]+)'?\\)?(?:::[a-z ]+)?";
    private static final Pattern BETWEEN =
            Pattern.compile("CHECK \\(\\(\\((\\w+) >= " + NUMBER + "\\) AND \\(\\1 <= " + NUMBER + "\\)\\)\\)");
    private static final Pattern ABOVE = Pattern.compile("CHECK \\(\\((\\w+) (>=|>|<=|<) " + NUMBER + "\\)\\)");
    private static final Pattern FORM = Pattern.compile("CHECK \\(\\((\\w+) ~ '([^']*)'::text\\)\\)");

    private RulePhrases() {}

    /** The end of a sentence: what is accepted. {@code definition}: as {@code pg_get_constraintdef} writes it. */
    public static String sentence(String name, String definition) {
        if (WORDS.containsKey(name)) {
            return WORDS.getString(name);
        }
        Matcher between = BETWEEN.matcher(definition);
        if (between.matches()) {
            return "il faut un nombre de %s à %s".formatted(between.group(2), between.group(3));
        }
        Matcher above = ABOVE.matcher(definition);
        if (above.matches()) {
            return "il faut un nombre %s %s".formatted(comparison(above.group(2)), above.group(3));
        }
        if (definition.contains("<> ''")) {
            return "il faut un texte qui n'est pas vide";
        }
        Matcher form = FORM.matcher(definition);
        if (form.matches()) {
            return "il faut un texte de la forme " + form.group(2);
        }
        return definition.contains("ST_IsValid") || definition.contains("st_isvalid")
                ? "elle n'est pas valide ou est vide"
                : "la règle « " + name + " » n'est pas tenue";
    }

    private static String comparison(String operator) {
        return switch (operator) {
            case ">" -> "plus grand que";
            case ">=" -> "au moins égal à";
            case "<" -> "plus petit que";
            default -> "au plus égal à";
        };
    }
}
