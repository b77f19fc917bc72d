package fr.archipel.exchange.reader;

import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** The geometry blobs of GeoPackage (12-128r18, § 2.1.3): a header, an envelope or none, WKB. */
final class GeoPackageGeometry {
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final WKBReader wkb = new WKBReader(new GeometryFactory());
    private boolean heights;

    /** The blob is no geometry that we read; the message follows « la géométrie de l'objet n ». */
    static final class Broken extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /** The OGC name as we write it; null when it is any geometry. */
    static @Nullable String typeName(String declared) {
        return switch (declared.toUpperCase(Locale.ROOT)) {
            case "POINT" -> "Point";
            case "LINESTRING" -> "LineString";
            case "POLYGON" -> "Polygon";
            case "MULTIPOINT" -> "MultiPoint";
            case "MULTILINESTRING" -> "MultiLineString";
            case "MULTIPOLYGON" -> "MultiPolygon";
            default -> null;
        };
    }

    /** Null for an empty geometry. */
    @Nullable
    Geometry read(byte[] blob) throws Broken {
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw new Broken("n'est pas au format GeoPackage");
        }
        int flags = blob[3];
        int envelope = flags >> 1 & 7;
        if ((flags & 0x20) != 0 || envelope > 4) {
            throw new Broken("est d'un type étendu, qui ne se lit pas ici");
        }
        int start = 8 + ENVELOPE_BYTES[envelope];
        if (blob.length < start + 5) {
            throw new Broken("est incomplète");
        }
        byte[] body = java.util.Arrays.copyOfRange(blob, start, blob.length);
        int type = type(body);
        heights |= type > 1000;
        if (type % 1000 > 7) {
            throw new Broken("a des courbes ; remplacez-les par des segments (ogr2ogr -nlt CONVERT_TO_LINEAR)");
        }
        try {
            Geometry geometry = wkb.read(body);
            return geometry.isEmpty() ? null : geometry;
        } catch (ParseException | RuntimeException e) {
            throw new Broken("est abîmée");
        }
    }

    /** Whether a geometry read so far had heights or measures. */
    boolean sawHeights() {
        return heights;
    }

    /** ISO's number of the type: thousands say Z and M; the high bits of EWKB are read the same. */
    private static int type(byte[] wkb) {
        int a = wkb[1] & 0xff;
        int b = wkb[2] & 0xff;
        int c = wkb[3] & 0xff;
        int d = wkb[4] & 0xff;
        int type = wkb[0] == 0 ? a << 24 | b << 16 | c << 8 | d : d << 24 | c << 16 | b << 8 | a;
        return (type & 0xffff) + ((type & 0xc000_0000) != 0 ? 1000 : 0);
    }
}
