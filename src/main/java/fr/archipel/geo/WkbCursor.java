package fr.archipel.geo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A place in two-dimensional little-endian WKB, which is what {@code ST_AsBinary(geom, 'NDR')} sends: what the text encoders
 * read it with, in one pass. Not for two threads.
 */
final class WkbCursor {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] wkb = {};
    private int at;

    void start(byte[] wkb) {
        this.wkb = wkb;
        this.at = 0;
    }

    /** The type of the geometry that begins here, 1 to 7. Throws IllegalArgumentException on other bytes. */
    int header() {
        if (wkb[at] != 1) {
            throw new IllegalArgumentException("WKB is not little-endian");
        }
        int type = (int) INT.get(wkb, at + 1);
        if (type < 1 || type > 7) {
            throw new IllegalArgumentException("WKB of type " + type);
        }
        at += 5;
        return type;
    }

    /** Of points, rings or members. */
    int count() {
        int count = (int) INT.get(wkb, at);
        at += 4;
        return count;
    }

    /** An empty point is a point of NaN. */
    boolean isEmptyPoint() {
        return Double.isNaN((double) DOUBLE.get(wkb, at));
    }

    void skipPoint() {
        at += 16;
    }

    /** The next point, mapped. */
    void point(CoordinateMapping mapping, double[] out) {
        mapping.apply((double) DOUBLE.get(wkb, at), (double) DOUBLE.get(wkb, at + 8), out);
        at += 16;
    }
}
