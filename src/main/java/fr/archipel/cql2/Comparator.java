package fr.archipel.cql2;

import java.util.Arrays;
import java.util.Optional;

/** The operators of comparison (OGC 21-065r2, 6.6); SQL writes them the same way. */
enum Comparator {
    EQUAL("="),
    DIFFERENT("<>"),
    LESS("<"),
    GREATER(">"),
    AT_MOST("<="),
    AT_LEAST(">=");

    final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    /** The same comparison read from right to left. */
    Comparator mirrored() {
        return switch (this) {
            case LESS -> GREATER;
            case GREATER -> LESS;
            case AT_MOST -> AT_LEAST;
            case AT_LEAST -> AT_MOST;
            case EQUAL, DIFFERENT -> this;
        };
    }

    static Optional<Comparator> find(String sign) {
        return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
    }
}
