package fr.archipel.geo;

/**
 * WKB to a geometry of GML 3.2 (OGC 07-036), as its Simple Features profile has them (OGC 10-100r3 § 8.4.4), in one pass over
 * the bytes, coordinates mapped on the way.
 *
 * <p>Reads two-dimensional little-endian WKB, which is what {@code ST_AsBinary(geom, 'NDR')} sends. Not for two threads.
 */
public final class GmlEncoder {
    private static final String[] TYPES = {
        "", "Point", "LineString", "Polygon", "MultiPoint", "MultiCurve", "MultiSurface", "MultiGeometry"
    };
    private static final String[] MEMBERS = {
        "", "", "", "", "pointMember", "curveMember", "surfaceMember", "geometryMember"
    };

    private final CoordinateMapping mapping;
    private final int decimals;
    private final String srsName;
    private final double[] pair = new double[2];
    private final WkbCursor wkb = new WkbCursor();
    private long ids;

    /** {@code mapping}: to the axis order of {@code srsName}, the URI of the system. */
    public GmlEncoder(CoordinateMapping mapping, int decimals, String srsName) {
        this.mapping = mapping;
        this.decimals = decimals;
        this.srsName = srsName;
    }

    /** Throws IllegalArgumentException on bytes that are not the WKB named above. */
    public void encode(byte[] wkb, Utf8Writer out) {
        this.wkb.start(wkb);
        geometry(out, true);
    }

    /** Every geometry has an identifier, once in a document. */
    private void geometry(Utf8Writer out, boolean outer) {
        int type = wkb.header();
        out.text("<gml:").text(TYPES[type]).text(" gml:id=\"g").number(++ids).ascii('"');
        if (outer) {
            out.text(" srsName=\"").text(srsName).ascii('"');
        }
        out.ascii('>');
        switch (type) {
            case 1 -> positions("pos", 1, out);
            case 2 -> positions("posList", wkb.count(), out);
            case 3 -> polygon(out);
            default -> members(type, out);
        }
        out.text("</gml:").text(TYPES[type]).ascii('>');
    }

    private void members(int type, Utf8Writer out) {
        int count = wkb.count();
        for (int i = 0; i < count; i++) {
            out.text("<gml:").text(MEMBERS[type]).ascii('>');
            geometry(out, false);
            out.text("</gml:").text(MEMBERS[type]).ascii('>');
        }
    }

    private void polygon(Utf8Writer out) {
        int rings = wkb.count();
        for (int i = 0; i < rings; i++) {
            String ring = i == 0 ? "exterior" : "interior";
            out.text("<gml:").text(ring).text("><gml:LinearRing>");
            positions("posList", wkb.count(), out);
            out.text("</gml:LinearRing></gml:").text(ring).ascii('>');
        }
    }

    private void positions(String element, int points, Utf8Writer out) {
        out.text("<gml:").text(element).ascii('>');
        for (int i = 0; i < points; i++) {
            if (i > 0) {
                out.ascii(' ');
            }
            wkb.point(mapping, pair);
            out.fixed(pair[0], decimals).ascii(' ').fixed(pair[1], decimals);
        }
        out.text("</gml:").text(element).ascii('>');
    }
}
