package fr.archipel.exchange.qgis;

import fr.archipel.exchange.qgis.Content.Place;
import fr.archipel.style.qml.Options;
import fr.archipel.style.qml.Xml;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One print layout of QGIS, item by item, in millimetres from the upper left corner. Ids derive from names, so that the
 * same sheet is the same bytes.
 */
final class Sheet {
    /** Or what the machine takes for it: a sheet names one family only. */
    private static final String FONT = "Arial";

    private static final int PAGE = 65638;
    private static final int MAP = 65639;
    private static final int PICTURE = 65640;
    private static final int LABEL = 65641;
    private static final int LEGEND = 65642;
    private static final int SCALE_BAR = 65646;

    private static final String NORTH = """
            <svg xmlns="http://www.w3.org/2000/svg" width="24" height="30" viewBox="0 0 24 30">\
            <path d="M12 8 L19 28 L12 23.5 Z" fill="#1f2328"/>\
            <path d="M12 8 L5 28 L12 23.5 Z" fill="#fbfaf7" stroke="#1f2328" stroke-width="0.8" stroke-linejoin="round"/>\
            <path d="M9.4 6 L9.4 1 L14.6 6 L14.6 1" fill="none" stroke="#1f2328" stroke-width="1.4"/></svg>""";

    private final Xml xml;
    private final String name;
    private final double width;
    private final double height;
    private int items;

    Sheet(Xml xml, String name, double width, double height) {
        this.xml = xml;
        this.name = name;
        this.width = width;
        this.height = height;
        xml.open("Layout", "name", name, "units", "mm", "printResolution", "300", "worldFileMap", "");
        xml.open("PageCollection");
        item(PAGE, "page", 0, 0, width, height, false, "background", "true");
        body();
        xml.close();
        xml.leaf("GuideCollection", "visible", "1");
        xml.close();
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    void close() {
        xml.close();
    }

    /** Ends the sheet with a page for each object of a layer. */
    void atlas(String layer, String title, String file, String field) {
        xml.leaf(
                "Atlas",
                "enabled",
                "1",
                "coverageLayer",
                layer,
                "coverageLayerName",
                title,
                "coverageLayerProvider",
                "OAPIF",
                "filenamePattern",
                file,
                "pageNameExpression",
                field,
                "sortFeatures",
                "1",
                "sortKey",
                field,
                "sortAscending",
                "1",
                "filterFeatures",
                "0",
                "hideCoverage",
                "0");
        close();
    }

    /** {@code atlas}: the map follows the commune, with a tenth of margin. */
    void map(double x, double y, double w, double h, Place place, boolean atlas) {
        item(MAP, "carte", x, y, w, h, true, """
                background=true  keepLayerSet=false  followPreset=false  followPresetName=
                mapRotation=0  drawCanvasItems=true  labelMargin=0,mm""");
        body();
        double[] box = fitted(place, w / h);
        xml.leaf(
                "Extent",
                "xmin",
                ProjectXml.metres(box[0]),
                "ymin",
                ProjectXml.metres(box[1]),
                "xmax",
                ProjectXml.metres(box[2]),
                "ymax",
                ProjectXml.metres(box[3]));
        xml.leaf("LayerSet");
        xml.leaf("AtlasMap", "atlasDriven", atlas ? "1" : "0", "scalingMode", "2", "margin", "0.1");
        xml.close();
    }

    /** The box grown to the frame's proportions. */
    private static double[] fitted(Place place, double ratio) {
        double w = Math.max(place.xmax() - place.xmin(), (place.ymax() - place.ymin()) * ratio);
        double h = w / ratio;
        double x = (place.xmin() + place.xmax()) / 2;
        double y = (place.ymin() + place.ymax()) / 2;
        return new double[] {x - w / 2, y - h / 2, x + w / 2, y + h / 2};
    }

    /** {@code [% … %]} holds expressions. */
    void label(String text, double x, double y, double w, double h, double points, boolean strong) {
        item(LABEL, "texte" + items, x, y, w, h, false, """
                background=false  htmlState=0  marginX=0  marginY=0  halign=1  valign=32""", "labelText", text);
        body();
        font("LabelFont", points, strong);
        xml.leaf("FontColor", "red", "31", "green", "35", "blue", "40", "alpha", "255");
        xml.close();
    }

    private void font(String element, double points, boolean strong) {
        xml.leaf(element, "description", description(points, strong), "style", "");
    }

    private static String description(double points, boolean strong) {
        return String.format(Locale.ROOT, "%s,%.1f,-1,5,%d,0,0,0,0,0", FONT, points, strong ? 75 : 50);
    }

    /** Only what the map shows. */
    void legend(double x, double y, double w, double h, double points) {
        item(LEGEND, "legende", x, y, w, h, false, """
                background=false  title=  map_uuid=%s  legendFilterByMap=1
                legendFilterByAtlas=0  resizeToContents=1  columnCount=1  splitLayer=0
                equalColumnWidth=0  symbolWidth=7  symbolHeight=4  boxSpace=0  columnSpace=2
                lineSpacing=0.8  wrapChar=  fontColor=#1f2328  rasterBorder=0
                titleAlignment=1  symbolAlignment=1  maxSymbolSize=0  minSymbolSize=0""".formatted(uuid("carte")));
        body();
        xml.open("styles");
        style("title", points + 3, true, "marginBottom", "2");
        style("group", points + 1, true, "marginTop", "3.5");
        style("subgroup", points, true, "marginTop", "2");
        style("symbol", points, false, "marginTop", "1.2");
        style("symbolLabel", points, false, "marginLeft", "2");
        xml.close().close();
    }

    private void style(String element, double points, boolean strong, String margin, String value) {
        xml.open("style", "name", element, "alignment", "1", "indent", "0", margin, value);
        font("styleFont", points, strong);
        xml.close();
    }

    void scaleBar(double x, double y, double w) {
        item(SCALE_BAR, "echelle", x, y, w, 12, false, """
                background=false  mapUuid=%s  style=Single Box  unitType=km  unitLabel=km
                numMapUnitsPerScaleBarUnit=1  segmentSizeMode=1  minBarWidth=%s
                maxBarWidth=%s  numSegments=2  numSegmentsLeft=0  height=1.6
                labelBarSpace=1.4  boxContentSpace=0  outlineWidth=0.2  alignment=0
                numUnitsPerSegment=5  segmentMillimeters=30""".formatted(
                        uuid("carte"), ProjectXml.metres(w * 0.45), ProjectXml.metres(w * 0.8)));
        body();
        xml.open(
                "text-style",
                "fontFamily",
                FONT,
                "fontSize",
                "8",
                "fontSizeUnit",
                "Point",
                "fontWeight",
                "50",
                "textColor",
                "31,35,40,255",
                "textOpacity",
                "1");
        xml.close();
        xml.open("numericFormat", "id", "basic").open("Option", "type", "Map");
        xml.leaf("Option", "name", "decimal_separator", "type", "QChar", "value", ",");
        xml.leaf("Option", "name", "decimals", "type", "int", "value", "3");
        xml.leaf("Option", "name", "show_thousand_separator", "type", "bool", "value", "true");
        xml.leaf("Option", "name", "show_trailing_zeros", "type", "bool", "value", "false");
        xml.leaf("Option", "name", "thousand_separator", "type", "QChar", "value", "\u202f");
        xml.close().close();
        xml.leaf("fillColor", "red", "31", "green", "35", "blue", "40", "alpha", "255");
        xml.leaf("fillColor2", "red", "255", "green", "255", "blue", "255", "alpha", "255");
        xml.leaf("strokeColor", "red", "31", "green", "35", "blue", "40", "alpha", "255");
        xml.close();
    }

    void north(double x, double y, double size) {
        String picture = Base64.getEncoder().encodeToString(NORTH.getBytes(StandardCharsets.UTF_8));
        item(PICTURE, "nord", x, y, size, size, false, """
                background=false  file=%s  mode=0  resizeMode=0  anchorPoint=0  mapUuid=%s
                northMode=0  northOffset=0  pictureRotation=0""".formatted("base64:" + picture, uuid("carte")));
        body();
        xml.close();
    }

    private String uuid(String item) {
        return "{" + UUID.nameUUIDFromBytes(("archipel/" + name + "/" + item).getBytes(StandardCharsets.UTF_8)) + "}";
    }

    private void item(
            int type, String id, double x, double y, double w, double h, boolean frame, String more, String... free) {
        String at = String.format(Locale.ROOT, "%.2f,%.2f,mm", x, y);
        String size = String.format(Locale.ROOT, "%.2f,%.2f,mm", w, h);
        xml.open(
                "LayoutItem",
                named("""
                type=%d  id=%s  uuid=%s  templateUuid=%s  position=%s  positionOnPage=%s  size=%s
                frame=%b  outlineWidthM=0.2,mm  frameJoinStyle=miter  zValue=%d  visibility=1  opacity=1
                blendMode=0  referencePoint=0  positionLock=false  itemRotation=0  excludeFromExports=0
                groupUuid=
                """.formatted(type, id, uuid(id), uuid(id), at, at, size, frame, items++) + more, free));
    }

    /**
     * Attributes written as {@code name=value}, two spaces or a new line between them (a line each would drown the rest),
     * then those of any text.
     */
    private static String[] named(String text, String... free) {
        Stream<String> written =
                Arrays.stream(text.strip().split("\\s{2,}|\n", -1)).flatMap(pair -> Stream.of(pair.split("=", 2)));
        return Stream.concat(written, Stream.of(free)).toArray(String[]::new);
    }

    /** What every item has; the caller closes the item. */
    private void body() {
        xml.leaf("FrameColor", "red", "138", "green", "143", "blue", "148", "alpha", "255");
        xml.leaf("BackgroundColor", "red", "255", "green", "255", "blue", "255", "alpha", "255");
        xml.open("LayoutObject");
        Options.dataDefined(xml, "dataDefinedProperties", Map.of());
        xml.leaf("customproperties");
        xml.close();
    }
}
