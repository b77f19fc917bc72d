package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of an answer; null for what it does not say. */
final class Values {
    private Values() {}

    static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    static String text(JsonNode node, String member, String otherwise) {
        String text = text(node, member);
        return text == null ? otherwise : text;
    }

    static @Nullable BigDecimal number(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isNumber() ? value.decimalValue() : null;
    }

    /** Hectares of the answer, in whole m². */
    static @Nullable Long area(JsonNode node, String member) {
        BigDecimal hectares = number(node, member);
        return hectares == null ? null : Long.valueOf(squareMetres(hectares));
    }

    static long squareMetres(BigDecimal hectares) {
        return hectares.movePointRight(4).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    static BigDecimal hectares(long squareMetres) {
        return BigDecimal.valueOf(squareMetres, 4);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The element whose {@code cle} is this; missing when there is none. */
    static JsonNode keyed(JsonNode array, String key) {
        for (JsonNode each : array) {
            if (each.path("cle").asText().equals(key)) {
                return each;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
