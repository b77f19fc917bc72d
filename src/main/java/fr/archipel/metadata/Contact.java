package fr.archipel.metadata;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for the service, told at its start; both null when nobody said.
 *
 * @param name an organisation or a service
 * @param email where it is reached
 */
public record Contact(@Nullable String name, @Nullable String email) {
    public static final Contact UNKNOWN = new Contact(null, null);

    private static final Pattern FORM = Pattern.compile("([^<>]{1,200})<([^<>@\\s]{1,64}@[\\w.-]{1,190})>");

    /** Reads {@code Name <address>}; blank is unknown. Throws {@link Problem.InvalidParameter}. */
    public static Contact read(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return UNKNOWN;
        }
        Matcher matcher = FORM.matcher(given.strip());
        if (!matcher.matches() || matcher.group(1).isBlank()) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "--contact", given, "un nom suivi d'une adresse, comme « Service SIG <sig@exemple.fr> »"));
        }
        return new Contact(matcher.group(1).strip(), matcher.group(2));
    }
}
