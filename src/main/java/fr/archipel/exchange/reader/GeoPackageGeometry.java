package fr.archipel.exchange.reader;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** The geometry blobs of GeoPackage (12-128r18, § 2.1.3): a header, an envelope or none, WKB. */
final class GeoPackageGeometry {
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
    /** Of the largest geometry there may be, with heights and measures. */
    static final long MAXIMUM_BYTES = Limits.VERTICES * 32L + (1 << 20);

    private final WKBReader wkb = new WKBReader(Vertices.FACTORY);
    private boolean heights;

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

    /** Null for an empty geometry. Throws {@link GeometryGuard.Broken}. */
    @Nullable
    Geometry read(byte[] blob) {
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            throw new GeometryGuard.Broken("n'est pas au format GeoPackage");
        }
        int flags = blob[3];
        int envelope = flags >> 1 & 7;
        if ((flags & 0x20) != 0 || envelope > 4) {
            throw new GeometryGuard.Broken("est d'un type étendu, qui ne se lit pas ici");
        }
        int start = 8 + ENVELOPE_BYTES[envelope];
        if (blob.length < start + 5) {
            throw new GeometryGuard.Broken("est incomplète");
        }
        byte[] body = Arrays.copyOfRange(blob, start, blob.length);
        heights |= Wkb.check(body);
        try {
            Geometry geometry = wkb.read(body);
            return geometry.isEmpty() ? null : GeometryGuard.check(geometry);
        } catch (ParseException | IllegalArgumentException | ClassCastException e) {
            throw new GeometryGuard.Broken("est abîmée");
        }
    }

    /** Whether a geometry read so far had heights or measures. */
    boolean sawHeights() {
        return heights;
    }
}
