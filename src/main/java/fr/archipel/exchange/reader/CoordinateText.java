package fr.archipel.exchange.reader;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

/**
 * A geometry written in a cell: WKT, with PostGIS' {@code SRID=} or without, WKB in hexadecimal, GeoJSON, two numbers with
 * or without brackets, R's {@code c(2.57, 42.76)}. A number may have a decimal comma.
 */
final class CoordinateText {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Pattern WKT = Pattern.compile(
            "(?is)\\s*(?:SRID\\s*=\\s*(\\d{1,6})\\s*;)?\\s*((?:POINT|LINESTRING|POLYGON|MULTI(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\\s*[ZM]{0,2}\\s*(?:\\(|EMPTY).*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,12}(?:[.,]\\d{1,20})?(?:[eE][-+]?\\d{1,2})?");
    private static final Pattern HEX = Pattern.compile("0[01][0-9A-Fa-f]{18,}");
    /** Two numbers: with a decimal comma, a semicolon, a bar or a blank stands between them. */
    private static final Pattern PAIR = Pattern.compile(
            "(?i)\\s*(?:c\\s*)?[(\\[{]?\\s*([-+]?\\d{1,12}(?:\\.\\d{1,20})?)\\s*[,;| ]\\s*([-+]?\\d{1,12}(?:\\.\\d{1,20})?)\\s*[)\\]}]?\\s*");

    private static final Pattern COMMA_PAIR = Pattern.compile(
            "\\s*[(\\[{]?\\s*([-+]?\\d{1,12},\\d{1,20})\\s*[;| ]\\s*([-+]?\\d{1,12},\\d{1,20})\\s*[)\\]}]?\\s*");

    private CoordinateText() {}

    /** A pair of numbers, in the order written. */
    static double @Nullable [] pair(String text) {
        if (text.length() > 200) {
            return null;
        }
        for (Pattern pattern : List.of(PAIR, COMMA_PAIR)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return new double[] {number(matcher.group(1)), number(matcher.group(2))};
            }
        }
        return null;
    }

    /** NaN when it is none. */
    static double number(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString().replaceAll("[\\s\u00a0\u202f]", "");
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text.replace(',', '.')) : Double.NaN;
    }

    /** The number of the system that EWKT or EWKB say; 0 when they say none. */
    static int srid(String text) {
        Matcher wkt = WKT.matcher(text);
        if (wkt.matches()) {
            return wkt.group(1) == null ? 0 : Integer.parseInt(wkt.group(1));
        }
        return isHex(text) ? Wkb.srid(bytes(text)) : 0;
    }

    static boolean isWritten(String text) {
        return pair(text) != null
                || isHex(text)
                || isJson(text)
                || WKT.matcher(text).matches();
    }

    /** Null for an empty geometry. Throws {@link GeometryGuard.Broken}. */
    static @Nullable Geometry read(String text, boolean latitudeFirst) {
        double[] pair = pair(text);
        if (pair != null) {
            return FACTORY.createPoint(
                    latitudeFirst ? new CoordinateXY(pair[1], pair[0]) : new CoordinateXY(pair[0], pair[1]));
        }
        Geometry geometry = isJson(text) ? json(text) : isHex(text) ? wkb(bytes(text)) : wkt(text);
        return geometry == null || geometry.isEmpty() ? null : geometry;
    }

    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{") && text.contains("coordinates");
    }

    private static boolean isHex(String text) {
        return text.length() % 2 == 0 && HEX.matcher(text).matches();
    }

    private static byte[] bytes(String text) {
        return WKBReader.hexToBytes(text);
    }

    private static @Nullable Geometry json(String text) {
        try (JsonParser parser = JsonSource.JSON.createParser(text)) {
            parser.nextToken();
            return new GeoJsonShapes().read(parser, 1);
        } catch (IOException | GeoJsonShapes.Broken e) {
            throw new GeometryGuard.Broken("n'est pas du GeoJSON lisible");
        }
    }

    private static @Nullable Geometry wkb(byte[] bytes) {
        Wkb.check(bytes);
        try {
            return new WKBReader(FACTORY).read(bytes);
        } catch (ParseException | IllegalArgumentException e) {
            throw new GeometryGuard.Broken("n'est pas du WKB lisible");
        }
    }

    private static Geometry wkt(String text) {
        Matcher matcher = WKT.matcher(text);
        if (!matcher.matches() || depth(text) > Limits.DEPTH) {
            throw new GeometryGuard.Broken("n'est pas du WKT lisible");
        }
        try {
            WKTReader reader = new WKTReader(FACTORY);
            reader.setIsOldJtsCoordinateSyntaxAllowed(false);
            return reader.read(matcher.group(2));
        } catch (ParseException | IllegalArgumentException e) {
            throw new GeometryGuard.Broken("n'est pas du WKT lisible");
        }
    }

    /** How deep parentheses stand in each other. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
