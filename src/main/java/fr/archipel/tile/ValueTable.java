package fr.archipel.tile;

import fr.archipel.layer.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of a tile's layer, each written once (Mapbox Vector Tile 2.1, § 4.4), from the canonical text of a
 * {@link fr.archipel.feature.FeatureRow}: whole numbers as such, other numbers as double, true and false as such, all else as
 * text. Not for two threads.
 */
final class ValueTable {
    private static final long[] POWERS = new long[16];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private static final int VALUES = 4;

    private final Pbf out = new Pbf(16_384);
    private final Pbf value = new Pbf(32);
    /** Where each value starts in {@link #out}, and one more: where the last ends. */
    private int[] starts = new int[256];

    private int[] hashes = new int[256];
    private int count;
    /** Open addressing: a value's index plus one, 0 when free. */
    private int[] slots = new int[1024];

    /** The index of the value, written if it is new. */
    int index(FieldType type, byte[] text) {
        int start = starts[count];
        write(type, text);
        int hash = out.hash(start);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (hashes[known] == hash && out.isRepeated(starts[known], starts[known + 1], start)) {
                out.truncate(start);
                return known;
            }
            slot = (slot + 1) & mask;
        }
        hashes[count] = hash;
        slots[slot] = ++count;
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        starts[count] = out.size();
        if (2 * count > slots.length) {
            grow();
        }
        return count - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = hashes[i] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }

    private void write(FieldType type, byte[] text) {
        switch (type) {
            case TEXT, TEXTS, DATE, TIMESTAMP -> {
                out.key(VALUES, Pbf.BYTES).varint(1 + Pbf.lengthOf(text.length) + text.length);
                out.key(1, Pbf.BYTES).bytes(text);
                return;
            }
            case INTEGER -> integer(Long.parseLong(new String(text, StandardCharsets.US_ASCII)));
            case DECIMAL -> value.key(3, Pbf.DOUBLE).fixed64(Double.doubleToRawLongBits(decimal(text)));
            case BOOLEAN -> value.key(7, Pbf.VARINT).varint(text[0] == 't' ? 1 : 0);
        }
        out.key(VALUES, Pbf.BYTES).bytes(value);
        value.clear();
    }

    private void integer(long number) {
        if (number >= 0) {
            value.key(4, Pbf.VARINT).varint(number);
        } else {
            value.key(6, Pbf.VARINT).varint((number << 1) ^ (number >> 63));
        }
    }

    /** Fifteen digits and a power of ten up to 15 are exact, and so is their quotient rounded once; the rest is parsed. */
    static double decimal(byte[] text) {
        long digits = 0;
        int number = 0;
        int after = -1;
        for (int i = text[0] == '-' ? 1 : 0; i < text.length; i++) {
            byte c = text[i];
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + c - '0';
                number++;
                after += after < 0 ? 0 : 1;
            } else if (c == '.' && after < 0) {
                after = 0;
            } else {
                return Double.parseDouble(new String(text, StandardCharsets.US_ASCII));
            }
            if (number > 15) {
                return Double.parseDouble(new String(text, StandardCharsets.US_ASCII));
            }
        }
        double magnitude = after <= 0 ? digits : (double) digits / POWERS[after];
        return text[0] == '-' ? -magnitude : magnitude;
    }

    Pbf bytes() {
        return out;
    }
}
