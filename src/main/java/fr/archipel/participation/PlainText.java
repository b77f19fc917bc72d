package fr.archipel.participation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that anybody may send, made plain: no control or invisible character, no run of blanks. What leads elsewhere or to a
 * person (links, addresses, telephone numbers) is found, and masked where all can read it.
 */
final class PlainText {
    static final String LINK = "[lien masqué]";
    static final String ADDRESS = "[adresse masquée]";
    static final String TELEPHONE = "[téléphone masqué]";

    /** Marks that turn the direction of the text around, zero-width ones, private and unassigned ones. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n]]");

    private static final Pattern BLANKS = Pattern.compile("[\\h\\x0B\\f]+");
    private static final Pattern LINES = Pattern.compile(" ?\\n ?(?:\\n ?)+");
    private static final Pattern E_MAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}\\s?(?:@|\\(at\\)|\\[at])\\s?[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,4}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]{1,15}:/{2}|www\\.)\\S+"
                    + "|\\b[\\p{L}\\p{N}-]{2,63}(?:\\.[\\p{L}\\p{N}-]{2,63}){0,3}\\.(?:fr|com|org|net|eu|io|info|biz|ru|cn|xyz|top|site|online|shop|link|click|me|gd|ly|gl|be|de|uk)\\b(?:/\\S*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?:(?:\\+|00)\\d{2}[ .-]?\\(?0?\\)?[ .-]?|0)[1-9](?:[ .-]?\\d{2}){4}(?!\\d)");

    private PlainText() {}

    /** As it is kept; null when nothing is left. */
    static @Nullable String clean(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        String text = Normalizer.normalize(
                sent.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' '), Normalizer.Form.NFC);
        text = INVISIBLE.matcher(text).replaceAll("");
        text = BLANKS.matcher(text).replaceAll(" ");
        text = LINES.matcher(text).replaceAll("\n\n").strip();
        return text.isEmpty() ? null : text;
    }

    /** As all read it. */
    static String masked(String text) {
        String masked = E_MAIL.matcher(text).replaceAll(ADDRESS);
        masked = WEB.matcher(masked).replaceAll(LINK);
        return PHONE.matcher(masked).replaceAll(TELEPHONE);
    }

    /** What a moderator should look at, in words. */
    static List<String> alerts(String text) {
        List<String> found = new ArrayList<>();
        String rest = E_MAIL.matcher(text).replaceAll(" ");
        if (!rest.equals(text)) {
            found.add("une adresse électronique");
        }
        if (WEB.matcher(rest).find()) {
            found.add("un lien");
        }
        if (PHONE.matcher(rest).find()) {
            found.add("un numéro de téléphone");
        }
        return found;
    }
}
