package fr.archipel.feature.edit;

import fr.archipel.feature.EntityTag;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state a write was made on, {@code If-Match} (RFC 9110 § 13.1.1).
 *
 * @param given whether the header was sent
 * @param any {@code *}: whatever the state
 */
record IfMatch(boolean given, boolean any, List<EntityTag.Given> tags) {

    /** Problem: 400 when the header is no list of entity tags. */
    static IfMatch parse(@Nullable String header) {
        if (header == null) {
            return new IfMatch(false, false, List.of());
        }
        if (header.trim().equals("*")) {
            return new IfMatch(true, true, List.of());
        }
        List<EntityTag.Given> tags = EntityTag.parse(header);
        if (tags.isEmpty()) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "If-Match", header, "« * », ou ce que donne l'en-tête « ETag », guillemets compris"));
        }
        return new IfMatch(true, false, tags);
    }

    boolean allows(String state) {
        return !given || any || tags.stream().anyMatch(tag -> tag.names(state));
    }
}
