package fr.archipel.feature.format.binary;

import fr.archipel.geo.CoordinateMapping;

/**
 * One pass over a geometry's WKB (two-dimensional, little-endian): coordinates mapped where they stand, the bounding box
 * taken on the way, no object per coordinate. One for each answer; not for two threads.
 */
public final class WkbPass {
    private final CoordinateMapping mapping;
    private final boolean moves;
    private final double[] pair = new double[2];
    private final Box box = new Box();
    private byte[] wkb = {};
    private int at;

    public WkbPass(CoordinateMapping mapping) {
        this.mapping = mapping;
        this.moves = mapping != CoordinateMapping.IDENTITY;
    }

    /** Maps the geometry that starts at {@code from}, in place; returns its box, good until the next pass. */
    public Box map(byte[] bytes, int from) {
        wkb = bytes;
        at = from;
        box.clear();
        geometry();
        return box;
    }

    private void geometry() {
        int type = typeAt(wkb, at);
        at += 5;
        switch (type) {
            case 1 -> points(1);
            case 2 -> points(count());
            case 3 -> {
                for (int rings = count(); rings > 0; rings--) {
                    points(count());
                }
            }
            default -> {
                for (int members = count(); members > 0; members--) {
                    geometry();
                }
            }
        }
    }

    private void points(int count) {
        int end = at + 16 * count;
        for (int i = at; i < end; i += 16) {
            double x = Bytes.doubleAt(wkb, i);
            double y = Bytes.doubleAt(wkb, i + 8);
            if (moves) {
                mapping.apply(x, y, pair);
                x = pair[0];
                y = pair[1];
                Bytes.setDouble(wkb, i, x);
                Bytes.setDouble(wkb, i + 8, y);
            }
            box.add(x, y);
        }
        at = end;
    }

    private int count() {
        at += 4;
        return Bytes.intAt(wkb, at - 4);
    }

    /** The type of the geometry at a place, 1 (point) to 7 (collection). Throws IllegalArgumentException on other WKB. */
    public static int typeAt(byte[] wkb, int at) {
        if (wkb[at] != 1) {
            throw new IllegalArgumentException("WKB is not little-endian");
        }
        int type = Bytes.intAt(wkb, at + 1);
        if (type < 1 || type > 7) {
            throw new IllegalArgumentException("WKB of type " + type);
        }
        return type;
    }
}
