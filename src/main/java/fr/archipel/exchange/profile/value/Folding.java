package fr.archipel.exchange.profile.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

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

    private Folding() {}

    /** Without blanks at the ends or in a row, whatever their kind; a no-break space is a blank like another. */
    public static String tidy(String text) {
        return text.replaceAll("[\\p{Z}\\s\\p{Cc}\\u200B-\\u200D\\u2060\\uFEFF]+", " ")
                .strip();
    }

    /** Small letters and digits without accents, one blank between words; empty when there are none. */
    public static String fold(String text) {
        return Normalizer.normalize(
                        text.toLowerCase(Locale.ROOT)
                                .replace("œ", "oe")
                                .replace("æ", "ae")
                                .replace("ß", "ss"),
                        Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    /** The folded text without its blanks: how names of columns are compared. */
    public static String key(String name) {
        return fold(name).replace(" ", "");
    }

    /** The folded text, each word of at least four letters without the mark of its plural. */
    public static String singular(String text) {
        return fold(text).replaceAll("(?<=[a-z]{3})[sx](?= |$)", "");
    }

    /** Whether a program says that there is no value: empty, {@code NULL}, {@code nan}. */
    public static boolean isNull(String tidy) {
        return tidy.isEmpty() || NULLS.contains(tidy.toLowerCase(Locale.ROOT));
    }

    /** Whether people say that there is no value (« n.r. », « - »), where the field is not a free text. */
    public static boolean isNothing(String tidy) {
        return isNull(tidy) || NOTHING.contains(fold(tidy));
    }
}
