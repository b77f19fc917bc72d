package fr.archipel.geo;

import fr.archipel.geo.CrsDefinition.Axes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference system that features are served in, and how to get there from the one they are stored in. Where a closed
 * form does it, SQL sends stored coordinates and {@link #mapping} carries them over; else PostGIS transforms and the
 * mapping only sets the order of the axes.
 *
 * @param uri how OGC API names it (OGC 11-135r2)
 * @param srid EPSG code; 4326 for CRS84
 * @param storedSrid what the rows are stored in: 2154, or 4326 (longitude first)
 * @param wkbSrid what SQL must send: {@code storedSrid} when a closed form maps it, else {@code srid}, by ST_Transform
 * @param mapping from the WKB to a pair in the authority's axis order (GeoJSON coordinates, GML)
 * @param eastFirst from the WKB to easting or longitude first (shapefile, GeoPackage, FlatGeobuf)
 * @param angular coordinates are degrees, not metres
 * @param decimals that hold a millimetre; 7 for CRS84 (RFC 7946 § 11.2)
 */
public record ServedCrs(
        String uri,
        int srid,
        int storedSrid,
        int wkbSrid,
        Axes axes,
        CoordinateMapping mapping,
        CoordinateMapping eastFirst,
        boolean angular,
        int decimals) {
    public static final String CRS84_URI = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String EPSG_URI = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final int WGS_84 = 4326;
    private static final int LAMBERT_93 = 2154;
    static final int WEB_MERCATOR = 3857;

    /** Before {@link #CRS84}, which needs it. */
    private static final Map<Integer, LambertConic> CONICS = conics();

    /** Every layer is offered in these; 0 stands for CRS84. The zones CC42 to CC50 end the list. */
    public static final List<Integer> COMMON =
            List.of(0, 4326, 3857, 2154, 3950, 3949, 3948, 3947, 3946, 3945, 3944, 3943, 3942);

    /** Longitude, latitude; from Lambert-93. */
    public static final ServedCrs CRS84 = make(CRS84_URI, WGS_84, LAMBERT_93, Axes.EAST_NORTH, true, 7);

    private static final ServedCrs CRS84_AS_STORED = make(CRS84_URI, WGS_84, WGS_84, Axes.EAST_NORTH, true, 7);

    private static final Pattern URI = Pattern.compile(
            "https?://www\\.opengis\\.net/def/crs/(?:OGC/(?:0|1\\.3)/(CRS84)|EPSG/(?:0|\\d{1,3}(?:\\.\\d{1,3}){1,3})/(\\d{1,6}))");

    /** The URIs of {@link #COMMON}. */
    public static List<String> commonUris() {
        return COMMON.stream().map(ServedCrs::uri).toList();
    }

    private static String uri(int code) {
        return code == 0 ? CRS84_URI : EPSG_URI + code;
    }

    /** How a layer's own system is named: rows stored in degrees have longitude first, as CRS84. */
    public static String storageUri(int storedSrid) {
        return storedSrid == WGS_84 ? CRS84_URI : EPSG_URI + storedSrid;
    }

    /** CRS84 from rows stored in that system. */
    public static ServedCrs crs84(int storedSrid) {
        return storedSrid == WGS_84 ? CRS84_AS_STORED : CRS84;
    }

    /**
     * An EPSG code, in the authority's axis order; from Lambert-93 (see {@link #from}). Throws IllegalArgumentException
     * when the authority does not know a plane or geographic system of that code.
     */
    public static ServedCrs of(int srid) {
        return find(EPSG_URI + srid).orElseThrow(() -> new IllegalArgumentException("unknown EPSG code " + srid));
    }

    /**
     * By its URI, {@code http} or {@code https}; from Lambert-93 (see {@link #from}). Empty when it is no such URI, or the
     * authority does not know it. Whether PostGIS does is not asked.
     */
    public static Optional<ServedCrs> find(String uri) {
        Matcher read = URI.matcher(uri);
        if (!read.matches()) {
            return Optional.empty();
        }
        if (read.group(1) != null) {
            return Optional.of(make(uri, WGS_84, LAMBERT_93, Axes.EAST_NORTH, true, 7));
        }
        return CrsDefinition.find(Integer.parseInt(read.group(2)))
                .map(known ->
                        make(uri, known.code(), LAMBERT_93, known.axes(), known.angular(), known.angular() ? 9 : 4));
    }

    /** The same system, for rows stored in another one. */
    public ServedCrs from(int stored) {
        return stored == storedSrid ? this : make(uri, srid, stored, axes, angular, decimals);
    }

    /** Whether every layer is offered in it; any other is a question of where the layer lies. */
    public boolean isCommon() {
        return COMMON.contains(srid);
    }

    /** What the authority says of it; CRS84 is EPSG:4326 but for its axes. The first question takes a second. */
    public CrsDefinition definition() {
        return CrsDefinition.find(srid).orElseThrow(() -> new IllegalStateException("EPSG code " + srid));
    }

    /** Whether rows arrive transformed by PostGIS. */
    public boolean isTransformedBySql() {
        return wkbSrid != storedSrid;
    }

    /** From this system, easting or longitude first, to longitude and latitude; null when there is no closed form. */
    public @Nullable CoordinateMapping toDegrees() {
        return toDegrees(srid);
    }

    /** From longitude and latitude to a system, easting or longitude first; null when there is no closed form. */
    public static @Nullable CoordinateMapping fromDegrees(int srid) {
        LambertConic conic = CONICS.get(srid);
        if (conic != null) {
            return conic::forward;
        }
        return switch (srid) {
            case WGS_84 -> CoordinateMapping.IDENTITY;
            case WEB_MERCATOR -> WebMercator::forward;
            default -> null;
        };
    }

    private static @Nullable CoordinateMapping toDegrees(int srid) {
        LambertConic conic = CONICS.get(srid);
        if (conic != null) {
            return conic::inverse;
        }
        return switch (srid) {
            case WGS_84 -> CoordinateMapping.IDENTITY;
            case WEB_MERCATOR -> WebMercator::inverse;
            default -> null;
        };
    }

    private static Map<Integer, LambertConic> conics() {
        Map<Integer, LambertConic> conics = new HashMap<>();
        conics.put(LAMBERT_93, LambertConic.LAMBERT_93);
        for (int zone = 42; zone <= 50; zone++) {
            conics.put(3900 + zone, LambertConic.conicConformal(zone));
        }
        return Map.copyOf(conics);
    }

    private static ServedCrs make(String uri, int srid, int stored, Axes axes, boolean angular, int decimals) {
        CoordinateMapping closed = closed(stored, srid);
        CoordinateMapping eastFirst = closed == null ? CoordinateMapping.IDENTITY : closed;
        return new ServedCrs(
                uri,
                srid,
                stored,
                closed == null ? srid : stored,
                axes,
                axes == Axes.NORTH_EAST ? swapped(eastFirst) : eastFirst,
                eastFirst,
                angular,
                decimals);
    }

    private static @Nullable CoordinateMapping closed(int from, int to) {
        if (from == to) {
            return CoordinateMapping.IDENTITY;
        }
        CoordinateMapping inverse = toDegrees(from);
        CoordinateMapping forward = fromDegrees(to);
        if (inverse == null || forward == null) {
            return null;
        }
        if (to == WGS_84) {
            return inverse;
        }
        return from == WGS_84
                ? forward
                : (x, y, out) -> {
                    inverse.apply(x, y, out);
                    forward.apply(out[0], out[1], out);
                };
    }

    private static CoordinateMapping swapped(CoordinateMapping mapping) {
        return (x, y, out) -> {
            mapping.apply(x, y, out);
            double first = out[0];
            out[0] = out[1];
            out[1] = first;
        };
    }
}
