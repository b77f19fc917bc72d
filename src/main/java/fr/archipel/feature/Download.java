package fr.archipel.feature;

import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.FormatOption;
import fr.archipel.feature.format.Formats;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file to be made of a layer: all that a query keeps, never a page of it.
 *
 * @param limit how many features at most, null for all
 */
public record Download(ItemsQuery query, @Nullable Integer limit, FeatureFormat format) {
    private static final String LIMIT = "limit";

    /** What belongs to pages, and the format, which the address names. */
    static final List<String> NOT_OURS = List.of("f", "after", LIMIT);

    /** The parameters that a layer's files take: those of its items, {@code limit}, and the format's own. */
    public static List<String> parameters(Layer layer, FeatureFormat format) {
        List<String> names = new ArrayList<>();
        names.add(LIMIT);
        ItemsQuery.parameters(layer).stream()
                .filter(name -> !NOT_OURS.contains(name))
                .forEach(names::add);
        format.options().stream()
                .map(FormatOption::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    /** {@code parameters}: of the names above. Throws {@link Problem.InvalidParameter} and what the query throws. */
    public static Download read(Layer layer, FeatureFormat format, Parameters parameters) {
        Parameters given = format.storedCrsByDefault()
                ? parameters.otherwise(
                        "crs", ServedCrs.storageUri(layer.storage().srid()))
                : parameters;
        return new Download(
                ItemsQuery.read(layer, given), limit(parameters).orElse(null), Formats.chosen(format, parameters));
    }

    private static Optional<Integer> limit(Parameters parameters) {
        return parameters.find(
                LIMIT,
                "un entier à partir de 1",
                text -> Optional.of(Integer.valueOf(text)).filter(n -> n >= 1 && n < Integer.MAX_VALUE));
    }

    /** More features than the format holds is told before anything is written. */
    void checkSize(FeatureStore store) {
        long maximum = format.maximum();
        if (maximum < Long.MAX_VALUE && (limit == null || limit > maximum) && store.count(query) > maximum) {
            throw new ProblemException(new Problem.TooLarge("Un fichier " + format.title(), maximum, "objets"));
        }
    }

    /** A plain name: the layer and the day its data are of. */
    public String fileName(String millesime) {
        String plain = (query.layer().id() + "-" + millesime).toLowerCase(Locale.ROOT);
        return plain.replaceAll("[^a-z0-9._-]+", "-") + "." + format.extension();
    }
}
