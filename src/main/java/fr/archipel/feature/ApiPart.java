package fr.archipel.feature;

import fr.archipel.layer.Layer;
import java.util.List;

/**
 * What another room adds to the OGC API (tiles, styles, metadata…): the conformance classes it declares and its links in
 * the landing page and in each collection's document. Rooms are handed to {@link FeatureRoutes}, which knows none of them.
 */
public interface ApiPart {

    /**
     * @param path after the address of {@code /ogc}, or, starting with {@code ../}, beside it; may hold a query and, when {@code templated}, variables in braces
     * @param type media type
     */
    record PartLink(String path, String rel, String type, String title, boolean templated) {
        public static PartLink of(String path, String rel, String type, String title) {
            return new PartLink(path, rel, type, title, false);
        }
    }

    /** URIs of conformance classes. */
    List<String> conformance();

    List<PartLink> landingLinks();

    List<PartLink> collectionLinks(Layer layer);
}
