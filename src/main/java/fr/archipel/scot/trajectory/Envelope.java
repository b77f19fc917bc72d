package fr.archipel.scot.trajectory;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * The formulas, record in, record out: exact in m² (decimal64 where there is a quotient), null where a term is missing or
 * the quotient has no sense. With Cref the reference, T the rate, C what was consumed in n known years of a decade of D:
 *
 * <pre>
 * E = Cref × (1 − T ÷ 100), never under the floor      R = E − (C − PENE) + renaturation
 * r = C ÷ n      permitted E ÷ D      still permitted R ÷ (D − n)      projection D × r
 * overshoot D × r − E      attainment 100 × D × r ÷ E      years left R ÷ r
 * </pre>
 *
 * <p>Two comparisons decide the status, without rounding: C &gt; E, then D × C &gt; E × n.
 *
 * @param plain E before the floor
 * @param envelope E
 * @param floorApplied whether the floor made it
 * @param remainingPace null when the decade is over
 * @param attainmentPct null when E is 0
 * @param yearsLeft null when nothing is consumed: there is no end
 */
public record Envelope(
        Terms terms,
        @Nullable BigDecimal plain,
        @Nullable BigDecimal envelope,
        boolean floorApplied,
        @Nullable BigDecimal rest,
        @Nullable BigDecimal pace,
        @Nullable BigDecimal permittedPace,
        @Nullable BigDecimal remainingPace,
        @Nullable BigDecimal projection,
        @Nullable BigDecimal overshoot,
        @Nullable BigDecimal attainmentPct,
        @Nullable BigDecimal yearsLeft,
        Status status) {
    private static final MathContext EXACT = MathContext.DECIMAL64;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Envelope of(Terms terms) {
        BigDecimal plain = plain(terms.reference(), terms.ratePct());
        BigDecimal envelope = plain == null || terms.floor() == null ? plain : plain.max(terms.floor());
        BigDecimal consumed = terms.yearsKnown() > 0 ? terms.consumed() : null;
        BigDecimal decade = BigDecimal.valueOf(terms.decadeYears());
        BigDecimal years = BigDecimal.valueOf(terms.yearsKnown());
        BigDecimal rest = envelope == null || consumed == null
                ? null
                : envelope.subtract(consumed.subtract(terms.pene())).add(terms.renatured());
        BigDecimal projection =
                consumed == null ? null : consumed.multiply(decade).divide(years, EXACT);
        return new Envelope(
                terms,
                plain,
                envelope,
                plain != null && envelope != null && envelope.compareTo(plain) > 0,
                rest,
                consumed == null ? null : consumed.divide(years, EXACT),
                envelope == null || decade.signum() == 0 ? null : envelope.divide(decade, EXACT),
                rest == null || terms.yearsKnown() >= terms.decadeYears()
                        ? null
                        : rest.divide(decade.subtract(years), EXACT),
                projection,
                projection == null || envelope == null ? null : projection.subtract(envelope),
                projection == null || envelope == null || envelope.signum() == 0
                        ? null
                        : projection.multiply(HUNDRED).divide(envelope, EXACT),
                rest == null || consumed == null || consumed.signum() <= 0
                        ? null
                        : rest.multiply(years).divide(consumed, EXACT),
                status(envelope, consumed, decade, years));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal reference, @Nullable BigDecimal rate) {
        // Percents are divided by moving the point: exact.
        return reference == null || rate == null
                ? null
                : reference.multiply(HUNDRED.subtract(rate).movePointLeft(2));
    }

    private static Status status(
            @Nullable BigDecimal envelope, @Nullable BigDecimal consumed, BigDecimal decade, BigDecimal years) {
        if (envelope == null || consumed == null) {
            return Status.INCONNU;
        }
        if (consumed.compareTo(envelope) > 0) {
            return Status.DEPASSE;
        }
        return consumed.multiply(decade).compareTo(envelope.multiply(years)) > 0 ? Status.RISQUE : Status.BONNE_VOIE;
    }
}
