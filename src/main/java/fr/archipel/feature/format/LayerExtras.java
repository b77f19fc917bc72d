package fr.archipel.feature.format;

import java.util.Optional;

/** What other rooms know of a layer and a GeoPackage carries beside it. */
public interface LayerExtras {
    /** Nothing from other rooms. */
    LayerExtras NONE = new LayerExtras() {};

    /** How desktop programs draw the layer: a QGIS style (QML) and an SLD, either of them empty when there is none. */
    record Style(String qml, String sld) {}

    default Optional<Style> findStyle(Output what) {
        return Optional.empty();
    }

    /** The layer's record as ISO 19139 XML. */
    default Optional<String> findMetadata(Output what) {
        return Optional.empty();
    }
}
