package fr.archipel.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How measures leave the service: areas to the m², lengths to the metre, distances to the centimetre. */
public final class Measures {
    private Measures() {}

    /** Hectares with at most four decimals, of square metres. */
    public static BigDecimal hectares(double squareMetres) {
        return hectares(Math.round(squareMetres));
    }

    /** Hectares of whole square metres, exact. */
    public static BigDecimal hectares(long squareMetres) {
        return plain(BigDecimal.valueOf(squareMetres, 4));
    }

    /** Kilometres with at most three decimals, of metres. */
    public static BigDecimal kilometres(double metres) {
        return plain(BigDecimal.valueOf(Math.round(metres), 3));
    }

    /** Metres with at most two decimals. */
    public static BigDecimal metres(double metres) {
        return plain(BigDecimal.valueOf(metres).setScale(2, RoundingMode.HALF_UP));
    }

    /** {@code part} of {@code whole} in percent, at most two decimals, never above 100; 0 of nothing. */
    public static BigDecimal percent(double part, double whole) {
        double ratio = whole > 0 ? Math.min(1, part / whole) : 0;
        return plain(BigDecimal.valueOf(100 * ratio).setScale(2, RoundingMode.HALF_UP));
    }

    /**
     * Rounds the exclusive parts of a whole to integers that add up to the rounded whole (largest remainders), so that
     * what is shown adds up too. Each part moves by less than one. When the parts do not add up to the whole in the
     * first place (by one or more), each is simply rounded.
     */
    public static long[] apportion(double whole, double... parts) {
        long[] rounded = Arrays.stream(parts).mapToLong(Math::round).toArray();
        if (Math.abs(whole - Arrays.stream(parts).sum()) >= 1) {
            return rounded;
        }
        long[] floors =
                Arrays.stream(parts).mapToLong(p -> (long) Math.floor(p)).toArray();
        long missing = Math.round(whole) - Arrays.stream(floors).sum();
        if (missing < 0 || missing > parts.length) {
            return rounded;
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.floor(parts[i]) - parts[i]))
                .limit(missing)
                .forEach(i -> floors[i]++);
        return floors;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
