package fr.archipel.cli;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address at which a reverse proxy shows the service: scheme, host, perhaps a port, no path. */
final class PublicUrl {
    private static final Pattern FORM = Pattern.compile("https?://(?:[\\w.-]+|\\[[0-9a-fA-F:]+])(?::\\d{1,5})?/?");

    private PublicUrl() {}

    /** Without its final slash; empty when none is given. Throws {@link Problem.InvalidParameter}. */
    static String read(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return "";
        }
        String url = given.strip();
        if (!FORM.matcher(url).matches()) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--public-url", url, "une adresse sans chemin, comme https://carte.exemple.fr"));
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
