package fr.archipel.exchange.qgis;

import fr.archipel.exchange.qgis.Content.Place;
import fr.archipel.style.qml.Qml;
import fr.archipel.style.qml.Xml;
import java.util.List;

/** The project, element by element. Written for QGIS 3.22; later versions read it. */
final class ProjectXml {
    static final String TITLE = "Archipel";
    private static final Crs CRS = Crs.LAMBERT_93;
    private static final List<Integer> SCALES =
            List.of(1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 200_000, 400_000, 800_000);

    private final Xml xml;
    private final Content content;

    private ProjectXml(Xml xml, Content content) {
        this.xml = xml;
        this.content = content;
    }

    static void write(Xml xml, Content content) {
        new ProjectXml(xml, content).project();
    }

    private void project() {
        xml.type(Qml.DOCTYPE);
        xml.open("qgis", "version", Qml.VERSION, "projectname", TITLE);
        xml.leaf("homePath", "path", "");
        xml.text("title", TITLE);
        xml.leaf("autotransaction", "active", "0");
        xml.leaf("evaluateDefaultValues", "active", "0");
        xml.leaf("trust", "active", "0");
        CRS.write(xml, "projectCrs");
        TreeXml.write(xml, content);
        snapping();
        relations();
        canvas();
        xml.open("projectlayers");
        new LayerXml(xml, content).layers();
        xml.close();
        properties();
        metadata();
        xml.open("Layouts");
        Sheets.write(xml, content);
        xml.close();
        bookmarks();
        view();
        xml.close().finish();
    }

    /** On vertices and segments of every layer, within 12 pixels: neighbours meet. */
    private void snapping() {
        xml.open(
                "snapping-settings",
                "enabled",
                "1",
                "mode",
                "2",
                "type",
                "3",
                "tolerance",
                "12",
                "unit",
                "1",
                "intersection-snapping",
                "0",
                "self-snapping",
                "0",
                "scaleDependencyMode",
                "0",
                "minScale",
                "0",
                "maxScale",
                "0");
        xml.open("individual-layer-settings");
        content.layers()
                .forEach(layer -> xml.leaf(
                        "layer-setting",
                        "id",
                        Ties.layerId(layer.id()),
                        "enabled",
                        "1",
                        "type",
                        "3",
                        "tolerance",
                        "12",
                        "units",
                        "1",
                        "minScale",
                        "0",
                        "maxScale",
                        "0"));
        xml.close().close();
    }

    private void relations() {
        xml.open("relations");
        if (!content.linked().isEmpty()) {
            for (Ties.Relation relation : Ties.relations(content.linked())) {
                xml.open(
                        "relation",
                        "id",
                        relation.id(),
                        "name",
                        relation.title(),
                        "strength",
                        "Association",
                        "referencingLayer",
                        Ties.TABLE,
                        "referencedLayer",
                        Ties.layerId(relation.layer()));
                xml.leaf("fieldRef", "referencingField", relation.column(), "referencedField", "id");
                xml.close();
            }
        }
        xml.close();
    }

    private void canvas() {
        xml.open("mapcanvas", "name", "theMapCanvas", "annotationsVisible", "1");
        xml.text("units", "meters");
        extent(content.places().get(0).within(0.03));
        xml.text("rotation", "0");
        CRS.write(xml, "destinationsrs");
        xml.close();
    }

    private void extent(Place place) {
        xml.open("extent")
                .text("xmin", metres(place.xmin()))
                .text("ymin", metres(place.ymin()))
                .text("xmax", metres(place.xmax()))
                .text("ymax", metres(place.ymax()))
                .close();
    }

    static String metres(double value) {
        return Long.toString(Math.round(value));
    }

    private void properties() {
        xml.open("properties");
        xml.open("Digitizing").text("TopologicalEditing", "1", "type", "int").close();
        // Ground of the map: paper.
        xml.open("Gui")
                .text("CanvasColorRedPart", "251", "type", "int")
                .text("CanvasColorGreenPart", "250", "type", "int")
                .text("CanvasColorBluePart", "247", "type", "int")
                .close();
        xml.open("Measure")
                .text("Ellipsoid", CRS.ellipsoid(), "type", "QString")
                .close();
        xml.open("Measurement")
                .text("DistanceUnits", "meters", "type", "QString")
                .text("AreaUnits", "ha", "type", "QString")
                .close();
        xml.open("Paths").text("Absolute", "false", "type", "bool").close();
        xml.open("PAL")
                .text("PlacementEngineVersion", "1", "type", "int")
                .text("ShowingPartialsLabels", "true", "type", "bool")
                .close();
        xml.open("SpatialRefSys").text("ProjectionsEnabled", "1", "type", "int").close();
        variables();
        xml.close();
    }

    /** For expressions: {@code @archipel_url}. */
    private void variables() {
        xml.open("Variables");
        xml.open("variableNames", "type", "QStringList")
                .text("value", "archipel_url")
                .text("value", "archipel_ogc")
                .close();
        xml.open("variableValues", "type", "QStringList")
                .text("value", content.origin())
                .text("value", content.origin() + "/ogc")
                .close();
        xml.close();
    }

    private void metadata() {
        xml.open("projectMetadata");
        xml.text("identifier", content.origin() + "/qgis/archipel.qgz");
        xml.text("language", "fra").text("type", "dataset").text("title", TITLE);
        xml.text(
                "abstract",
                "Les contrats du territoire minier de l'Artois, leurs fiches et le sol : toutes les couches du service "
                        + content.origin() + ", lues en direct.");
        xml.open("links");
        xml.leaf(
                "link",
                "name",
                "Archipel",
                "type",
                "WWW:LINK",
                "url",
                content.origin() + "/",
                "description",
                "La carte et les fiches",
                "format",
                "",
                "mimeType",
                "text/html",
                "size",
                "");
        xml.close();
        xml.text("author", TITLE);
        xml.close();
    }

    private void bookmarks() {
        xml.open("Bookmarks");
        for (int i = 0; i < content.places().size(); i++) {
            Place place = content.places().get(i).within(0.03);
            xml.open(
                    "Bookmark",
                    "id",
                    "archipel_signet_" + i,
                    "name",
                    place.name(),
                    "group",
                    TITLE,
                    "extent",
                    polygon(place));
            CRS.system(xml);
            xml.close();
        }
        xml.close();
    }

    private static String polygon(Place place) {
        String west = metres(place.xmin());
        String south = metres(place.ymin());
        String east = metres(place.xmax());
        String north = metres(place.ymax());
        return "POLYGON((" + west + " " + south + ", " + east + " " + south + ", " + east + " " + north + ", " + west
                + " " + north + ", " + west + " " + south + "))";
    }

    private void view() {
        Place all = content.places().get(0).within(0.03);
        xml.open("ProjectViewSettings", "UseProjectScales", "1", "rotation", "0");
        xml.open("Scales");
        SCALES.forEach(scale -> xml.leaf("Scale", "Value", scale.toString()));
        xml.close();
        xml.open(
                "DefaultViewExtent",
                "xmin",
                metres(all.xmin()),
                "ymin",
                metres(all.ymin()),
                "xmax",
                metres(all.xmax()),
                "ymax",
                metres(all.ymax()));
        CRS.system(xml);
        xml.close().close();
    }
}
