package fr.archipel.exchange.qgis;

import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.style.qml.Qml;
import fr.archipel.style.qml.Xml;

/** The layers of a project: where QGIS reads each, what it is, how it looks. */
final class LayerXml {
    private final Xml xml;
    private final Content content;

    LayerXml(Xml xml, Content content) {
        this.xml = xml;
        this.content = content;
    }

    /**
     * A data source of QGIS's provider OAPIF (source: QgsWFSConstants). Only what the map shows is asked for, page after
     * page, so a large layer opens as fast as a small one.
     */
    static String source(Content content, Layer layer) {
        return " pagingEnabled='true' preferCoordinatesForWfsT11='false' restrictToRequestBBOX='1' srsname='"
                + content.crs().source() + "' typename='" + layer.id() + "' url='" + content.origin()
                + "/ogc' version='OGC_API_FEATURES'";
    }

    static String linksSource(Content content) {
        return content.origin() + "/qgis/fiches-objets.geojson";
    }

    void layers() {
        content.layers().forEach(this::layer);
        if (!content.linked().isEmpty()) {
            links();
        }
    }

    private void layer(Layer layer) {
        Style.Scales scales = layer.style().scales();
        xml.open(
                "maplayer",
                "type",
                "vector",
                "styleCategories",
                "AllStyleCategories",
                "labelsEnabled",
                Qml.hasLabels(layer) ? "1" : "0",
                "readOnly",
                layer.editable() ? "0" : "1",
                "hasScaleBasedVisibilityFlag",
                scales == null ? "0" : "1",
                "minScale",
                Qml.minScale(scales),
                "maxScale",
                Qml.maxScale(scales),
                "simplifyDrawingHints",
                "1",
                "simplifyDrawingTol",
                "1",
                "simplifyMaxScale",
                "1",
                "simplifyLocal",
                "1");
        xml.text("id", Ties.layerId(layer.id()));
        xml.text("datasource", source(content, layer));
        xml.text("shortname", layer.id());
        xml.text("title", layer.title());
        xml.text("abstract", layer.description());
        xml.open("keywordList").text("value", "").close();
        String licence = layer.licence().url();
        xml.text("attribution", layer.attribution(), "href", licence == null ? "" : licence);
        xml.text("layername", layer.title());
        content.crs().layer().write(xml, "srs");
        metadata(layer);
        xml.text("provider", "OAPIF", "encoding", "UTF-8");
        Qml.elements(xml, layer, Ties.form(layer, content.linked()));
        xml.close();
    }

    private void metadata(Layer layer) {
        String own = content.origin() + "/ogc/collections/" + layer.id();
        xml.open("resourceMetadata");
        xml.text("identifier", own).text("language", "fra").text("type", "dataset");
        xml.text("title", layer.title()).text("abstract", layer.description());
        xml.text("license", layer.licence().title()).text("rights", layer.attribution());
        xml.open("links");
        xml.leaf(
                "link",
                "name",
                "Page de la couche",
                "type",
                "WWW:LINK",
                "url",
                own + "?f=html",
                "description",
                layer.title(),
                "format",
                "",
                "mimeType",
                "text/html",
                "size",
                "");
        xml.close();
        content.crs().layer().write(xml, "crs");
        xml.close();
    }

    private void links() {
        xml.open("maplayer", "type", "vector", "geometry", "No geometry", "readOnly", "1", "labelsEnabled", "0");
        xml.text("id", Ties.TABLE);
        xml.text("datasource", linksSource(content));
        xml.text("layername", Ties.TITLE);
        xml.text("provider", "ogr", "encoding", "UTF-8");
        xml.open("flags")
                .text("Identifiable", "0")
                .text("Removable", "1")
                .text("Searchable", "0")
                .text("Private", "0")
                .close();
        xml.text("previewExpression", "\"fiche\" || ' (' || \"role\" || ')'");
        xml.close();
    }
}
