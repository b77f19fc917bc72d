package fr.archipel.feature.format.shapefile;

import fr.archipel.feature.format.JoinedList;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of a DBF table: takes each value once in the form it will have, so as to know the width that all of them need,
 * then writes it at that width. What does not fit is counted, never silent. Not for two threads.
 */
final class TableColumn {
    static final int LONGEST_TEXT = 254;
    private static final int MOST_DECIMALS = 15;
    private static final int MOST_DIGITS = 18;
    private static final int REAL_WIDTH = 24;
    private static final byte[] TRUE = {'T'};
    private static final byte[] FALSE = {'F'};

    private final Field field;
    private final String name;
    private int longest;
    private int digits = 1;
    private int decimals;
    private boolean exponents;
    private int cut;
    private int lost;

    TableColumn(Field field, String name) {
        this.field = field;
        this.name = name;
    }

    Field field() {
        return field;
    }

    /** Ten bytes at most. */
    String name() {
        return name;
    }

    /** Texts cut at 254 bytes, decimals at {@value #MOST_DECIMALS} places. */
    int cut() {
        return cut;
    }

    /** Values that the format cannot say, left empty: a date that is infinite, a number that is none. */
    int lost() {
        return lost;
    }

    char type() {
        return switch (field.type()) {
            case TEXT, TEXTS, TIMESTAMP -> 'C';
            case INTEGER, DECIMAL -> 'N';
            case BOOLEAN -> 'L';
            case DATE -> 'D';
        };
    }

    int width() {
        return switch (field.type()) {
            case TEXT, TEXTS, TIMESTAMP -> Math.max(1, longest);
            // Nine digits are what readers take for a 32-bit integer, eighteen for a 64-bit one.
            case INTEGER -> longest <= 9 ? 9 : Math.max(MOST_DIGITS, longest);
            case DECIMAL -> exponents ? REAL_WIDTH : digits + (places() > 0 ? 1 + places() : 0);
            case BOOLEAN -> 1;
            case DATE -> 8;
        };
    }

    int places() {
        return exponents ? MOST_DECIMALS : field.type() == FieldType.DECIMAL ? Math.max(1, decimals) : 0;
    }

    /** The value as the table will hold it, padding apart; null when the cell stays empty. */
    byte @Nullable [] take(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, TIMESTAMP -> text(value);
            case TEXTS -> text(JoinedList.of(value).getBytes(StandardCharsets.UTF_8));
            case INTEGER -> integer(value);
            case DECIMAL -> decimal(value);
            case BOOLEAN -> value[0] == 't' ? TRUE : FALSE;
            case DATE -> date(value);
        };
    }

    private byte[] text(byte[] value) {
        byte[] kept = value;
        if (value.length > LONGEST_TEXT) {
            cut++;
            int end = LONGEST_TEXT;
            while ((value[end] & 0xC0) == 0x80) {
                end--;
            }
            kept = Arrays.copyOf(value, end);
        }
        longest = Math.max(longest, kept.length);
        return kept;
    }

    private byte[] integer(byte[] value) {
        longest = Math.max(longest, value.length);
        return value;
    }

    private byte @Nullable [] date(byte[] value) {
        if (value.length != 10 || value[4] != '-') {
            lost++;
            return null;
        }
        return new byte[] {value[0], value[1], value[2], value[3], value[5], value[6], value[8], value[9]};
    }

    private byte @Nullable [] decimal(byte[] value) {
        int point = -1;
        for (int i = 0; i < value.length; i++) {
            byte c = value[i];
            if (c == '.') {
                point = i;
            } else if (c == 'N' || c == 'I') {
                lost++;
                return null;
            } else if (c == 'e' || c == 'E') {
                return decimal(new BigDecimal(new String(value, StandardCharsets.US_ASCII)));
            }
        }
        int places = point < 0 ? 0 : value.length - point - 1;
        if (places > MOST_DECIMALS) {
            return decimal(new BigDecimal(new String(value, StandardCharsets.US_ASCII)));
        }
        measure(point < 0 ? value.length : point, places);
        return value;
    }

    private byte[] decimal(BigDecimal value) {
        BigDecimal kept = value;
        if (value.scale() > MOST_DECIMALS) {
            cut++;
            kept = value.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN);
        }
        String plain = kept.toPlainString();
        int point = plain.indexOf('.');
        measure(point < 0 ? plain.length() : point, point < 0 ? 0 : plain.length() - point - 1);
        return plain.getBytes(StandardCharsets.US_ASCII);
    }

    private void measure(int whole, int places) {
        digits = Math.max(digits, whole);
        decimals = Math.max(decimals, places);
        exponents |= whole > MOST_DIGITS;
    }

    /** Writes what {@link #take} gave to a cell of {@link #width} spaces. */
    void write(byte[] value, int length, byte[] cell, int at) {
        byte[] kept = value;
        int count = length;
        if (exponents) {
            kept = Double.toString(Double.parseDouble(new String(value, 0, length, StandardCharsets.US_ASCII)))
                    .getBytes(StandardCharsets.US_ASCII);
            count = kept.length;
        }
        switch (field.type()) {
            case INTEGER -> System.arraycopy(kept, 0, cell, at + width() - count, count);
            case DECIMAL -> writeDecimal(kept, count, cell, at);
            default -> System.arraycopy(kept, 0, cell, at, count);
        }
    }

    /** The point where the column has it, zeros to its right. */
    private void writeDecimal(byte[] value, int count, byte[] cell, int at) {
        if (exponents) {
            System.arraycopy(value, 0, cell, at + width() - count, count);
            return;
        }
        int point = 0;
        while (point < count && value[point] != '.') {
            point++;
        }
        int pointAt = at + digits;
        System.arraycopy(value, 0, cell, pointAt - point, count);
        int end = pointAt - point + count;
        if (point == count) {
            cell[end++] = '.';
        }
        Arrays.fill(cell, end, at + width(), (byte) '0');
    }
}
