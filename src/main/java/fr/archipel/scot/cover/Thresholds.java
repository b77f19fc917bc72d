package fr.archipel.scot.cover;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * From which area ground counts, as the default rule set has it today.
 *
 * @param built what is built, in hectares; {@code others}: the rest
 * @param source the text of law
 */
record Thresholds(BigDecimal built, BigDecimal others, String source) {

    double builtM2() {
        return squareMetres(built).doubleValue();
    }

    double othersM2() {
        return squareMetres(others).doubleValue();
    }

    static BigDecimal squareMetres(BigDecimal hectares) {
        return hectares.movePointRight(4).setScale(2, RoundingMode.HALF_UP);
    }

    /** As it is kept beside what was computed with it. */
    String text() {
        return squareMetres(built).toPlainString() + " " + squareMetres(others).toPlainString();
    }
}
