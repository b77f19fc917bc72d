package fr.archipel.feature.format.flatgeobuf;

import fr.archipel.feature.format.binary.Bytes;
import fr.archipel.feature.format.binary.WkbPass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One feature as a FlatBuffers table, written front to back in one go from WKB: what the format's own libraries build from
 * objects, back to front. Used again for each feature; not for two threads.
 *
 * <p>Coordinates are those of the WKB, copied as they stand. Places are multiples of eight counted from the length before
 * the table, as readers in browsers need.
 */
final class FlatFeature {
    private static final int NO_PLACE = -1;

    private final Bytes out = new Bytes();
    /** Where this feature holds the list of slots of each form of geometry, once it was needed. */
    private final int[] lists = new int[Form.COUNT];

    private byte[] wkb = {};
    private int at;

    /** A form a geometry's table takes: where each slot stands in it (ends 0, xy 1, type 6, parts 7), 0 when absent. */
    private static final class Form {
        /** Coordinates only. */
        static final Form XY = new Form(0, 0, 4, 0, 0, 0, 0, 8, 0);
        /** Coordinates, and where each ring or line ends. */
        static final Form ENDS = new Form(1, 4, 8, 0, 0, 0, 0, 12, 0);

        static final Form PARTS = new Form(2, 0, 0, 0, 0, 0, 0, 8, 4);
        static final int COUNT = 3;

        private final int number;
        private final int[] slots;
        private final int size;

        private Form(int number, int... slots) {
            this.number = number;
            this.slots = slots;
            this.size = slots[6] + 4;
        }
    }

    /** {@code wkb}: null for none; {@code properties}: as the format lays them out. The result is good until the next. */
    Bytes write(byte @Nullable [] wkb, Bytes properties) {
        Arrays.fill(lists, NO_PLACE);
        out.clear().putInt(0).putInt(12);
        out.putShort(8).putShort(12).putShort(wkb == null ? 0 : 4).putShort(8);
        out.putInt(8).putInt(0).putInt(0);
        out.setInt(24, out.length() - 24);
        out.putInt(properties.length()).put(properties.array(), 0, properties.length());
        if (wkb != null) {
            this.wkb = wkb;
            this.at = 0;
            out.setInt(20, geometry() - 20);
        }
        out.align(8, 0);
        out.setInt(0, out.length() - 4);
        return out;
    }

    /** Writes the geometry that stands here in the WKB; returns where its table is. */
    private int geometry() {
        int type = WkbPass.typeAt(wkb, at);
        at += 5;
        return switch (type) {
            case 1 -> coordinates(type, 1);
            case 2 -> coordinates(type, count());
            case 3, 5 -> sequences(type, type == 5 ? 5 : 0);
            case 4 -> points(type);
            default -> parts(type);
        };
    }

    private int coordinates(int type, int points) {
        int table = table(Form.XY, type);
        pairs(table + 4, points);
        copy(points);
        return table;
    }

    private int points(int type) {
        int points = count();
        int table = table(Form.XY, type);
        pairs(table + 4, points);
        for (int i = 0; i < points; i++) {
            at += 5;
            copy(1);
        }
        return table;
    }

    /** Rings of a polygon, or lines of a multi-line; {@code head}: bytes that each has before its own count. */
    private int sequences(int type, int head) {
        int count = count();
        int start = at;
        // GDAL wants them of a multi-line even when there is one line; a polygon of one ring goes without.
        boolean ends = type == 5 || count > 1;
        int table = table(ends ? Form.ENDS : Form.XY, type);
        int points = 0;
        if (ends) {
            vector(table + 4, count);
        }
        for (int i = 0; i < count; i++) {
            at += head;
            int more = count();
            at += 16 * more;
            points += more;
            if (ends) {
                out.putInt(points);
            }
        }
        pairs(table + (ends ? 8 : 4), points);
        at = start;
        for (int i = 0; i < count; i++) {
            at += head;
            copy(count());
        }
        return table;
    }

    private int parts(int type) {
        int count = count();
        int table = table(Form.PARTS, type);
        vector(table + 4, count);
        int first = out.skip(4 * count);
        for (int i = 0; i < count; i++) {
            int place = first + 4 * i;
            out.setInt(place, geometry() - place);
        }
        return table;
    }

    /** Writes a table of that form, what it points at left to come; returns where it stands. */
    private int table(Form form, int type) {
        int list = lists[form.number];
        if (list == NO_PLACE) {
            out.align(2, 0);
            list = out.length();
            lists[form.number] = list;
            out.putShort(4 + 2 * form.slots.length).putShort(form.size);
            for (int slot : form.slots) {
                out.putShort(slot);
            }
        }
        out.align(4, 0);
        int table = out.length();
        out.putInt(table - list);
        out.skip(form.size - 8);
        out.putInt(type);
        return table;
    }

    /** Begins a run of pairs of coordinates that the slot at {@code place} points at. */
    private void pairs(int place, int points) {
        out.align(8, 4);
        vector(place, 2 * points);
    }

    private void vector(int place, int length) {
        out.align(4, 0);
        out.setInt(place, out.length() - place);
        out.putInt(length);
    }

    private void copy(int points) {
        out.put(wkb, at, 16 * points);
        at += 16 * points;
    }

    private int count() {
        at += 4;
        return Bytes.intAt(wkb, at - 4);
    }
}
