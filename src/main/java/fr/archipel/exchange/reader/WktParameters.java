package fr.archipel.exchange.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The French conic projections told by their figures, where a WKT names them as it likes: Lambert-93, CC42 to CC50, the
 * Lambert zones of NTF. Source of the figures: IGN, « Projections et repères » (ALG 0019, NTG 71).
 */
final class WktParameters {
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)PARAMETER\\s*\\[\\s*\"([^\"]+)\"\\s*,\\s*([-+0-9.eE]+)");
    private static final double GRADS = 0.9;

    /** Latitude of origin in grads, false northing, code. */
    private record Zone(double grads, double north, int code) {}

    private static final List<Zone> ZONES = List.of(
            new Zone(55, 200_000, 27561),
            new Zone(52, 200_000, 27562),
            new Zone(49, 200_000, 27563),
            new Zone(55, 1_200_000, 27571),
            new Zone(52, 2_200_000, 27572),
            new Zone(49, 3_200_000, 27573));

    private WktParameters() {}

    static OptionalInt french(String wkt) {
        if (!wkt.toLowerCase(Locale.ROOT).contains("lambert_conformal_conic")) {
            return OptionalInt.empty();
        }
        Map<String, Double> figures = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(wkt);
        while (matcher.find()) {
            double value = CoordinateText.number(matcher.group(2));
            figures.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        double east = figures.getOrDefault("false_easting", Double.NaN);
        double north = figures.getOrDefault("false_northing", Double.NaN);
        double latitude = figures.getOrDefault("latitude_of_origin", Double.NaN);
        double first = figures.getOrDefault("standard_parallel_1", Double.NaN);
        double second = figures.getOrDefault("standard_parallel_2", Double.NaN);
        if (east == 700_000 && north == 6_600_000 && near(latitude, 46.5)) {
            return OptionalInt.of(2154);
        }
        for (int zone = 42; zone <= 50; zone++) {
            boolean conic = north == (zone - 41) * 1_000_000 + 200_000 && near(latitude, zone);
            boolean parallels =
                    near(Math.min(first, second), zone - 0.75) && near(Math.max(first, second), zone + 0.75);
            if (east == 1_700_000 && conic && parallels) {
                return OptionalInt.of(3900 + zone);
            }
        }
        for (Zone zone : ZONES) {
            boolean origin = near(latitude, zone.grads) || near(latitude, zone.grads * GRADS);
            if (east == 600_000 && north == zone.north && origin && isNtf(wkt)) {
                return OptionalInt.of(zone.code);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isNtf(String wkt) {
        String text = wkt.toUpperCase(Locale.ROOT);
        return text.contains("NTF") || text.contains("NOUVELLE_TRIANGULATION") || text.contains("CLARKE");
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < 1e-6;
    }
}
