package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.French;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Cents of the database as euros of an answer, and in words. */
final class Amounts {
    private Amounts() {}

    static void put(ObjectNode node, String name, JsonNode cents) {
        node.put(name, cents.isNumber() ? BigDecimal.valueOf(cents.asLong(), 2) : null);
    }

    static String words(JsonNode cents) {
        return cents.isNumber() ? French.money(cents.asLong()) : French.UNKNOWN;
    }

    /** Of an answer's euros. */
    static @Nullable Long cents(JsonNode euros) {
        return euros.isNumber() ? euros.decimalValue().movePointRight(2).longValueExact() : null;
    }

    static String euros(JsonNode euros) {
        Long cents = cents(euros);
        return cents == null ? French.UNKNOWN : French.money(cents);
    }
}
