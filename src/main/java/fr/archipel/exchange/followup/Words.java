package fr.archipel.exchange.followup;

import java.text.Normalizer;
import java.util.Locale;

/** Texts as people write them, brought to one form for comparing. */
final class Words {
    private static final String FORMULA_SIGNS = "=+-@＝＋－＠";

    private Words() {}

    /** Without blanks around or in a row, whatever their kind; without the apostrophe our own CSV puts before a sign. */
    static String tidy(String text) {
        String tidy = text.replaceAll("[\\p{Z}\\s\\u200B\\uFEFF]+", " ").strip();
        return tidy.length() > 1 && tidy.charAt(0) == '\'' && FORMULA_SIGNS.indexOf(tidy.charAt(1)) >= 0
                ? tidy.substring(1)
                : tidy;
    }

    /** Small letters and digits without accents, one blank between words; empty when there are none. */
    static String fold(String text) {
        return Normalizer.normalize(
                        text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    /** Whether the folded text holds the folded words, whole and in a row. */
    static boolean holds(String folded, String words) {
        return (" " + folded + " ").contains(" " + words + " ");
    }
}
