package fr.archipel.cql2;

import java.math.BigDecimal;

/** Numbers as written in a filter: as exact as SQL's numeric, and no larger than a double. */
final class Numbers {
    private static final int DIGITS = 100;

    private Numbers() {}

    static BigDecimal read(String written, Place at) {
        try {
            return checked(new BigDecimal(written), at);
        } catch (NumberFormatException e) {
            throw at.refuse("« %s » n'est pas un nombre.".formatted(written));
        }
    }

    static BigDecimal checked(BigDecimal number, Place at) {
        if (number.precision() > DIGITS || Math.abs((long) number.scale()) > 300) {
            throw at.refuse("ce nombre a trop de chiffres.");
        }
        return number;
    }

    /** The value to bind: whole when it is, so that the index of an integer column serves. */
    static Object bound(BigDecimal number) {
        BigDecimal short_ = number.stripTrailingZeros();
        return short_.scale() <= 0 && short_.precision() - short_.scale() <= 18
                ? (Object) short_.longValueExact()
                : number;
    }
}
