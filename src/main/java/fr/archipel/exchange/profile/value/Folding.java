package fr.archipel.exchange.profile.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as people write them, brought to one form for comparing. */
public final class Folding {
    /** What programs write where there is no value. */
    private static final Set<String> NULLS =
            Set.of("null", "(null)", "<null>", "none", "nan", "#n/a", "#n/d", "\\n", "nil");

    /** What people write where there is no value; a free text keeps it. */
    private static final Set<String> NOTHING = Set.of(
            "",
            "non renseigne",
            "nr",
            "n r",
            "nc",
            "n c",
            "nd",
            "n d",
            "na",
            "n a",
            "neant",
            "non connu",
            "non communique");

    private static final Pattern PLURAL = Pattern.compile("(?<=[a-z]{3})[sx](?= |$)");

    private Folding() {}

    /** Without blanks at the ends or in a row, whatever their kind; a no-break space is a blank like another. */
    public static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                tidy.append(c);
            } else if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) != ' ') {
                tidy.append(' ');
            }
        }
        int end = tidy.length();
        return end > 0 && tidy.charAt(end - 1) == ' ' ? tidy.substring(0, end - 1) : tidy.toString();
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || (c >= '\u200b' && c <= '\u200d')
                || c == '\u2060'
                || c == '\ufeff';
    }

    /** Small letters and digits without accents, one blank between words; empty when there are none. */
    public static String fold(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        String bare = small.chars().allMatch(c -> c < 128)
                ? small
                : Normalizer.normalize(
                        small.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss"), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                folded.append(c);
            } else if (!isMark(c) && folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        int end = folded.length();
        return end > 0 && folded.charAt(end - 1) == ' ' ? folded.substring(0, end - 1) : folded.toString();
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** The folded text without its blanks: how names of columns are compared. */
    public static String key(String name) {
        return fold(name).replace(" ", "");
    }

    /** The folded text, each word of at least four letters without the mark of its plural. */
    public static String singular(String text) {
        return PLURAL.matcher(fold(text)).replaceAll("");
    }

    /** Whether a program says that there is no value: empty, {@code NULL}, {@code nan}. */
    public static boolean isNull(String tidy) {
        return tidy.isEmpty() || (tidy.length() <= 6 && NULLS.contains(tidy.toLowerCase(Locale.ROOT)));
    }

    /** Whether people say that there is no value (« n.r. », « - »), where the field is not a free text. */
    public static boolean isNothing(String tidy) {
        return isNull(tidy) || (tidy.length() <= 20 && NOTHING.contains(fold(tidy)));
    }
}
