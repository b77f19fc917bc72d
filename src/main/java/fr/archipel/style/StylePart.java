package fr.archipel.style;

import fr.archipel.feature.ApiPart;
import fr.archipel.layer.Layer;
import java.util.List;

/** The styles' place in the OGC API. */
public final class StylePart implements ApiPart {
    private static final String CONFORMANCE = "http://www.opengis.net/spec/ogcapi-styles-1/0.0/conf/";

    @Override
    public List<String> conformance() {
        return List.of(
                CONFORMANCE + "core", CONFORMANCE + "html", CONFORMANCE + "mapbox-styles", CONFORMANCE + "sld-11");
    }

    @Override
    public List<PartLink> landingLinks() {
        return List.of(
                PartLink.of("/styles", StyleDocuments.REL_STYLES, StyleDocuments.JSON, "Styles de la carte"),
                PartLink.of("/styles?f=html", StyleDocuments.REL_STYLES, StyleDocuments.HTML, "Styles de la carte"));
    }

    @Override
    public List<PartLink> collectionLinks(Layer layer) {
        String path = StyleDocuments.path(layer);
        return List.of(
                PartLink.of(path, StyleDocuments.REL_STYLES, StyleDocuments.JSON, "Styles"),
                PartLink.of(path + "?f=html", StyleDocuments.REL_STYLES, StyleDocuments.HTML, "Styles"),
                PartLink.of(
                        path + "/" + StyleDocuments.ID + "/legend?f=png",
                        StyleDocuments.REL_LEGEND,
                        "image/png",
                        "Légende"));
    }
}
