package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.json.Json;
import fr.archipel.layer.FieldType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Types and values of GeoPackage columns (12-128r18, table 1). */
final class GeoPackageValue {
    private GeoPackageValue() {}

    /** Of a declared type, in capitals; {@code json}: the column is said to hold JSON. */
    static FieldType type(String declared, boolean json) {
        if (json) {
            return FieldType.TEXTS;
        }
        return switch (declared.replaceFirst("\\(.*", "")) {
            case "BOOLEAN" -> FieldType.BOOLEAN;
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT" -> FieldType.INTEGER;
            case "FLOAT", "DOUBLE", "REAL", "NUMERIC", "DOUBLE PRECISION", "DECIMAL" -> FieldType.DECIMAL;
            case "DATE" -> FieldType.DATE;
            case "DATETIME" -> FieldType.TIMESTAMP;
            default -> FieldType.TEXT;
        };
    }

    /** Two SQL counts: of values that are not of the type, and of texts among them. */
    static List<String> faults(String declared, boolean json, String column) {
        String text = "sum(typeof(%s) = 'text')".formatted(column);
        return switch (type(declared, json)) {
            case BOOLEAN -> List.of("sum(%1$s IS NOT NULL AND %1$s NOT IN (0, 1))".formatted(column), text);
            case INTEGER -> List.of("sum(typeof(%s) NOT IN ('integer', 'null'))".formatted(column), text);
            case DECIMAL -> List.of("sum(typeof(%s) NOT IN ('integer', 'real', 'null'))".formatted(column), text);
            case DATE -> List.of("sum(%1$s IS NOT NULL AND date(%1$s) IS NOT %1$s)".formatted(column), text);
            case TIMESTAMP ->
                List.of(
                        "sum(%1$s IS NOT NULL AND (datetime(%1$s) IS NULL OR %1$s NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'))"
                                .formatted(column),
                        text);
            case TEXT, TEXTS ->
                json
                        ? List.of(
                                "sum(%1$s IS NOT NULL AND NOT (json_valid(%1$s) AND coalesce(json_type(CASE WHEN json_valid(%1$s) THEN %1$s END) = 'array', 0)))"
                                        .formatted(column),
                                text)
                        : List.of("0", "0");
        };
    }

    static @Nullable Object read(FieldType type, ResultSet row, int at) throws SQLException {
        Object value = row.getObject(at);
        if (value == null) {
            return null;
        }
        return switch (type) {
            case INTEGER -> row.getLong(at);
            case BOOLEAN -> row.getInt(at) != 0;
            case DECIMAL -> {
                double number = row.getDouble(at);
                yield Double.isFinite(number) ? number : null;
            }
            case DATE -> time(row.getString(at), LocalDate::parse);
            case TIMESTAMP -> time(row.getString(at), GeoPackageValue::instant);
            case TEXT -> row.getString(at).replace("\u0000", "");
            case TEXTS -> texts(row.getString(at));
        };
    }

    /** Null for what SQLite takes for a time and the calendar does not (24:00:00, julian days). */
    private static <T> @Nullable T time(String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** In UTC unless it says otherwise, as the standard has it; what SQLite took for a moment always is one. */
    private static OffsetDateTime instant(String text) {
        String written = text.strip().replace(' ', 'T');
        if (written.length() == 10) {
            return LocalDate.parse(written).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        boolean zoned = written.endsWith("Z") || written.lastIndexOf('+') > 10 || written.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(written)
                : LocalDateTime.parse(written).atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(String json) throws SQLException {
        try {
            return Json.MAPPER.readValue(json, String[].class);
        } catch (JsonProcessingException e) {
            throw new SQLException("a list is not one of texts", e);
        }
    }
}
