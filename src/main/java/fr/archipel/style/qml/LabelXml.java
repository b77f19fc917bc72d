package fr.archipel.style.qml;

import static fr.archipel.style.qml.Units.mm;
import static fr.archipel.style.qml.Units.number;
import static fr.archipel.style.qml.Units.pt;

import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** QGIS's labels of a layer. */
final class LabelXml {
    /** Tried in this order: machines differ. */
    static final List<String> FONTS =
            List.of("Source Sans 3", "Open Sans", "Noto Sans", "Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans");

    private static final int LINE_LENGTH = 22;

    private LabelXml() {}

    static void write(Xml xml, Layer layer, Style.Label label) {
        xml.open("labeling", "type", "simple").open("settings", "calloutType", "simple");
        text(xml, layer, label);
        xml.leaf("text-format", "autoWrapLength", autoWrap(label), "multilineAlign", "1", "wrapChar", "");
        placement(xml, label);
        rendering(xml, label);
        Options.dataDefined(xml, "dd_properties", properties(label));
        xml.close().close();
    }

    private static String autoWrap(Style.Label label) {
        return label.placement() == Style.Placement.LINE ? "0" : Integer.toString(LINE_LENGTH);
    }

    private static void text(Xml xml, Layer layer, Style.Label label) {
        xml.open(
                "text-style",
                "fieldName",
                label.field() == null ? layer.label() : label.field(),
                "isExpression",
                "0",
                "fontFamily",
                FONTS.get(0),
                "namedStyle",
                label.strong() ? "Bold" : "",
                "fontWeight",
                label.strong() ? "75" : "50",
                "fontSize",
                pt(label.size()),
                "fontSizeUnit",
                "Point",
                "fontLetterSpacing",
                pt(label.letterSpacing() * label.size()),
                "textColor",
                Units.color(layer.style().labelColor(), 1),
                "textOpacity",
                "1",
                "multilineHeight",
                "0.9",
                "textOrientation",
                "horizontal",
                "fontKerning",
                "1",
                "fontItalic",
                "0");
        families(xml);
        xml.leaf(
                "text-buffer",
                "bufferDraw",
                label.halo() > 0 ? "1" : "0",
                "bufferSize",
                mm(label.halo()),
                "bufferSizeUnits",
                "MM",
                "bufferColor",
                Units.color(Style.PAPER, 1),
                "bufferOpacity",
                "0.9",
                "bufferJoinStyle",
                "128",
                "bufferNoFill",
                "1");
        xml.close();
    }

    static void families(Xml xml) {
        xml.open("families");
        FONTS.forEach(font -> xml.leaf("family", "name", font));
        xml.close();
    }

    /** Numbers of QGIS's placements: 0 around, 1 over the point, 3 curved along the line. */
    private static void placement(Xml xml, Style.Label label) {
        String number = switch (label.placement()) {
            case CENTRE -> "1";
            case BESIDE -> "0";
            case LINE -> "3";
        };
        xml.leaf(
                "placement",
                "placement",
                number,
                "placementFlags",
                "10",
                "polygonPlacementFlags",
                "2",
                "centroidInside",
                "1",
                "centroidWhole",
                "0",
                "dist",
                label.placement() == Style.Placement.BESIDE ? mm(8) : mm(2),
                "distUnits",
                "MM",
                "quadOffset",
                "4",
                "priority",
                label.strong() ? "7" : "5",
                "maxCurvedCharAngleIn",
                "25",
                "maxCurvedCharAngleOut",
                "-25");
    }

    private static void rendering(Xml xml, Style.Label label) {
        Style.Scales scales = label.scales();
        xml.leaf(
                "rendering",
                "drawLabels",
                "1",
                "scaleVisibility",
                scales == null ? "0" : "1",
                "scaleMin",
                scales == null || scales.until() == null ? "0" : number(scales.until()),
                "scaleMax",
                scales == null || scales.from() == null ? "0" : number(scales.from()),
                "mergeLines",
                label.placement() == Style.Placement.LINE ? "1" : "0",
                "obstacle",
                "1",
                "obstacleType",
                "1",
                "upsidedownLabels",
                "0",
                "fontMinPixelSize",
                "3",
                "fontMaxPixelSize",
                "10000");
    }

    private static Map<String, Object> properties(Style.Label label) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Style.Importance importance = label.importance();
        if (importance != null) {
            String value = "coalesce(to_real(" + Units.column(importance.field()) + "), 0)";
            String range = value + ", " + number(importance.low()) + ", " + number(importance.high()) + ", ";
            properties.put(
                    "Size",
                    Options.expression("scale_linear(" + range + pt(importance.smallest()) + ", "
                            + pt(importance.largest()) + ")"));
            properties.put("Priority", Options.expression("scale_linear(" + range + "2, 9)"));
        }
        return properties;
    }
}
