package fr.archipel.exchange.qgis;

import fr.archipel.layer.Layer;
import fr.archipel.style.qml.Xml;
import java.util.List;

/** The legend: groups and layers, which are shown and which are open. */
final class TreeXml {
    private TreeXml() {}

    static void write(Xml xml, Content content) {
        xml.open("layer-tree-group").leaf("customproperties");
        for (Group group : Group.values()) {
            List<Layer> layers = group.layers(content.layers());
            if (layers.isEmpty()) {
                continue;
            }
            xml.open("layer-tree-group", "name", group.title(), "expanded", "1", "checked", "Qt::Checked");
            xml.leaf("customproperties");
            layers.forEach(layer -> layer(xml, content, layer));
            if (group == Group.PROJETS && !content.linked().isEmpty()) {
                node(xml, Ties.TABLE, Ties.TITLE, "ogr", LayerXml.linksSource(content), true, false);
            }
            xml.close();
        }
        xml.close();
    }

    private static void layer(Xml xml, Content content, Layer layer) {
        node(
                xml,
                Ties.layerId(layer.id()),
                layer.title(),
                "OAPIF",
                LayerXml.source(content, layer),
                !layer.style().hidden(),
                layer.style().cases() != null);
    }

    private static void node(
            Xml xml, String id, String name, String provider, String source, boolean shown, boolean open) {
        xml.open(
                "layer-tree-layer",
                "id",
                id,
                "name",
                name,
                "providerKey",
                provider,
                "source",
                source,
                "checked",
                shown ? "Qt::Checked" : "Qt::Unchecked",
                "expanded",
                open ? "1" : "0");
        xml.leaf("customproperties");
        xml.close();
    }
}
