package fr.archipel.territory;

import fr.archipel.request.Links;
import org.jspecify.annotations.Nullable;

/**
 * An object of a layer, named in an answer.
 *
 * @param href its address in the OGC API
 */
public record ObjetRef(String layer, String id, @Nullable String nom, String href) {

    public static ObjetRef of(String layer, String id, @Nullable String nom) {
        return new ObjetRef(layer, id, nom, itemHref(layer, id));
    }

    /** The address of a feature in the OGC API. */
    public static String itemHref(String layer, String id) {
        return "/ogc/collections/" + Links.encode(layer) + "/items/" + Links.encode(id);
    }
}
