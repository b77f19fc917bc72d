package fr.archipel.exchange.reader;

import fr.archipel.layer.FieldType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A field of a {@code .dbf}.
 *
 * @param title the eleven bytes of its name, as Latin-1
 * @param code the letter of its type
 * @param type ours; null for what is not read (memos, pictures)
 */
record DbfField(
        String title,
        char code,
        int offset,
        int length,
        @Nullable FieldType type,
        String name,
        Charset charset) {

    static DbfField of(String title, char code, int offset, int length, int decimals) {
        return new DbfField(
                title, code, offset, length, type(code, length, decimals), title, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable FieldType type(char code, int length, int decimals) {
        return switch (code) {
            case 'C' -> FieldType.TEXT;
            case 'N' -> decimals == 0 && length < 19 ? FieldType.INTEGER : FieldType.DECIMAL;
            case 'F' -> FieldType.DECIMAL;
            case 'O', 'B' -> length == 8 ? FieldType.DECIMAL : null;
            case 'I', '+' -> length == 4 ? FieldType.INTEGER : null;
            case 'L' -> FieldType.BOOLEAN;
            case 'D' -> FieldType.DATE;
            case 'T', '@' -> length == 8 ? FieldType.TIMESTAMP : null;
            default -> null;
        };
    }

    DbfField typed(FieldType other) {
        return new DbfField(title, code, offset, length, other, name, charset);
    }

    DbfField named(String free, Charset decoded) {
        return new DbfField(title, code, offset, length, type, free, decoded);
    }

    String decodedName(Charset decoded) {
        int end = title.indexOf(0);
        byte[] bytes = (end < 0 ? title : title.substring(0, end)).getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, decoded).replace("\ufffd", "").strip();
    }

    /** The value of a row; what cannot be read is null, and said. */
    @Nullable
    Object value(ByteBuffer row, Consumer<String> fault) {
        if (code == 'I' || code == '+' || code == 'O' || code == 'B' || code == 'T' || code == '@') {
            return binary(row);
        }
        String text = text(row, charset);
        if (type == FieldType.TEXT) {
            return text.isEmpty() ? null : text;
        }
        text = text.strip();
        if (text.isEmpty() || isBlank(text)) {
            return null;
        }
        Object read = type == null
                ? null
                : switch (type) {
                    case INTEGER -> integer(text);
                    case DECIMAL -> decimal(text);
                    case BOOLEAN -> truth(text);
                    case DATE -> day(text);
                    default -> null;
                };
        if (read == null && !isUnknown(text)) {
            fault.accept("Une valeur de « %s » est illisible et n'est pas gardée".formatted(name));
        }
        return read;
    }

    /** Without the spaces and zeros that fill it up on the right. */
    String text(ByteBuffer row, Charset decoded) {
        int end = offset + length;
        while (end > offset && (row.get(end - 1) == ' ' || row.get(end - 1) == 0)) {
            end--;
        }
        byte[] bytes = new byte[end - offset];
        row.get(offset, bytes);
        int zero = 0;
        while (zero < bytes.length && bytes[zero] != 0) {
            zero++;
        }
        return new String(bytes, 0, zero, decoded);
    }

    /** What writers put where there is no value: a date of zeros, a number of stars. */
    private boolean isBlank(String text) {
        char filler = text.charAt(0);
        return ((type == FieldType.DATE && filler == '0') || (DbfTable.isNumber(typeOrText()) && filler == '*'))
                && text.chars().allMatch(c -> c == filler);
    }

    private FieldType typeOrText() {
        return type == null ? FieldType.TEXT : type;
    }

    private boolean isUnknown(String text) {
        return type == FieldType.BOOLEAN && text.equals("?");
    }

    private @Nullable Object binary(ByteBuffer row) {
        ByteBuffer bytes = row.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
        if (length == 4) {
            return (long) bytes.getInt(0);
        }
        if (code == 'T' || code == '@') {
            int days = bytes.getInt(0);
            int millis = bytes.getInt(4);
            return days <= 0 || days > 5_373_484 || millis < 0 || millis >= 86_400_000
                    ? null
                    : LocalDate.EPOCH
                            .with(JulianFields.JULIAN_DAY, days)
                            .atTime(LocalTime.ofNanoOfDay(millis * 1_000_000L))
                            .atOffset(ZoneOffset.UTC);
        }
        double value = bytes.getDouble(0);
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Long integer(String text) {
        try {
            return Long.valueOf(text.startsWith("+") ? text.substring(1) : text);
        } catch (NumberFormatException e) {
            BigDecimal decimal = decimal(text);
            return decimal != null && decimal.stripTrailingZeros().scale() <= 0 && decimal.precision() < 19
                    ? decimal.longValue()
                    : null;
        }
    }

    static @Nullable BigDecimal decimal(String text) {
        try {
            BigDecimal value = new BigDecimal(text.replace(',', '.'));
            return Math.abs(value.scale()) > 400 ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.charAt(0)) {
            case 'T', 't', 'Y', 'y', 'O', 'o', '1' -> true;
            case 'F', 'f', 'N', 'n', '0' -> false;
            default -> null;
        };
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
