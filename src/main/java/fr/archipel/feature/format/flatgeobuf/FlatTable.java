package fr.archipel.feature.format.flatgeobuf;

import fr.archipel.feature.format.binary.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A FlatBuffers table by its slots, written front to back: the list of slots, the table, then what it points at. For headers,
 * of which a file has one; features have their own way.
 */
final class FlatTable {
    private sealed interface Slot {}

    private record Scalar(int size, long value) implements Slot {}

    private record Text(String text) implements Slot {}

    private record Doubles(List<Double> values) implements Slot {}

    private record Tables(List<FlatTable> tables) implements Slot {}

    private record One(FlatTable table) implements Slot {}

    private final TreeMap<Integer, Slot> slots = new TreeMap<>();

    /** {@code size}: bytes of the number. */
    FlatTable number(int slot, int size, long value) {
        slots.put(slot, new Scalar(size, value));
        return this;
    }

    /** Null or empty: left out. */
    FlatTable text(int slot, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            slots.put(slot, new Text(text));
        }
        return this;
    }

    FlatTable doubles(int slot, List<Double> values) {
        slots.put(slot, new Doubles(values));
        return this;
    }

    FlatTable tables(int slot, List<FlatTable> tables) {
        slots.put(slot, new Tables(tables));
        return this;
    }

    FlatTable table(int slot, FlatTable table) {
        slots.put(slot, new One(table));
        return this;
    }

    /** As a root, its length before it. */
    Bytes sizePrefixed() {
        Bytes out = new Bytes().putInt(0).putInt(0);
        out.setInt(4, write(out) - 4);
        out.align(8, 0);
        out.setInt(0, out.length() - 4);
        return out;
    }

    /** Writes the table and all under it; returns where it stands. */
    private int write(Bytes out) {
        int last = slots.isEmpty() ? -1 : slots.lastKey();
        out.align(2, 0);
        int list = out.skip(4 + 2 * (last + 1));
        out.setShort(list, out.length() - list);
        out.align(8, 0);
        int table = out.length();
        out.putInt(table - list);
        Map<Integer, Integer> places = new TreeMap<>();
        slots.forEach((slot, value) -> {
            int size = value instanceof Scalar number ? number.size : 4;
            out.align(size, 0);
            out.setShort(list + 4 + 2 * slot, out.length() - table);
            places.put(slot, out.length());
            put(out, size, value instanceof Scalar number ? number.value : 0);
        });
        out.setShort(list + 2, out.length() - table);
        places.forEach((slot, place) -> {
            int target = follow(out, slots.get(slot));
            if (target > 0) {
                out.setInt(place, target - place);
            }
        });
        return table;
    }

    private static void put(Bytes out, int size, long value) {
        switch (size) {
            case 1 -> out.putByte((int) value);
            case 2 -> out.putShort((int) value);
            case 4 -> out.putInt((int) value);
            default -> out.putLong(value);
        }
    }

    /** Writes what a slot points at; returns where, or 0 when it holds its value. */
    private static int follow(Bytes out, @Nullable Slot slot) {
        if (slot instanceof Text text) {
            byte[] utf8 = text.text.getBytes(StandardCharsets.UTF_8);
            out.align(4, 0);
            int at = out.length();
            out.putInt(utf8.length).put(utf8).putByte(0);
            return at;
        }
        if (slot instanceof Doubles doubles) {
            out.align(8, 4);
            int at = out.length();
            out.putInt(doubles.values.size());
            for (double value : doubles.values) {
                out.putDouble(value);
            }
            return at;
        }
        if (slot instanceof Tables many) {
            out.align(4, 0);
            int at = out.length();
            out.putInt(many.tables.size());
            int first = out.skip(4 * many.tables.size());
            for (int i = 0; i < many.tables.size(); i++) {
                int place = first + 4 * i;
                out.setInt(place, many.tables.get(i).write(out) - place);
            }
            return at;
        }
        return slot instanceof One one ? one.table.write(out) : 0;
    }
}
