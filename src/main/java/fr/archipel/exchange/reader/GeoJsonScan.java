package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a first reading of a GeoJSON file tells: how many features, which properties of which types, which system. */
final class GeoJsonScan {
    private static final Pattern EPSG = Pattern.compile("(?i)(?:urn:ogc:def:crs:)?EPSG:(?:[\\d.]*:)?(\\d{4,6})");
    private static final Pattern ADDRESS = Pattern.compile("(?i).*/EPSG/[\\d.]+/(\\d{4,6})");

    private final Map<String, GeoJsonValue.Guess> guesses = new LinkedHashMap<>();
    private FileCrs crs = new FileCrs(OptionalInt.of(4326), "CRS84");
    private long count;

    void feature(JsonParser parser, long number) throws IOException {
        count = number;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean properties = parser.currentName().equals("properties");
            if (parser.nextToken() == JsonToken.START_OBJECT && properties) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    guesses.computeIfAbsent(name, any -> new GeoJsonValue.Guess())
                            .see(parser);
                    if (guesses.size() > Limits.COLUMNS) {
                        throw new GeoJsonShapes.Broken(Limits.columns(guesses.size()));
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The member of 2008; {@code null} there means that nobody knows. */
    void crs(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            crs = FileCrs.UNKNOWN;
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            crs = named(parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "");
            parser.skipChildren();
            return;
        }
        String name = "";
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null || token.isStructEnd()) {
                depth--;
            } else if (token.isStructStart()) {
                depth++;
            } else if (token == JsonToken.VALUE_STRING && "name".equals(parser.currentName()) && depth > 1) {
                name = parser.getText();
            }
        }
        crs = named(name);
    }

    private static FileCrs named(String name) {
        if (name.toUpperCase(java.util.Locale.ROOT).endsWith("CRS84")) {
            return new FileCrs(OptionalInt.of(4326), name);
        }
        for (Pattern pattern : List.of(EPSG, ADDRESS)) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                return new FileCrs(OptionalInt.of(Integer.parseInt(matcher.group(1))), name);
            }
        }
        return new FileCrs(OptionalInt.empty(), name);
    }

    List<Column> columns() {
        return guesses.entrySet().stream()
                .map(each -> Column.of(each.getKey(), each.getValue().type()))
                .toList();
    }

    FileCrs crs() {
        return crs;
    }

    long count() {
        return count;
    }
}
