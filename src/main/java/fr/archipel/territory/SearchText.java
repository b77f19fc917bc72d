package fr.archipel.territory;

import fr.archipel.db.Sql;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What someone typed to find something by its name: forgiving of case, accents, hyphens, apostrophes, of the usual
 * abbreviations, of words cut short and of their order.
 *
 * @param key the text as {@code cle_recherche} (V001) writes it
 * @param words one regular expression a word: it begins like this; numbers are whole unless they end the text, and
 *     numbers in a row stay in a row ("12-14", "1.1")
 * @param start what a name that starts with the text looks like
 */
public record SearchText(String key, List<String> words, String start) {
    /** Longer than any name, shorter than an abuse. */
    public static final int MAXIMUM_LENGTH = 100;

    public static final String ACCEPTED = "un texte de 1 à 100 caractères, avec au moins une lettre ou un chiffre";

    /** From this word similarity (pg_trgm) on, a name resembles the text: leins finds Lens. */
    public static final double RESEMBLANCE = 0.35;

    private static final Map<String, String> FORMS =
            Map.of("st", "(st|saint)", "ste", "(ste|sainte)", "saint", "(saint|st)", "sainte", "(sainte|ste)");

    /** Empty when the text holds no letter and no digit, or is too long. */
    public static Optional<SearchText> parse(String typed) {
        String key = typed.length() > MAXIMUM_LENGTH ? "" : key(typed);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (String word : key.split(" ", -1)) {
            if (isNumber(word)) {
                numbers.add(word);
                continue;
            }
            flush(numbers, words, "\\M");
            words.add("\\m" + FORMS.getOrDefault(word, word));
        }
        flush(numbers, words, "");
        String start = List.of(key.split(" ", -1)).stream()
                .map(word -> FORMS.getOrDefault(word, word))
                .collect(Collectors.joining(" ", "^", ""));
        return Optional.of(new SearchText(key, List.copyOf(words), start));
    }

    /** The condition that a text in the form of {@code cle_recherche} holds every word. */
    public Sql matches(String expression) {
        return Sql.join(
                " AND ",
                words.stream().map(word -> Sql.of(expression + " ~ ?", word)).toList());
    }

    /** 0: that name; 1: starts with the text; 2: holds its words. */
    public Sql rank(String expression) {
        return Sql.of(
                "CASE WHEN " + expression + " ~ ? THEN 0 WHEN " + expression + " ~ ? THEN 1 ELSE 2 END",
                start + "$",
                start);
    }

    /**
     * How little a text in the form of {@code cle_recherche} resembles this one, as a number that orders: its best
     * stretch of words counts, and the whole ("leins" is Lens before Loison-sous-Lens).
     */
    public Sql distance(String expression) {
        return Sql.of("-(word_similarity(?, " + expression + ") + similarity(?, " + expression + "))", key, key);
    }

    /** A pattern for LIKE that INSEE codes beginning with the text match; below three digits it matches none. */
    public String codePrefix() {
        return isNumber(key) && key.length() >= 3 ? key + "%" : "";
    }

    /** Whether there is enough to look for names that resemble it. */
    public boolean isLongEnoughToResemble() {
        return key.length() >= 4;
    }

    private static void flush(List<String> numbers, List<String> words, String end) {
        if (!numbers.isEmpty()) {
            words.add("\\m" + String.join(" ", numbers) + end);
            numbers.clear();
        }
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The same as the SQL function, for the letters of French. */
    private static String key(String text) {
        return Normalizer.normalize(
                        text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", " ")
                .trim();
    }
}
