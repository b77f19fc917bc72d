package fr.archipel.feature.format.flatgeobuf;

import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a feature as FlatGeobuf lays them out: the column's number, the value; nulls left out. */
final class Properties {
    private final FieldType[] types;
    private final Bytes out = new Bytes();

    Properties(List<Field> columns) {
        types = columns.stream().map(Field::type).toArray(FieldType[]::new);
    }

    void clear() {
        out.clear();
    }

    Bytes bytes() {
        return out;
    }

    /** The column's code in the header. */
    static int code(FieldType type) {
        return switch (type) {
            case BOOLEAN -> 2;
            case INTEGER -> 7;
            case DECIMAL -> 10;
            case TEXT -> 11;
            case TEXTS -> 12;
            case DATE, TIMESTAMP -> 13;
        };
    }

    void put(int column, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        out.putShort(column);
        switch (types[column]) {
            case BOOLEAN -> out.putByte(value[0] == 't' ? 1 : 0);
            case INTEGER -> out.putLong(Long.parseLong(ascii(value)));
            case DECIMAL -> out.putDouble(Double.parseDouble(ascii(value)));
            case TEXT, TEXTS, DATE, TIMESTAMP -> out.putInt(value.length).put(value);
        }
    }

    private static String ascii(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII);
    }
}
