package fr.archipel.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and dates as a French reader expects them on paper, with spaces that do not break. */
public final class French {
    public static final String UNKNOWN = "non renseigné";
    public static final String UNKNOWN_SHORT = "n. r.";

    private static final char THIN = '\u202F';
    private static final char FIXED = '\u00A0';
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private French() {}

    /** {@code 1 234 567,50 €}; cents only when there are some. */
    public static String money(long cents) {
        return amount(cents) + FIXED + '€';
    }

    /** {@code 1 234 567,50}; cents only when there are some. */
    public static String amount(long cents) {
        long rest = Math.abs(cents % 100);
        String whole = (cents < 0 && cents > -100 ? "\u2212" : "") + integer(cents / 100);
        return rest == 0 ? whole : whole + ',' + (rest < 10 ? "0" : "") + rest;
    }

    /** {@code 1 234 567}, with a true minus sign. */
    public static String integer(long value) {
        String digits = Long.toString(value).replace("-", "");
        StringBuilder text = new StringBuilder(value < 0 ? "\u2212" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(THIN);
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** {@code 1 234,5678 ha}: to the m², without zeros that say nothing. */
    public static String hectares(long squareMetres) {
        String whole = (squareMetres < 0 && squareMetres > -10_000 ? "\u2212" : "") + integer(squareMetres / 10_000);
        String rest = Long.toString(10_000 + Math.abs(squareMetres % 10_000))
                .substring(1)
                .replaceFirst("0+$", "");
        return whole + (rest.isEmpty() ? "" : ',' + rest) + FIXED + "ha";
    }

    /** {@code 37,5 %}: at most two decimals. */
    public static String percent(BigDecimal value) {
        return decimal(value) + FIXED + '%';
    }

    /** {@code 37,5}: at most two decimals, no separator of thousands. */
    public static String decimal(BigDecimal value) {
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.setScale(Math.max(0, rounded.scale())).toPlainString().replace('.', ',');
    }

    /** {@code 21/11/2026}. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }
}
