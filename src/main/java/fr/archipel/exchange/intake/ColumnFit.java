package fr.archipel.exchange.intake;

import fr.archipel.feature.edit.TableColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whether a value can stand in its column; COPY would end at the first that cannot. */
final class ColumnFit {
    private ColumnFit() {}

    /**
     * What the column takes of it.
     *
     * @param accepted what would have been; null when the value is
     */
    record Fit(@Nullable Object value, @Nullable String accepted) {}

    static Fit of(TableColumn column, @Nullable Object value) {
        if (value == null) {
            return new Fit(null, null);
        }
        return switch (column.type().replaceFirst("\\(.*", "")) {
            case "smallint", "integer", "bigint" -> whole(column, value);
            case "numeric" -> exact(column, value);
            case "double precision", "real" -> finite(value);
            case "boolean" -> value instanceof Boolean ? new Fit(value, null) : new Fit(null, "oui ou non");
            case "date" -> value instanceof java.time.LocalDate ? new Fit(value, null) : new Fit(null, "une date");
            case "text[]" -> new Fit(value instanceof String[] ? value : new String[] {value.toString()}, null);
            case "character varying", "character" -> text(column, value.toString());
            default -> new Fit(value, null);
        };
    }

    private static Fit whole(TableColumn column, Object value) {
        BigInteger most = BigInteger.ONE.shiftLeft(column.bits() - 1).subtract(BigInteger.ONE);
        BigDecimal number = number(value);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return new Fit(null, "un nombre entier");
        }
        BigInteger whole = number.toBigInteger();
        return whole.abs().compareTo(most) > 0
                ? new Fit(null, "un entier de -%s à %s".formatted(most, most))
                : new Fit(whole, null);
    }

    /** Digits beyond what the column keeps after the point are rounded, as PostgreSQL does. */
    private static Fit exact(TableColumn column, Object value) {
        BigDecimal number = number(value);
        if (number == null) {
            return new Fit(null, "un nombre");
        }
        int whole = column.wholeDigits();
        if (whole >= 0
                && number.abs()
                                .setScale(column.scale(), java.math.RoundingMode.HALF_UP)
                                .compareTo(BigDecimal.TEN.pow(whole))
                        >= 0) {
            return new Fit(null, "un nombre d'au plus %d chiffres avant la virgule".formatted(whole));
        }
        return new Fit(number.toPlainString(), null);
    }

    private static Fit finite(Object value) {
        return number(value) == null ? new Fit(null, "un nombre") : new Fit(value, null);
    }

    private static Fit text(TableColumn column, String text) {
        int longest = column.length();
        return longest >= 0 && text.codePointCount(0, text.length()) > longest
                ? new Fit(null, "un texte d'au plus %d caractères".formatted(longest))
                : new Fit(text, null);
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof BigDecimal exact) {
            return exact.precision() - (long) exact.scale() > 300 || exact.scale() > 300 ? null : exact;
        }
        if (value instanceof Long || value instanceof Integer) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        return value instanceof Double each && Double.isFinite(each) ? new BigDecimal(each.toString()) : null;
    }
}
