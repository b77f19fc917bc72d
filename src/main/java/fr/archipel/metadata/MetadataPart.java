package fr.archipel.metadata;

import fr.archipel.feature.ApiPart;
import fr.archipel.layer.Layer;
import java.util.List;

/** The catalogue's place in the OGC API. */
public final class MetadataPart implements ApiPart {

    @Override
    public List<String> conformance() {
        return List.of();
    }

    @Override
    public List<PartLink> landingLinks() {
        return List.of(
                PartLink.of("/catalog", "describedby", Dcat.MEDIA_TYPE, "Catalogue des couches (DCAT-AP)"),
                PartLink.of("/catalog?f=html", "describedby", "text/html", "Catalogue des couches"));
    }

    @Override
    public List<PartLink> collectionLinks(Layer layer) {
        String path = "/collections/" + layer.id() + "/metadata";
        return List.of(
                PartLink.of(path + "?f=html", "describedby", "text/html", "Métadonnées"),
                PartLink.of(path + "?f=json", "describedby", Dcat.MEDIA_TYPE, "Métadonnées (DCAT-AP)"),
                PartLink.of(path + "?f=xml", "describedby", Iso19139.MEDIA_TYPE, "Métadonnées (ISO 19139)"));
    }
}
