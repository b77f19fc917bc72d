package fr.archipel.layer;

import fr.archipel.geo.Bbox;
import fr.archipel.request.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer as the legend and the map need it. Member names are those of the layer descriptions.
 *
 * @param computed as {@link Layer#computed()}: what one opens is the object it was computed from
 * @param nombre how many objects it holds
 * @param bbox null when it holds none
 * @param telechargements the whole layer as files
 */
public record LayerSummary(
        String id,
        String title,
        String description,
        String geometryType,
        String label,
        @Nullable String time,
        boolean computed,
        Layer.Licence licence,
        String attribution,
        List<Field> fields,
        Style style,
        long nombre,
        @Nullable Bbox bbox,
        List<Link> telechargements) {

    static LayerSummary of(Layer layer, LayerStore.Content content, List<Link> telechargements) {
        return new LayerSummary(
                layer.id(),
                layer.title(),
                layer.description(),
                layer.geometryType(),
                layer.label(),
                layer.time(),
                layer.computed(),
                layer.licence(),
                layer.attribution(),
                layer.fields(),
                layer.style(),
                content.nombre(),
                content.bbox(),
                telechargements);
    }
}
