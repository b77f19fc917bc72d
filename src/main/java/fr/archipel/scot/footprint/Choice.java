package fr.archipel.scot.footprint;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a file that does not say it itself.
 *
 * @param couche which of its layers; null for the only one with polygons
 * @param epsg code of its reference system; null to believe the file
 */
public record Choice(@Nullable String couche, @Nullable Integer epsg) {
    static final String ACCEPTED_CRS =
            "un code EPSG comme EPSG:2154 (Lambert-93), EPSG:3950 (CC50), EPSG:4326 ou CRS84 (longitude et latitude), EPSG:3857";

    private static final int DEGREES = 4326;
    private static final Pattern CODE =
            Pattern.compile("(?:EPSG:|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/EPSG/[0-9.]{1,12}/)?([0-9]{4,6})");

    /** Throws {@link Problem.InvalidParameter} for {@code crs}. */
    public static Choice of(@Nullable String couche, @Nullable String crs) {
        return new Choice(couche, crs == null ? null : epsg(crs));
    }

    private static Integer epsg(String crs) {
        String text = crs.strip().toUpperCase(Locale.ROOT);
        if (text.endsWith("CRS84")) {
            return DEGREES;
        }
        Matcher matcher = CODE.matcher(text);
        if (!matcher.matches()) {
            throw refused(crs);
        }
        return Integer.valueOf(matcher.group(1));
    }

    static ProblemException refused(String crs) {
        return new ProblemException(new Problem.InvalidParameter("crs", crs, ACCEPTED_CRS));
    }
}
