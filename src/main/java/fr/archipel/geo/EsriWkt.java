package fr.archipel.geo;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A reference system's text as {@code .prj} files hold it, from its OGC WKT 1: without authorities, shifts and axes, and
 * with ESRI's names. GeoTools's own form of it loses the parallels of Lambert's projection.
 */
final class EsriWkt {
    private static final Pattern ABSENT =
            Pattern.compile(",\\s*(?:AUTHORITY\\[[^\\]]*\\]|TOWGS84\\[[^\\]]*\\]|AXIS\\[[^\\]]*\\])");
    private static final Pattern PARAMETER = Pattern.compile("PARAMETER\\[\"([^\"]+)\"");
    private static final Pattern CONIC_SCALE = Pattern.compile(",PARAMETER\\[\"Scale_Factor\", 1\\.0\\]");

    private EsriWkt() {}

    static String of(String ogc) {
        String text = ABSENT.matcher(ogc.replaceAll("\\s*\\R\\s*", "")).replaceAll("");
        text = PARAMETER.matcher(text).replaceAll(found -> "PARAMETER[\"" + parameter(found.group(1)) + "\"");
        text = text.replace("UNIT[\"degree\"", "UNIT[\"Degree\"").replace("UNIT[\"m\"", "UNIT[\"Meter\"");
        return text.contains("Lambert_Conformal_Conic_2SP")
                ? CONIC_SCALE
                        .matcher(text.replace("Lambert_Conformal_Conic_2SP", "Lambert_Conformal_Conic"))
                        .replaceAll("")
                : text;
    }

    /** {@code latitude_of_origin} as {@code Latitude_Of_Origin}. */
    private static String parameter(String name) {
        String known = switch (name) {
            case "longitude_of_center" -> "central_meridian";
            case "latitude_of_center" -> "latitude_of_origin";
            default -> name;
        };
        StringBuilder words = new StringBuilder();
        for (String word : known.split("_", -1)) {
            words.append(words.isEmpty() ? "" : "_")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return words.toString();
    }
}
