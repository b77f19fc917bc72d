package fr.archipel.geo;

/**
 * WKB to a GeoJSON geometry in one pass over the bytes, coordinates mapped on the way.
 *
 * <p>Reads two-dimensional little-endian WKB, which is what {@code ST_AsBinary(geom, 'NDR')} sends. Not for two
 * threads.
 */
public final class GeoJsonEncoder {
    private static final String[] TYPES = {
        "", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"
    };

    private final CoordinateMapping mapping;
    private final int decimals;
    private final double[] pair = new double[2];
    private final WkbCursor wkb = new WkbCursor();

    /** {@code decimals}: 7 for degrees (1 cm; RFC 7946 § 11.2), 3 for metres. */
    public GeoJsonEncoder(CoordinateMapping mapping, int decimals) {
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
        out.text("{\"type\":\"").text(TYPES[type]);
        out.text(type == 7 ? "\",\"geometries\":" : "\",\"coordinates\":");
        switch (type) {
            case 1 -> point(out);
            case 2 -> line(out);
            case 3 -> polygon(out);
            default -> collection(out, type);
        }
        out.ascii('}');
    }

    private void collection(Utf8Writer out, int type) {
        int count = wkb.count();
        out.ascii('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.ascii(',');
            }
            if (type == 7) {
                geometry(out);
                continue;
            }
            switch (wkb.header()) {
                case 1 -> point(out);
                case 2 -> line(out);
                default -> polygon(out);
            }
        }
        out.ascii(']');
    }

    private void polygon(Utf8Writer out) {
        int rings = wkb.count();
        out.ascii('[');
        for (int i = 0; i < rings; i++) {
            if (i > 0) {
                out.ascii(',');
            }
            line(out);
        }
        out.ascii(']');
    }

    private void line(Utf8Writer out) {
        int points = wkb.count();
        out.ascii('[');
        for (int i = 0; i < points; i++) {
            if (i > 0) {
                out.ascii(',');
            }
            point(out);
        }
        out.ascii(']');
    }

    private void point(Utf8Writer out) {
        wkb.point(mapping, pair);
        out.ascii('[')
                .fixed(pair[0], decimals)
                .ascii(',')
                .fixed(pair[1], decimals)
                .ascii(']');
    }
}
