package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.geo.Bbox;
import fr.archipel.geo.ServedCrs;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.request.Links;
import java.util.List;
import java.util.Map;

/**
 * The JSON documents of the API: landing page, conformance, collections. Source: OGC 17-069r4 § 7.2–7.14.
 *
 * <p>{@code root} is the absolute address of {@code /ogc}, without a slash at the end. {@code parts}: what other rooms add.
 */
record OgcDocuments(String root, List<ApiPart> parts) {
    static final String TITLE = "Archipel";
    static final String DESCRIPTION =
            "Cités minières, friches, Chaîne des Parcs, EuroVelo 5, zones d'activités et fiches"
                    + " des contrats de relance de l'ancien bassin minier de l'Artois.";
    static final String GEOJSON = "application/geo+json";
    static final String JSON = "application/json";
    static final String HTML = "text/html";
    static final String SCHEMA = "application/schema+json";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
            "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
            "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
            "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
            "http://www.opengis.net/spec/cql2/1.0/conf/functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections");

    static final String CRS84 = ServedCrs.CRS84_URI;

    private static final String REL_QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    private static final String REL_SORTABLES = "http://www.opengis.net/def/rel/ogc/1.0/sortables";
    private static final String REL_FUNCTIONS = "http://www.opengis.net/def/rel/ogc/1.0/functions";

    ObjectNode landing() {
        ObjectNode document = Json.object();
        document.put("title", TITLE).put("description", DESCRIPTION);
        ArrayNode links = document.putArray("links");
        both(links, "", "self", "alternate", "Cette page");
        link(links, root + "/api", "service-desc", OPENAPI, "Description OpenAPI du service");
        link(links, root + "/api?f=html", "service-doc", HTML, "Documentation du service");
        both(links, "/conformance", "conformance", "conformance", "Classes de conformité");
        both(links, "/collections", "data", "data", "Couches");
        both(links, "/functions", REL_FUNCTIONS, REL_FUNCTIONS, "Fonctions des filtres");
        parts.forEach(part -> part.landingLinks().forEach(each -> link(links, each)));
        return document;
    }

    ObjectNode conformance() {
        ObjectNode document = Json.object();
        ArrayNode classes = document.putArray("conformsTo");
        CONFORMANCE.forEach(classes::add);
        LayerSchema.CONFORMANCE.forEach(classes::add);
        parts.forEach(part -> part.conformance().forEach(classes::add));
        both(document.putArray("links"), "/conformance", "self", "alternate", "Cette page");
        return document;
    }

    ObjectNode functions() {
        ObjectNode document = LayerQueryables.functions();
        both(document.putArray("links"), "/functions", "self", "alternate", "Cette page");
        return document;
    }

    ObjectNode collections(List<Layer> layers, Map<String, LayerStore.Content> contents) {
        ObjectNode document = Json.object();
        both(document.putArray("links"), "/collections", "self", "alternate", "Cette page");
        ServedCrs.commonUris().forEach(document.putArray("crs")::add);
        ArrayNode collections = document.putArray("collections");
        layers.forEach(layer -> {
            ObjectNode each = collection(layer, contents.getOrDefault(layer.id(), LayerStore.Content.NONE));
            // 18-058, requirement 5: the list above stands for the same in each.
            each.putArray("crs").add("#/crs");
            collections.add(each);
        });
        return document;
    }

    ObjectNode collection(Layer layer, LayerStore.Content content) {
        String path = "/collections/" + layer.id();
        ObjectNode document = Json.object();
        document.put("id", layer.id()).put("title", layer.title()).put("description", layer.description());
        document.put("attribution", layer.attribution()).put("itemType", "feature");
        ServedCrs.commonUris().forEach(document.putArray("crs")::add);
        document.put("storageCrs", ServedCrs.storageUri(layer.storage().srid()));
        if (content.bbox() != null) {
            extent(document.putObject("extent"), content.bbox(), content);
        }
        ArrayNode links = document.putArray("links");
        both(links, path, "self", "alternate", layer.title());
        link(links, root + path + "/items", "items", GEOJSON, layer.title() + " (GeoJSON)");
        link(links, root + path + "/items?f=html", "items", HTML, layer.title() + " (page)");
        link(links, root + path + "/queryables", REL_QUERYABLES, SCHEMA, "Champs interrogeables");
        link(links, root + path + "/sortables", REL_SORTABLES, SCHEMA, "Champs de tri");
        link(links, root + path + "/schema", LayerSchema.REL, SCHEMA, "Champs des objets");
        link(links, root + path + "/schema?f=html", LayerSchema.REL, HTML, "Champs des objets");
        files(links, layer);
        parts.forEach(part -> part.collectionLinks(layer).forEach(each -> link(links, each)));
        if (layer.licence().url() != null) {
            link(links, layer.licence().url(), "license", HTML, layer.licence().title());
        }
        return document;
    }

    /** The whole layer as files, a link a format (RFC 4287 § 4.2.7.2). */
    private void files(ArrayNode links, Layer layer) {
        String origin = root.substring(0, root.length() - "/ogc".length());
        for (FeatureFormat format : Formats.ALL) {
            String address = origin + HtmlDownloads.address(layer, format);
            link(links, address, "enclosure", Formats.bare(format), layer.title() + " (" + format.title() + ")");
        }
    }

    private static void extent(ObjectNode node, Bbox box, LayerStore.Content content) {
        ObjectNode spatial = node.putObject("spatial");
        spatial.putArray("bbox")
                .addArray()
                .add(box.west())
                .add(box.south())
                .add(box.east())
                .add(box.north());
        spatial.put("crs", CRS84);
        if (content.debut() != null) {
            ObjectNode temporal = node.putObject("temporal");
            temporal.putArray("interval")
                    .addArray()
                    .add(instant(content.debut(), "T00:00:00Z"))
                    .add(instant(content.fin(), "T23:59:59Z"));
            temporal.put("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
        }
    }

    private static String instant(@org.jspecify.annotations.Nullable String date, String time) {
        return date != null && date.length() == 10 ? date + time : String.valueOf(date);
    }

    /** The same document for machines and for people. */
    private void both(ArrayNode links, String path, String relJson, String relHtml, String title) {
        link(links, root + path, relJson, JSON, title);
        link(links, Links.withQuery(root + path, java.util.Map.of("f", "html")), relHtml, HTML, title);
    }

    private void link(ArrayNode links, ApiPart.PartLink part) {
        String href = part.path().startsWith("../")
                ? root.substring(0, root.lastIndexOf('/')) + part.path().substring(2)
                : root + part.path();
        ObjectNode link = links.addObject().put("href", href).put("rel", part.rel());
        link.put("type", part.type()).put("title", part.title());
        if (part.templated()) {
            link.put("templated", true);
        }
    }

    static void link(ArrayNode links, String href, String rel, String type, String title) {
        links.addObject().put("href", href).put("rel", rel).put("type", type).put("title", title);
    }
}
