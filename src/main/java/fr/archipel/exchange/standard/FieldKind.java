package fr.archipel.exchange.standard;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a field of a standard holds, and how its text is written. */
public enum FieldKind {
    TEXT("un texte"),
    INTEGER("un nombre entier"),
    NUMBER("un nombre, avec un point pour les décimales"),
    BOOLEAN("true ou false"),
    /** {@code AAAA-MM-JJ}. */
    DATE("une date, AAAA-MM-JJ"),
    /** {@code AAAA}. */
    YEAR("une année sur quatre chiffres"),
    /** A list; in our text form, a JSON array of texts. */
    TEXTS("une liste de textes"),
    /** The shape of the object; where a file has no geometry of its own, WKT. */
    GEOMETRY("une géométrie");

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    private final String accepted;

    FieldKind(String accepted) {
        this.accepted = accepted;
    }

    @JsonCreator
    static FieldKind read(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** French, to follow « accepté : ». */
    String accepted() {
        return accepted;
    }

    /** Whether a text is one of these. */
    boolean reads(String text) {
        return switch (this) {
            case TEXT, TEXTS, GEOMETRY -> true;
            case INTEGER -> WHOLE.matcher(text).matches();
            case NUMBER -> isNumber(text);
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case DATE -> DAY.matcher(text).matches() && isDay(text);
            case YEAR -> FOUR_DIGITS.matcher(text).matches();
        };
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).precision() < 1000;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
