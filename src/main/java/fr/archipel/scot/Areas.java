package fr.archipel.scot;

import fr.archipel.analysis.Measures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Exact square metres as they are answered: rounded once, to the m². */
public final class Areas {
    private Areas() {}

    /** Hectares with at most four decimals. */
    public static @Nullable BigDecimal hectares(@Nullable BigDecimal squareMetres) {
        return squareMetres == null ? null : hectaresOf(squareMetres);
    }

    public static BigDecimal hectaresOf(BigDecimal squareMetres) {
        return Measures.hectares(squareMetres.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** Percents and years: two decimals. */
    public static @Nullable BigDecimal cents(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** {@code part} of {@code whole}, in percent; null of nothing. */
    public static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : cents(part.movePointRight(2).divide(whole, MathContext.DECIMAL64));
    }

    /** Inside a computation: {@code 1 234,5678}; a negative number in brackets. */
    public static String text(BigDecimal number) {
        DecimalFormatSymbols french = DecimalFormatSymbols.getInstance(Locale.FRENCH);
        french.setGroupingSeparator('\u202f');
        french.setMinusSign('−');
        String text = new DecimalFormat("#,##0.####", french).format(number);
        return number.signum() < 0 ? "(" + text + ")" : text;
    }
}
