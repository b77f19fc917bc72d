package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.layer.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One JSON value as what its column takes, or what is wrong with it. Numbers stay exact. */
final class ValueReader {
    /**
     * @param bound text, or texts; null: no value
     * @param accepted what would have been accepted; null when the value is
     */
    record Read(@Nullable Object bound, @Nullable String accepted) {
        static Read of(@Nullable Object bound) {
            return new Read(bound, null);
        }

        static Read refused(String accepted) {
            return new Read(null, accepted);
        }
    }

    private ValueReader() {}

    /** {@code value} is not null. */
    static Read read(Field field, TableColumn column, JsonNode value) {
        if (!field.codes().isEmpty() && !isCoded(field, value)) {
            return Read.refused(codes(field));
        }
        return switch (field.type()) {
            case TEXT -> text(column, value);
            case INTEGER -> integer(column, value);
            case DECIMAL -> decimal(column, value);
            case BOOLEAN -> value.isBoolean() ? Read.of(value.asText()) : Read.refused("true ou false");
            case DATE -> date(value);
            case TIMESTAMP -> instant(value);
            case TEXTS -> texts(value);
        };
    }

    private static boolean isCoded(Field field, JsonNode value) {
        if (value.isArray()) {
            for (JsonNode each : value) {
                if (!isCode(field, each)) {
                    return false;
                }
            }
            return true;
        }
        return isCode(field, value);
    }

    private static boolean isCode(Field field, JsonNode value) {
        return value.isValueNode()
                && field.codes().stream().anyMatch(code -> code.code().equals(value.asText()));
    }

    private static String codes(Field field) {
        return String.join(", ", field.codes().stream().map(Field.Code::code).toList());
    }

    private static Read text(TableColumn column, JsonNode value) {
        if (!isPlain(value)) {
            return Read.refused("un texte sans caractère nul");
        }
        int longest = column.length();
        return longest >= 0 && value.asText().codePointCount(0, value.asText().length()) > longest
                ? Read.refused("un texte d'au plus %d caractères".formatted(longest))
                : Read.of(value.asText());
    }

    private static boolean isPlain(JsonNode value) {
        return value.isTextual() && value.asText().indexOf('\0') < 0;
    }

    private static Read integer(TableColumn column, JsonNode value) {
        BigInteger most = BigInteger.ONE.shiftLeft(column.bits() - 1);
        String accepted = "un entier de -%s à %s".formatted(most, most.subtract(BigInteger.ONE));
        BigDecimal number = number(value).orElse(null);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return Read.refused(accepted);
        }
        BigInteger whole = number.toBigInteger();
        return whole.compareTo(most.negate()) < 0 || whole.compareTo(most) >= 0
                ? Read.refused(accepted)
                : Read.of(whole.toString());
    }

    private static Read decimal(TableColumn column, JsonNode value) {
        BigDecimal number = number(value).orElse(null);
        if (number == null) {
            return Read.refused("un nombre");
        }
        int scale = column.scale();
        if (scale >= 0 && (number.stripTrailingZeros().scale() > scale || wholeDigits(number) > column.wholeDigits())) {
            return Read.refused("un nombre d'au plus %d chiffres avant la virgule et %d après"
                    .formatted(column.wholeDigits(), scale));
        }
        return Read.of(number.toPlainString());
    }

    private static int wholeDigits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.precision() - bare.scale();
    }

    /** The exponent first: 1e999999999 would need the memory of that many digits. */
    private static Optional<BigDecimal> number(JsonNode value) {
        if (!value.isNumber() || (value.isDouble() && !Double.isFinite(value.doubleValue()))) {
            return Optional.empty();
        }
        BigDecimal number = value.decimalValue();
        long whole = number.precision() - (long) number.scale();
        return whole > 300 || number.scale() > 300 ? Optional.empty() : Optional.of(number);
    }

    private static Read date(JsonNode value) {
        String accepted = "une date AAAA-MM-JJ";
        try {
            return value.isTextual() && value.asText().matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Read.of(LocalDate.parse(value.asText()).toString())
                    : Read.refused(accepted);
        } catch (DateTimeException e) {
            return Read.refused(accepted);
        }
    }

    /** Without an offset it is in UTC: QGIS sends it so. */
    private static Read instant(JsonNode value) {
        String accepted = "un instant RFC 3339, comme 2026-05-04T12:30:00Z";
        if (!value.isTextual()) {
            return Read.refused(accepted);
        }
        String text = value.asText();
        try {
            OffsetDateTime moment = text.matches(".*T.*(Z|z|[+-]\\d{2}:\\d{2})")
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            return moment.getYear() < 1 || moment.getYear() > 9999
                    ? Read.refused(accepted)
                    : Read.of(moment.toString());
        } catch (DateTimeException e) {
            return Read.refused(accepted);
        }
    }

    private static Read texts(JsonNode value) {
        if (!value.isArray() || value.size() > 10_000) {
            return Read.refused("une liste de textes");
        }
        List<String> all = new ArrayList<>();
        for (JsonNode each : value) {
            if (!isPlain(each)) {
                return Read.refused("une liste de textes");
            }
            all.add(each.asText());
        }
        return Read.of(all.toArray(new String[0]));
    }
}
