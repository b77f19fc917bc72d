package fr.archipel.exchange.qgis;

import fr.archipel.feature.ApiPart;
import fr.archipel.layer.Layer;
import java.util.List;

/** What the OGC API's landing page says of the files for QGIS. */
public final class QgisPart implements ApiPart {
    @Override
    public List<String> conformance() {
        return List.of();
    }

    @Override
    public List<PartLink> landingLinks() {
        return List.of(
                PartLink.of(
                        "../qgis/archipel.qgz",
                        "related",
                        QgisFiles.PROJECT_TYPE,
                        "Projet QGIS : toutes les couches, avec leurs styles et leurs formulaires"),
                PartLink.of(
                        "../qgis/archipel.qlr",
                        "related",
                        QgisFiles.DEFINITION_TYPE,
                        "Définition de couches QGIS, à ajouter à un projet"));
    }

    @Override
    public List<PartLink> collectionLinks(Layer layer) {
        return List.of();
    }
}
