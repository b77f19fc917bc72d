package fr.archipel.exchange.reader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What columns of coordinates are called, in the order in which they are believed. */
final class CoordinateNames {
    /** Areas before points: a standard may give both. */
    private static final List<Pattern> GEOMETRIES = List.of(
            Pattern.compile("(.*_)?(geomsurf|geom_surf|geo_shape|geoshape|geo_surface)"),
            Pattern.compile(
                    "(.*_)?(wkt|wkb|ewkt|ewkb|geojson|geom|geometry|geometrie|the_geom|st_as_?text|shape)(_.*)?"));

    private static final Pattern POINTS = Pattern.compile(
            "(.*_)?(geompoint|geom_point|geo_?point(_2d)?|point|coordonnees(_?(xy|geo|gps))?|coordinates?|coords?|lat_?lon|lat_?lng|lon_?lat|position|localisation|geolocalisation|gps)(_.*)?");
    private static final Pattern LATITUDE_FIRST =
            Pattern.compile("(.*_)?(geo_?point(_2d)?|lat_?lon|lat_?lng|latitude_longitude|gps)(_.*)?");
    private static final Pattern LONGITUDE = Pattern.compile("(?<a>.*_)?(?<w>lon|long|lng|longitude)(?<z>_.*)?");
    private static final Pattern X = Pattern.compile("(?<a>.*_)?(?<w>x)(?<z>_.*)?");
    private static final Pattern X_GLUED =
            Pattern.compile("(?<a>coord|lamb|coordonnee|centroid)?(?<w>x)(?<z>l93|cc\\d\\d|wgs84|lon)?");

    private static final Pattern CODE = Pattern.compile("(?:.*_)?(?:epsg|srid)_?(\\d{4,6})(?:_.*)?");
    private static final Pattern CONIC = Pattern.compile("(?:.*_)?cc_?(4[2-9]|50)(?:_.*)?");

    private CoordinateNames() {}

    /**
     * Columns that may say where rows are.
     *
     * @param second of y, -1 when one column says all
     * @param named whether its name says that it does
     * @param degrees whether its name says that it holds degrees
     */
    record Candidate(int first, int second, boolean named, boolean degrees) {
        boolean isPair() {
            return second >= 0;
        }
    }

    static List<Candidate> candidates(List<String> names) {
        List<String> plain = names.stream().map(CoordinateNames::plain).toList();
        List<Candidate> all = new ArrayList<>();
        for (Pattern pattern : GEOMETRIES) {
            columns(plain, pattern, all);
        }
        pairs(plain, LONGITUDE, List.of("lat", "latitude"), true, all);
        pairs(plain, X, List.of("y"), false, all);
        pairs(plain, X_GLUED, List.of("y"), false, all);
        columns(plain, POINTS, all);
        for (int i = 0; i < names.size(); i++) {
            all.add(new Candidate(i, -1, false, false));
        }
        return all;
    }

    private static void columns(List<String> names, Pattern pattern, List<Candidate> all) {
        for (int i = 0; i < names.size(); i++) {
            if (pattern.matcher(names.get(i)).matches()) {
                all.add(new Candidate(i, -1, true, false));
            }
        }
    }

    /** A column and its counterpart, which is called the same but for one word. */
    private static void pairs(
            List<String> names, Pattern pattern, List<String> counterparts, boolean degrees, List<Candidate> all) {
        for (int i = 0; i < names.size(); i++) {
            Matcher matcher = pattern.matcher(names.get(i));
            if (matcher.matches()) {
                String before = matcher.group("a") == null ? "" : matcher.group("a");
                String after =
                        matcher.group("z") == null ? "" : matcher.group("z").replace("lon", "lat");
                for (String counterpart : counterparts) {
                    int other = names.indexOf(before + counterpart + after);
                    if (other >= 0) {
                        all.add(new Candidate(i, other, true, degrees));
                    }
                }
            }
        }
    }

    static boolean isLatitudeFirst(String name) {
        return LATITUDE_FIRST.matcher(plain(name)).matches();
    }

    /** The system that a column's name says. */
    static FileCrs system(String name) {
        String plain = plain(name);
        Matcher code = CODE.matcher(plain);
        if (code.matches()) {
            return FileCrs.of(Integer.parseInt(code.group(1)));
        }
        Matcher conic = CONIC.matcher(plain);
        if (conic.matches()) {
            return FileCrs.of(3900 + Integer.parseInt(conic.group(1)));
        }
        if (plain.matches("(.*_)?(x?l93|x?lamb(ert)?_?93|2154)(_.*)?") || plain.matches("(coord|lamb)?xl93")) {
            return FileCrs.of(2154);
        }
        return plain.matches("(.*_)?(crs_?84|wgs_?84|4326)(_.*)?")
                ? new FileCrs(OptionalInt.of(4326), name)
                : FileCrs.UNKNOWN;
    }

    /** Small letters without accents, words held by underscores. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
    }
}
