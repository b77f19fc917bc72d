package fr.archipel.request;

import fr.archipel.db.Page;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: {@code limit} rows after the one named {@code apres}.
 *
 * @param after null on the first page
 */
public record Paging(int limit, @Nullable String after) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 500;
    static final String AFTER = "apres";
    private static final String LIMIT = "limit";

    /** The parameters of a list: {@code own}, then those of its pages. */
    public static List<String> parameters(String... own) {
        List<String> names = new ArrayList<>(List.of(own));
        names.add(LIMIT);
        names.add(AFTER);
        return names;
    }

    public static Paging read(Parameters parameters) {
        return new Paging(
                parameters.integer(LIMIT, 1, MAXIMUM_LIMIT, DEFAULT_LIMIT),
                parameters.find(AFTER).orElse(null));
    }

    /** Throws {@link Problem.InvalidParameter} when there is no page because {@code apres} names no row of the list. */
    public <T> Page<T> get(Optional<Page<T>> page) {
        return page.orElseThrow(() -> new ProblemException(new Problem.InvalidParameter(
                AFTER, String.valueOf(after), "la valeur que donne le lien « next » de la page précédente")));
    }
}
