package fr.archipel.exchange.reader;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.CRS;

/**
 * The EPSG code of a reference system written in WKT, as {@code .prj} files do: by the code it carries, by its name, by the
 * figures of the French projections, in the end by GeoTools' comparison with the whole of EPSG (seconds).
 */
final class WktCrs {
    private static final Pattern CODE =
            Pattern.compile("(?:AUTHORITY|ID)\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d{4,6})\"?\\s*]\\s*]\\s*$");
    private static final Pattern NAME = Pattern.compile("^\\s*[A-Z_]+\\s*\\[\\s*\"([^\"]*)\"");
    private static final Pattern UTM = Pattern.compile("(?:wgs(?:19)?84)utmzone(\\d{1,2})([ns])");
    private static final Pattern CONIC = Pattern.compile(
            "(?:rgf(?:19)?93(?:v\\d)?(?:lambert)?)?(?:cc|coniqueconforme|conformeconique|lambertcc)(4[2-9]|50)");

    /** Names in lower case, letters and digits alone: those of EPSG and of Esri. */
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("rgf1993lambert93", 2154),
            Map.entry("rgf93lambert93", 2154),
            Map.entry("rgf93v1lambert93", 2154),
            Map.entry("lambert93", 2154),
            Map.entry("gcswgs1984", 4326),
            Map.entry("wgs84", 4326),
            Map.entry("wgs1984", 4326),
            Map.entry("gcsrgf1993", 4171),
            Map.entry("rgf93", 4171),
            Map.entry("gcsetrs1989", 4258),
            Map.entry("etrs89", 4258),
            Map.entry("wgs1984webmercatorauxiliarysphere", 3857),
            Map.entry("wgs84pseudomercator", 3857),
            Map.entry("etrs1989laea", 3035),
            Map.entry("etrs89laeaeurope", 3035),
            Map.entry("etrs89extendedlaeaeurope", 3035),
            Map.entry("gcsrgf93", 4171),
            Map.entry("ntf", 4275),
            Map.entry("gcsntf", 4275),
            Map.entry("ntfparis", 4807),
            Map.entry("gcsntfparis", 4807),
            Map.entry("ntflambertiietendu", 27572),
            Map.entry("ntfparislambertiietendu", 27572),
            Map.entry("lambertiietendu", 27572),
            Map.entry("lambertiitendu", 27572),
            Map.entry("lambert2etendu", 27572),
            Map.entry("ntflambertzoneii", 27572),
            Map.entry("ntfparislambertzoneii", 27572),
            Map.entry("ntflambertzonei", 27571),
            Map.entry("ntfparislambertzonei", 27571),
            Map.entry("ntflambertnordfrance", 27561),
            Map.entry("ntfparislambertnordfrance", 27561),
            Map.entry("wgs1984webmercator", 3857),
            Map.entry("googlemercator", 3857),
            Map.entry("etrs1989utmzone31n", 25831),
            Map.entry("etrs89utmzone31n", 25831));

    private WktCrs() {}

    static FileCrs read(String wkt) {
        String text = wkt.strip();
        Matcher written = NAME.matcher(text);
        String name = written.find() ? written.group(1) : "";
        Matcher code = CODE.matcher(text);
        if (code.find()) {
            return new FileCrs(OptionalInt.of(Integer.parseInt(code.group(1))), name);
        }
        OptionalInt named = named(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
        OptionalInt known = named.isPresent() ? named : WktParameters.french(text);
        return new FileCrs(known.isPresent() ? known : compared(text), name);
    }

    private static OptionalInt named(String name) {
        Integer known = NAMES.get(name);
        if (known != null) {
            return OptionalInt.of(known);
        }
        Matcher utm = UTM.matcher(name);
        if (utm.matches()) {
            int zone = Integer.parseInt(utm.group(1));
            return OptionalInt.of((utm.group(2).equals("n") ? 32600 : 32700) + zone);
        }
        Matcher conic = CONIC.matcher(name);
        return conic.matches() ? OptionalInt.of(3900 + Integer.parseInt(conic.group(1))) : OptionalInt.empty();
    }

    private static OptionalInt compared(String wkt) {
        if (!isSound(wkt)) {
            return OptionalInt.empty();
        }
        try {
            Integer code = CRS.lookupEpsgCode(CRS.parseWKT(wkt), true);
            return code == null ? OptionalInt.empty() : OptionalInt.of(code);
        } catch (FactoryException | RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    /** GeoTools reads brackets in brackets by calling itself: a text of nothing else would exhaust it. */
    private static boolean isSound(String wkt) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < wkt.length(); i++) {
            char c = wkt.charAt(i);
            depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return wkt.length() < 50_000 && depth == 0 && deepest > 0 && deepest < 20;
    }
}
