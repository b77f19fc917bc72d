package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of JSON as one of a table. */
final class JsonValue {
    private JsonValue() {}

    /** String, Long, Double, BigDecimal or Boolean; an object or a list as the JSON it is. */
    static @Nullable Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? decimal(parser)
                        : Long.valueOf(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case START_OBJECT, START_ARRAY -> json(parser);
            default -> {
                String text = parser.getText();
                yield text == null || text.isBlank() ? null : text.replace("\u0000", "");
            }
        };
    }

    /** A double where one suffices. */
    static Object decimal(JsonParser parser) throws IOException {
        BigDecimal exact = parser.getDecimalValue();
        if (Math.abs((long) exact.scale()) > 2_000) {
            throw new GeoJsonShapes.Broken("un de ses nombres est démesuré.");
        }
        double near = exact.doubleValue();
        return Double.isFinite(near) ? Double.valueOf(near) : exact;
    }

    /** A list whose first element is the current token: of texts, or else as the JSON it is; null when it is empty. */
    static @Nullable Object list(JsonParser parser) throws IOException {
        List<String> all = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        long length = 2;
        while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText().replace("\u0000", ""));
            }
            String one = json(parser);
            length += one.length() + 1;
            tooLong(length);
            all.add(one);
            parser.nextToken();
        }
        if (all.isEmpty()) {
            return null;
        }
        return texts.size() == all.size() ? texts.toArray(new String[0]) : "[" + String.join(",", all) + "]";
    }

    static String json(JsonParser parser) throws IOException {
        StringWriter text = new Bounded();
        try (JsonGenerator out = JsonSource.JSON.createGenerator(text)) {
            out.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private static void tooLong(long length) {
        if (length > Limits.VALUE) {
            throw new GeoJsonShapes.Broken("une de ses valeurs est démesurée.");
        }
    }

    private static final class Bounded extends StringWriter {
        @Override
        public void write(char[] letters, int from, int length) {
            tooLong((long) getBuffer().length() + length);
            super.write(letters, from, length);
        }

        @Override
        public void write(String letters, int from, int length) {
            tooLong((long) getBuffer().length() + length);
            super.write(letters, from, length);
        }
    }
}
