package fr.archipel.scot;

import fr.archipel.analysis.Measures;
import java.math.BigDecimal;

/** Least and most of an area, in whole m²; both are the same when it is known. */
public record Interval(long minimum, long maximum) {
    public static final Interval NONE = new Interval(0, 0);

    public Interval {
        if (minimum > maximum) {
            throw new IllegalArgumentException("%d > %d".formatted(minimum, maximum));
        }
    }

    public static Interval of(long squareMetres) {
        return new Interval(squareMetres, squareMetres);
    }

    public Interval plus(Interval other) {
        return new Interval(minimum + other.minimum, maximum + other.maximum);
    }

    public boolean isExact() {
        return minimum == maximum;
    }

    /** As it is answered: hectares, to the m². */
    public Hectares hectares() {
        return new Hectares(Measures.hectares(minimum), Measures.hectares(maximum));
    }

    public record Hectares(BigDecimal minimum, BigDecimal maximum) {}
}
