package fr.archipel.exchange.profile.value;

import fr.archipel.exchange.finding.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Free texts: as they are, but for blanks around and characters that no text holds. */
public final class Texts {
    /** Longer than any text of the layers, shorter than an abuse. */
    public static final int LONGEST = 20_000;

    private Texts() {}

    public static ReadValue read(Object cell) {
        String text = plain(cell);
        if (text.length() > LONGEST) {
            return tooLong(text);
        }
        return Folding.isNull(text) ? ReadValue.NOTHING : ReadValue.of(text);
    }

    static ReadValue tooLong(String text) {
        return ReadValue.refused(
                Rule.OUT_OF_RANGE, "est un texte de " + text.length() + " caractères", "au plus 20 000 caractères");
    }

    /** A cell as text: a number without idle zeros, a date as ISO 8601, a list apart by {@code |}. */
    public static String plain(Object cell) {
        if (cell instanceof Double number) {
            return number.isNaN() || number.isInfinite() ? "" : digits(new BigDecimal(number.toString()));
        }
        if (cell instanceof BigDecimal number) {
            return digits(number);
        }
        if (cell instanceof Boolean yes) {
            return yes ? "oui" : "non";
        }
        if (cell instanceof LocalDate || cell instanceof OffsetDateTime) {
            return cell.toString();
        }
        return trim(cell instanceof String[] several ? String.join("|", several) : String.valueOf(cell));
    }

    /**
     * Without blanks around, of any kind, nor control characters but ends of lines and tabs; inside, blanks stay. Without
     * the apostrophe that our own tables put before a sign that a spreadsheet would calculate with.
     */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (end - start > 1 && text.charAt(start) == '\'' && "=+-@".indexOf(text.charAt(start + 1)) >= 0) {
            start++;
        }
        String inside = text.substring(start, end);
        return inside.chars().anyMatch(Texts::isUnheard)
                ? inside.replaceAll("[\\p{Cc}&&[^\\n\\r\\t]]+|\\uFEFF", "")
                : inside;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff' || c == '\u0085';
    }

    private static boolean isUnheard(int c) {
        return c == 0xFEFF || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    private static String digits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < -40 || bare.scale() > 400 ? bare.toString() : bare.toPlainString();
    }
}
