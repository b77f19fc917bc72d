package fr.archipel.geo;

/**
 * WKB to WKT (ISO 19125-1 § 7) in one pass over the bytes, coordinates mapped on the way: {@code MULTIPOLYGON(((x y,x y)))}.
 *
 * <p>Reads two-dimensional little-endian WKB, which is what {@code ST_AsBinary(geom, 'NDR')} sends. Not for two threads.
 */
public final class WktEncoder {
    private static final String[] TYPES = {
        "", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"
    };

    private final CoordinateMapping mapping;
    private final int decimals;
    private final double[] pair = new double[2];
    private final WkbCursor wkb = new WkbCursor();

    public WktEncoder(CoordinateMapping mapping, int decimals) {
        this.mapping = mapping;
        this.decimals = decimals;
    }

    /** Throws IllegalArgumentException on bytes that are not the WKB named above. */
    public void encode(byte[] wkb, Utf8Writer out) {
        this.wkb.start(wkb);
        geometry(out);
    }

    private void geometry(Utf8Writer out) {
        int type = wkb.header();
        out.text(TYPES[type]);
        if (type == 1) {
            lonePoint(out);
        } else {
            body(type, out);
        }
    }

    /** An empty point is a point of NaN. */
    private void lonePoint(Utf8Writer out) {
        if (wkb.isEmptyPoint()) {
            wkb.skipPoint();
            out.text(" EMPTY");
        } else {
            out.ascii('(');
            pair(out);
            out.ascii(')');
        }
    }

    private void body(int type, Utf8Writer out) {
        int count = wkb.count();
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
                if (wkb.header() == 1) {
                    lonePoint(out);
                } else {
                    body(type - 3, out);
                }
            }
        }
    }

    private void pair(Utf8Writer out) {
        wkb.point(mapping, pair);
        out.fixed(pair[0], decimals).ascii(' ').fixed(pair[1], decimals);
    }
}
