package fr.archipel.analysis;

import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A question about two layers, which may be the same one: its objects are then paired with each other, each pair once.
 *
 * @param after last pair of the page before, or null on the first page
 */
record PairQuery(Layer a, Layer b, int limit, @Nullable PairKey after) {

    /** {@code nameA}, {@code nameB}: the parameters that name the layers, which must be {@code usable}. */
    static PairQuery read(
            Parameters parameters, Catalogue catalogue, String nameA, String nameB, Predicate<Layer> usable) {
        return new PairQuery(
                layer(parameters, catalogue, nameA, usable),
                layer(parameters, catalogue, nameB, usable),
                Paging.read(parameters).limit(),
                parameters
                        .find("apres", "la valeur que donne le lien « next » de la page précédente", PairKey::parse)
                        .orElse(null));
    }

    /** The layer that a required parameter names. */
    static Layer layer(Parameters parameters, Catalogue catalogue, String name, Predicate<Layer> usable) {
        List<String> accepted = catalogue.listLayers().stream()
                // Metres are measured in Lambert-93; a published layer beyond it is in degrees.
                .filter(usable.and(each -> each.storage().srid() == Layer.Storage.LAMBERT_93))
                .map(Layer::id)
                .toList();
        String id = parameters
                .choice(name, accepted)
                .orElseThrow(() -> new ProblemException(new Problem.InvalidParameter(
                        name, "(absent)", "une couche parmi " + String.join(", ", accepted))));
        return catalogue.getLayer(id);
    }
}
