package fr.archipel.style.qml;

import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The style of a layer as a QML file: symbols, names, titles and widgets of fields, form, map tip. QGIS loads it on any
 * copy of the layer whose fields kept their names, in a GeoPackage or over the network.
 */
public final class Qml {
    /** What files say they were written for; later versions read them. */
    public static final String VERSION = "3.22.0";

    public static final String MEDIA_TYPE = "application/x-qgis-layer-settings";
    public static final String DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>";

    private Qml() {}

    /** The whole file, UTF-8. */
    public static byte[] of(Layer layer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xml xml = new Xml(bytes).type(DOCTYPE);
        Style.Scales scales = layer.style().scales();
        xml.open(
                "qgis",
                "version",
                VERSION,
                "styleCategories",
                "AllStyleCategories",
                "labelsEnabled",
                hasLabels(layer) ? "1" : "0",
                "readOnly",
                layer.editable() ? "0" : "1",
                "hasScaleBasedVisibilityFlag",
                scales == null ? "0" : "1",
                "minScale",
                minScale(scales),
                "maxScale",
                maxScale(scales));
        elements(xml, layer, List.of());
        xml.close().finish();
        return bytes.toByteArray();
    }

    public static boolean hasLabels(Layer layer) {
        return layer.style().label() != null;
    }

    /** Denominator of the smallest scale it is drawn at. */
    public static String minScale(Style.@Nullable Scales scales) {
        return scales == null || scales.from() == null ? "100000000" : Units.number(scales.from());
    }

    /** Denominator of the largest scale it is drawn at; 0 is none. */
    public static String maxScale(Style.@Nullable Scales scales) {
        return scales == null || scales.until() == null ? "0" : Units.number(scales.until());
    }

    /** What a QML file and a layer of a project have in common. */
    public static void elements(Xml xml, Layer layer, List<FormLink> links) {
        xml.open("flags")
                .text("Identifiable", isGround(layer) ? "0" : "1")
                .text("Removable", "1")
                .text("Searchable", "1")
                .text("Private", "0")
                .close();
        RendererXml.write(xml, layer);
        if (layer.style().label() != null) {
            LabelXml.write(xml, layer, layer.style().label());
        }
        xml.text("blendMode", "0").text("featureBlendMode", "0").text("layerOpacity", "1");
        xml.leaf("legend", "type", "default-vector", "showLabelLegend", "0");
        FieldXml.write(xml, layer);
        xml.open(
                        "attributetableconfig",
                        "actionWidgetStyle",
                        "dropDown",
                        "sortExpression",
                        MapTip.name(layer),
                        "sortOrder",
                        "0")
                .leaf("columns")
                .close();
        xml.text("featformsuppress", "0");
        FormXml.write(xml, layer, links);
        FormXml.widgets(xml, links);
        xml.text("previewExpression", MapTip.name(layer));
        xml.text("mapTip", MapTip.html(layer));
        xml.text("layerGeometryType", geometryType(layer));
    }

    private static boolean isGround(Layer layer) {
        return layer.style().ground() != null;
    }

    /** QGIS's numbers: 0 points, 1 lines, 2 areas. */
    private static String geometryType(Layer layer) {
        return switch (SymbolXml.kind(layer)) {
            case "marker" -> "0";
            case "line" -> "1";
            default -> "2";
        };
    }
}
