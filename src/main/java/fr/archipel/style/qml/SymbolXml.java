package fr.archipel.style.qml;

import static fr.archipel.style.qml.Units.color;
import static fr.archipel.style.qml.Units.mm;

import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.layer.Symbol;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** QGIS's symbols of a layer: for areas a fill, its hatch, its edge and, for small ones at small scales, a mark. */
final class SymbolXml {
    private static final double MARK_EDGE = 1.2;

    private final Xml xml;
    private final Layer layer;
    private final Style style;

    SymbolXml(Xml xml, Layer layer) {
        this.xml = xml;
        this.layer = layer;
        this.style = layer.style();
    }

    /** QGIS's kind of symbol, which must be that of the geometries it reads. */
    static String kind(Layer layer) {
        if (layer.geometryType().endsWith("Point")) {
            return "marker";
        }
        return layer.geometryType().endsWith("LineString")
                        || layer.geometryType().endsWith("Curve")
                ? "line"
                : "fill";
    }

    void write(String name, Symbol symbol) {
        String kind = kind(layer);
        open(name, kind);
        switch (kind) {
            case "marker" -> marker(symbol, markerOrDefault());
            case "line" -> line(symbol);
            default -> area(symbol, name);
        }
        xml.close();
    }

    private Style.Marker markerOrDefault() {
        Style.Marker marker = style.marker();
        return marker == null ? new Style.Marker(Style.Shape.CIRCLE, 10, null) : marker;
    }

    private void area(Symbol symbol, String name) {
        if (style.geometry() == Style.Drawn.CIRCLE) {
            mark(symbol, markerOrDefault(), name, 0);
            return;
        }
        int at = 0;
        Style.Ground ground = style.ground();
        if (style.geometry() == Style.Drawn.FILL) {
            fill(color(symbol.color(), symbol.opacity()));
            at++;
        } else if (ground != null && ground.opacity() > 0) {
            fill(color(ground.color(), ground.opacity()));
            at++;
        }
        if (symbol.hatched()) {
            hatch(symbol, name, at++);
        }
        stroke(
                symbol.color(),
                style.geometry() == Style.Drawn.FILL ? 1 : symbol.opacity(),
                symbol.width(),
                symbol.dash());
        at++;
        if (style.marker() != null) {
            mark(symbol, style.marker(), name, at);
        }
    }

    private void fill(String color) {
        part("SimpleFill", Options.map("color", color, "outline_style", "no", "style", "solid"), Map.of());
    }

    private void hatch(Symbol symbol, String name, int at) {
        openPart("LinePatternFill");
        Options.write(
                xml,
                Options.map("angle", "45", "distance", mm(Style.Pattern.STEP / Math.sqrt(2)), "distance_unit", "MM"));
        noProperties();
        open("@" + name + "@" + at, "line");
        stroke(symbol.color(), 1, Style.Pattern.LINE_WIDTH, Style.Dash.SOLID);
        xml.close();
        xml.close();
    }

    private void line(Symbol symbol) {
        Style.Casing casing = style.casing();
        if (casing != null) {
            stroke(casing.color(), casing.opacity(), symbol.width() + casing.width(), Style.Dash.SOLID);
        }
        stroke(symbol.color(), symbol.opacity(), symbol.width(), symbol.dash());
    }

    private void stroke(String hex, double opacity, double width, Style.Dash dash) {
        List<Double> lengths = dash.lengths();
        String pattern = lengths.stream().map(each -> mm(each * width)).collect(Collectors.joining(";"));
        part(
                "SimpleLine",
                Options.map(
                        "capstyle",
                        dash == Style.Dash.DASHED ? "flat" : "round",
                        "customdash",
                        pattern.isEmpty() ? "5;2" : pattern,
                        "customdash_unit",
                        "MM",
                        "joinstyle",
                        "round",
                        "line_color",
                        color(hex, opacity),
                        "line_style",
                        "solid",
                        "line_width",
                        mm(width),
                        "line_width_unit",
                        "MM",
                        "use_custom_dash",
                        pattern.isEmpty() ? "0" : "1"),
                style.ground() == null ? Map.of() : Options.map("outlineWidth", Options.expression(atlasWidth(width))));
    }

    /** On a sheet printed for each object of the layer, the outline of that object stands out. */
    private static String atlasWidth(double width) {
        return "if(coalesce(@atlas_layerid = @layer_id AND @atlas_featureid = $id, false), "
                + mm(Math.max(3, 2 * width)) + ", " + mm(width) + ")";
    }

    /** A mark inside an area: always, or where the area is smaller than the mark and the scale than the style's. */
    private void mark(Symbol symbol, Style.Marker marker, String name, int at) {
        openPart("CentroidFill");
        Options.write(
                xml,
                Options.map(
                        "clip_on_current_part_only",
                        "0",
                        "clip_points",
                        "0",
                        "point_on_all_parts",
                        "0",
                        "point_on_surface",
                        "1"));
        Double below = marker.below();
        Map<String, Object> properties = below == null
                ? Map.of()
                : Options.map(
                        "enabled",
                        Options.expression("coalesce(@map_scale > " + Units.number(below) + " AND $area < ("
                                + Units.groundMetres(marker.size()) + ") ^ 2, false)"));
        Options.dataDefined(xml, "data_defined_properties", properties);
        open("@" + name + "@" + at, "marker");
        marker(symbol, marker);
        xml.close();
        xml.close();
    }

    private void marker(Symbol symbol, Style.Marker marker) {
        boolean ring = marker.shape() == Style.Shape.RING;
        boolean always = marker.below() == null;
        part(
                "SimpleMarker",
                Options.map(
                        "color",
                        ring
                                ? color(Style.PAPER, 0.9)
                                : color(symbol.color(), always ? symbol.opacity() : symbol.fullness()),
                        "joinstyle",
                        "miter",
                        "name",
                        ring ? "circle" : marker.shape().id(),
                        "outline_color",
                        color(symbol.color(), 1),
                        "outline_style",
                        "solid",
                        "outline_width",
                        mm(ring ? symbol.width() : MARK_EDGE),
                        "outline_width_unit",
                        "MM",
                        "scale_method",
                        "diameter",
                        "size",
                        mm(marker.size()),
                        "size_unit",
                        "MM"),
                Map.of());
    }

    private void open(String name, String kind) {
        xml.open("symbol", "name", name, "type", kind, "alpha", "1", "clip_to_extent", "1", "force_rhr", "0");
        noProperties();
    }

    private void part(String type, Map<String, Object> options, Map<String, Object> properties) {
        openPart(type);
        Options.write(xml, options);
        Options.dataDefined(xml, "data_defined_properties", properties);
        xml.close();
    }

    private void openPart(String type) {
        xml.open("layer", "class", type, "enabled", "1", "locked", "0", "pass", "0");
    }

    private void noProperties() {
        Options.dataDefined(xml, "data_defined_properties", Map.of());
    }
}
