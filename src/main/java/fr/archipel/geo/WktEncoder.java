package fr.archipel.geo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * WKB to WKT (ISO 19125-1 § 7) in one pass over the bytes, coordinates mapped on the way: {@code MULTIPOLYGON(((x y,x y)))}.
 *
 * <p>Reads two-dimensional little-endian WKB, which is what {@code ST_AsBinary(geom, 'NDR')} sends. Not for two threads.
 */
public final class WktEncoder {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final String[] TYPES = {
        "", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"
    };

    private final CoordinateMapping mapping;
    private final int decimals;
    private final double[] pair = new double[2];
    private byte[] wkb = {};
    private int at;

    public WktEncoder(CoordinateMapping mapping, int decimals) {
        this.mapping = mapping;
        this.decimals = decimals;
    }

    /** Throws IllegalArgumentException on bytes that are not the WKB named above. */
    public void encode(byte[] wkb, Utf8Writer out) {
        this.wkb = wkb;
        this.at = 0;
        geometry(out);
    }

    private void geometry(Utf8Writer out) {
        int type = header();
        out.text(TYPES[type]);
        if (type == 1) {
            lonePoint(out);
        } else {
            body(type, out);
        }
    }

    private int header() {
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

    /** An empty point is a point of NaN. */
    private void lonePoint(Utf8Writer out) {
        if (Double.isNaN((double) DOUBLE.get(wkb, at))) {
            at += 16;
            out.text(" EMPTY");
        } else {
            out.ascii('(');
            pair(out);
            out.ascii(')');
        }
    }

    private void body(int type, Utf8Writer out) {
        int count = count();
        if (count == 0) {
            out.text(" EMPTY");
            return;
        }
        out.ascii('(');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.ascii(',');
            }
            part(type, out);
        }
        out.ascii(')');
    }

    private void part(int type, Utf8Writer out) {
        switch (type) {
            case 2 -> pair(out);
            case 3 -> body(2, out);
            case 7 -> geometry(out);
            default -> {
                if (header() == 1) {
                    lonePoint(out);
                } else {
                    body(type - 3, out);
                }
            }
        }
    }

    private void pair(Utf8Writer out) {
        mapping.apply((double) DOUBLE.get(wkb, at), (double) DOUBLE.get(wkb, at + 8), pair);
        at += 16;
        out.fixed(pair[0], decimals).ascii(' ').fixed(pair[1], decimals);
    }

    private int count() {
        int count = (int) INT.get(wkb, at);
        at += 4;
        return count;
    }
}
