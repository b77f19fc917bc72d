package fr.archipel.cql2;

import java.util.Arrays;
import java.util.Optional;

/** The operators of arithmetic (OGC 21-065r2, 7.9), with how tightly they bind. */
enum Operator {
    PLUS("+", 1),
    MINUS("-", 1),
    TIMES("*", 2),
    DIVIDE("/", 2),
    MODULO("%", 2),
    WHOLE("div", 2),
    POWER("^", 3);

    final String sign;
    final int strength;

    Operator(String sign, int strength) {
        this.sign = sign;
        this.strength = strength;
    }

    static Optional<Operator> find(String sign) {
        return Arrays.stream(values())
                .filter(each -> each.sign.equalsIgnoreCase(sign))
                .findFirst();
    }
}
