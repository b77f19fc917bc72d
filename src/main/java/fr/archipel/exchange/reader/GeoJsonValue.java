package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of GeoJSON properties, and the type that suits all those of one property. */
final class GeoJsonValue {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");

    private GeoJsonValue() {}

    /** What a property's values have been so far. Dates and instants are texts that all read as such. */
    static final class Guess {
        private @Nullable FieldType type;

        void see(JsonParser parser) throws IOException {
            FieldType one = one(parser);
            if (one != null) {
                type = type == null ? one : both(type, one);
            }
        }

        /** Text when no value was there to tell. */
        FieldType type() {
            return type == null ? FieldType.TEXT : type;
        }

        private static FieldType both(FieldType known, FieldType one) {
            if (known == one) {
                return known;
            }
            return DbfTable.isNumber(known) && DbfTable.isNumber(one) ? FieldType.DECIMAL : FieldType.TEXT;
        }

        private static @Nullable FieldType one(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_NULL -> null;
                case VALUE_TRUE, VALUE_FALSE -> FieldType.BOOLEAN;
                case VALUE_NUMBER_INT ->
                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? FieldType.DECIMAL : FieldType.INTEGER;
                case VALUE_NUMBER_FLOAT -> FieldType.DECIMAL;
                case VALUE_STRING -> text(parser.getText());
                case START_ARRAY -> array(parser);
                default -> {
                    parser.skipChildren();
                    yield FieldType.TEXT;
                }
            };
        }

        private static FieldType array(JsonParser parser) throws IOException {
            boolean texts = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                texts &= parser.currentToken() == JsonToken.VALUE_STRING;
                parser.skipChildren();
            }
            return texts ? FieldType.TEXTS : FieldType.TEXT;
        }
    }

    private static FieldType text(String value) {
        try {
            if (value.startsWith("0000")) {
                return FieldType.TEXT;
            }
            if (DAY.matcher(value).matches()) {
                LocalDate.parse(value);
                return FieldType.DATE;
            }
            if (MOMENT.matcher(value).matches()) {
                OffsetDateTime.parse(value);
                return FieldType.TIMESTAMP;
            }
        } catch (DateTimeException e) {
            return FieldType.TEXT;
        }
        return FieldType.TEXT;
    }

    static @Nullable Object read(JsonParser parser, FieldType type) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (type) {
            case INTEGER -> parser.getLongValue();
            case DECIMAL -> JsonValue.decimal(parser);
            case BOOLEAN -> parser.getBooleanValue();
            case DATE -> LocalDate.parse(parser.getText());
            case TIMESTAMP -> OffsetDateTime.parse(parser.getText());
            case TEXTS -> texts(parser);
            case TEXT ->
                parser.currentToken().isStructStart()
                        ? JsonValue.json(parser)
                        : parser.getText().replace("\u0000", "");
        };
    }

    private static String[] texts(JsonParser parser) throws IOException {
        List<String> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(parser.getText().replace("\u0000", ""));
        }
        return all.toArray(new String[0]);
    }
}
