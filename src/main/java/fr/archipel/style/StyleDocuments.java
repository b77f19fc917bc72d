package fr.archipel.style;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.style.qml.Qml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON documents of the room: styles, what is known of one, the points where names go. Source: OGC API – Styles,
 * 20-009 (draft).
 *
 * @param root absolute address of {@code /ogc}
 */
record StyleDocuments(String root) {
    /** The one style of each layer and of the map. */
    static final String ID = "archipel";

    static final String JSON = "application/json";
    static final String HTML = "text/html";
    static final String REL_STYLES = "http://www.opengis.net/def/rel/ogc/1.0/styles";
    static final String REL_LEGEND = "http://www.opengis.net/def/rel/ogc/1.0/legend";

    /** Of a layer; of the whole map when {@code layer} is null. */
    ObjectNode styles(@Nullable Layer layer) {
        String path = path(layer);
        ObjectNode document = Json.object();
        document.put("title", title(layer)).put("default", ID);
        ObjectNode style = document.putArray("styles").addObject();
        style.put("id", ID).put("title", title(layer));
        stylesheets(style.putArray("links"), layer);
        both(document.putArray("links"), path, "Cette page");
        return document;
    }

    ObjectNode metadata(@Nullable Layer layer, List<Layer> layers) {
        ObjectNode document = Json.object();
        document.put("id", ID).put("title", title(layer)).put("scope", "style");
        document.put("description", description(layer));
        ArrayNode sheets = document.putArray("stylesheets");
        sheet(
                sheets,
                "MapLibre, version 8",
                "https://maplibre.org/maplibre-style-spec/",
                "8",
                MapLibreStyle.MEDIA_TYPE,
                layer);
        if (layer != null) {
            sheet(sheets, "SLD 1.1", "https://www.ogc.org/standard/sld/", "1.1.0", Sld.MEDIA_TYPE, layer);
            sheet(sheets, "QGIS (QML)", "https://docs.qgis.org/", Qml.VERSION, Qml.MEDIA_TYPE, layer);
        }
        ArrayNode drawn = document.putArray("layers");
        MapLibreStyle.drawingOrder(layers).forEach(each -> {
            ObjectNode about = drawn.addObject();
            about.put("id", each.id()).put("type", type(each));
            about.putObject("sampleData")
                    .put("href", root + "/collections/" + each.id() + "/items")
                    .put("rel", "items")
                    .put("type", "application/geo+json");
        });
        ArrayNode links = document.putArray("links");
        link(links, path(layer) + "/" + ID + "/metadata", "self", JSON, "Ce document");
        stylesheets(links, layer);
        return document;
    }

    private void sheet(
            ArrayNode sheets, String title, String specification, String version, String type, @Nullable Layer layer) {
        ObjectNode sheet = sheets.addObject();
        sheet.put("title", title).put("version", version).put("specification", specification);
        sheet.put("native", false);
        sheet.putObject("link")
                .put("href", sheetAddress(type, layer))
                .put("rel", "stylesheet")
                .put("type", type);
    }

    private String sheetAddress(String type, @Nullable Layer layer) {
        String form = switch (type) {
            case Sld.MEDIA_TYPE -> "sld11";
            case Qml.MEDIA_TYPE -> "qml";
            default -> "mapbox";
        };
        return root + path(layer) + "/" + ID + "?f=" + form;
    }

    private void stylesheets(ArrayNode links, @Nullable Layer layer) {
        String own = path(layer) + "/" + ID;
        link(links, own + "?f=mapbox", "stylesheet", MapLibreStyle.MEDIA_TYPE, "Style MapLibre");
        if (layer != null) {
            link(links, own + "?f=sld11", "stylesheet", Sld.MEDIA_TYPE, "SLD 1.1");
            link(links, own + "?f=qml", "stylesheet", Qml.MEDIA_TYPE, "QGIS (QML)");
        }
        link(links, own + "/metadata", "describedby", JSON, "Description du style");
        link(links, own + "/legend?f=png", REL_LEGEND, "image/png", "Légende (PNG)");
        link(links, own + "/legend?f=svg", REL_LEGEND, "image/svg+xml", "Légende (SVG)");
        link(links, own + "?f=html", "alternate", HTML, "Légende et styles (page)");
    }

    static String path(@Nullable Layer layer) {
        return layer == null ? "/styles" : "/collections/" + layer.id() + "/styles";
    }

    static String title(@Nullable Layer layer) {
        return layer == null ? "Carte Archipel" : "Style : " + layer.title();
    }

    static String description(@Nullable Layer layer) {
        return layer == null
                ? "Toutes les couches, comme la carte d'Archipel les montre."
                : "Comme la carte d'Archipel montre la couche « " + layer.title() + " ».";
    }

    private static String type(Layer layer) {
        return switch (layer.geometryType()) {
            case "Point", "MultiPoint" -> "point";
            case "LineString", "MultiLineString" -> "line";
            case "Polygon", "MultiPolygon" -> "polygon";
            default -> "geometry";
        };
    }

    /** One GeoJSON point an object, or a place. */
    static ObjectNode points(Layer layer, List<StyleStore.Anchor> anchors) {
        ObjectNode document = Json.object();
        document.put("type", "FeatureCollection");
        ArrayNode features = document.putArray("features");
        Style style = layer.style();
        for (StyleStore.Anchor anchor : anchors) {
            ObjectNode feature = features.addObject();
            feature.put("type", "Feature");
            feature.putObject("geometry")
                    .put("type", "Point")
                    .putArray("coordinates")
                    .add(degrees(anchor.lon()))
                    .add(degrees(anchor.lat()));
            ObjectNode properties = feature.putObject("properties");
            int first = anchor.ids().indexOf(' ');
            properties.put(
                    "id",
                    anchor.count() == 1 || first < 0
                            ? anchor.ids()
                            : anchor.ids().substring(0, first));
            if (anchor.count() > 1) {
                properties.put("ids", anchor.ids());
            }
            properties.put(Sources.COUNT, anchor.count()).put(Sources.NAME, anchor.name());
            properties.put(Sources.LEGIBLE, anchor.legible());
            if (style.cases() != null) {
                properties.put(style.cases().field(), anchor.value());
            }
            if (style.label() != null && style.label().importance() != null) {
                properties.put(style.label().importance().field(), anchor.importance());
            }
        }
        return document;
    }

    /** To the centimetre. */
    private static double degrees(double angle) {
        return Math.round(angle * 1e7) / 1e7;
    }

    private void both(ArrayNode links, String path, String title) {
        link(links, path + "?f=json", "self", JSON, title);
        link(links, path + "?f=html", "alternate", HTML, title);
    }

    private void link(ArrayNode links, String path, String rel, String type, String title) {
        links.addObject()
                .put("href", root + path)
                .put("rel", rel)
                .put("type", type)
                .put("title", title);
    }
}
