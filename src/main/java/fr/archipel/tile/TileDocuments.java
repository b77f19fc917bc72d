package fr.archipel.tile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.geo.Bbox;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.request.Links;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON documents about tiles: tilesets (OGC 20-057 § 8 and 9, OGC 17-083r4 § 7), tile matrix sets, TileJSON 3.0.
 *
 * <p>{@code root} is the absolute address of {@code /ogc}, without a slash at the end.
 */
record TileDocuments(String root) {
    static final String JSON = "application/json";
    static final String HTML = "text/html";
    static final String MVT = "application/vnd.mapbox-vector-tile";
    static final String TILEJSON = "application/json";
    static final String REL_TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
    static final String REL_SCHEMES = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes";
    private static final String REL_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    private static final String REL_DATA = "http://www.opengis.net/def/rel/ogc/1.0/geodata";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    /**
     * A tileset: of one layer, or of several.
     *
     * @param path of its tilesets, after the root: {@code /tiles} or {@code /collections/{layer}/tiles}
     * @param query what its addresses keep of the request, as {@code collections}
     * @param bboxes of the layers in order, null for an empty one
     */
    record Tileset(
            String path,
            Map<String, String> query,
            String title,
            String description,
            List<Layer> layers,
            List<@Nullable Bbox> bboxes) {

        int minzoom() {
            return layers.stream()
                    .mapToInt(layer -> layer.tiles().minzoom())
                    .min()
                    .orElse(0);
        }

        int maxzoom() {
            return layers.stream()
                    .mapToInt(layer -> layer.tiles().maxzoom())
                    .max()
                    .orElse(0);
        }

        /** Around all that is not empty; null when all is. */
        @Nullable
        Bbox bbox() {
            return TileLimits.around(bboxes);
        }
    }

    /** {@code …/tiles}: the one tileset there is, told in short. */
    ObjectNode tilesets(Tileset tileset) {
        ObjectNode document = Json.object();
        ArrayNode links = document.putArray("links");
        link(links, root + tileset.path, "self", JSON, "Cette liste");
        link(links, root + tileset.path + "?f=html", "alternate", HTML, "Cette liste");
        ObjectNode entry = document.putArray("tilesets").addObject();
        head(entry, tileset);
        limits(entry, tileset);
        // A client that follows these takes JSON for granted: the page is linked from the tileset itself.
        ArrayNode of = entry.putArray("links");
        link(of, address(tileset, Map.of()), "self", JSON, tileset.title);
        template(of, tileset);
        link(of, root + "/tileMatrixSets/" + MatrixSet.ID, REL_SCHEME, JSON, MatrixSet.ID);
        return document;
    }

    /** {@code …/tiles/WebMercatorQuad}. */
    ObjectNode tileset(Tileset tileset) {
        ObjectNode document = Json.object();
        head(document, tileset);
        document.put("description", tileset.description);
        Layer first = tileset.layers.get(0);
        if (tileset.layers.size() == 1) {
            document.put("attribution", first.attribution())
                    .put("license", first.licence().title());
        }
        limits(document, tileset);
        Bbox bbox = tileset.bbox();
        if (bbox != null) {
            bounds(document.putObject("boundingBox"), bbox);
            ObjectNode centre = document.putObject("centerPoint");
            centre.putArray("coordinates")
                    .add(middle(bbox.west(), bbox.east()))
                    .add(middle(bbox.south(), bbox.north()));
            centre.put("crs", CRS84).put("tileMatrix", Integer.toString(Math.max(tileset.minzoom(), 10)));
        }
        ArrayNode layers = document.putArray("layers");
        for (int i = 0; i < tileset.layers.size(); i++) {
            layer(layers.addObject(), tileset.layers.get(i), tileset.bboxes.get(i));
        }
        ArrayNode links = document.putArray("links");
        link(links, address(tileset, Map.of()), "self", JSON, "Ce jeu de tuiles");
        link(links, address(tileset, Map.of("f", "html")), "alternate", HTML, "Ce jeu de tuiles");
        link(links, address(tileset, Map.of("f", "tilejson")), "describedby", TILEJSON, "TileJSON");
        template(links, tileset);
        link(links, root + "/tileMatrixSets/" + MatrixSet.ID, REL_SCHEME, JSON, MatrixSet.ID);
        for (Layer layer : tileset.layers) {
            link(links, root + "/collections/" + layer.id(), REL_DATA, JSON, layer.title());
        }
        return document;
    }

    private void layer(ObjectNode node, Layer layer, @Nullable Bbox bbox) {
        node.put("id", layer.id()).put("title", layer.title()).put("description", layer.description());
        node.put("dataType", "vector");
        dimension(layer).ifPresent(dimension -> node.put("geometryDimension", dimension));
        node.put("minTileMatrix", Integer.toString(layer.tiles().minzoom()));
        node.put("maxTileMatrix", Integer.toString(TileId.MAXIMUM_ZOOM));
        if (bbox != null) {
            bounds(node.putObject("boundingBox"), bbox);
        }
        ObjectNode schema = node.putObject("propertiesSchema").put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        carried(layer).forEach(field -> {
            // Lists travel as the text of a JSON array.
            String type = field.type().jsonType().equals("array")
                    ? "string"
                    : field.type().jsonType();
            properties.putObject(field.name()).put("type", type).put("title", field.title());
        });
        ArrayNode links = node.putArray("links");
        link(links, root + "/collections/" + layer.id(), REL_DATA, JSON, layer.title());
    }

    private static java.util.OptionalInt dimension(Layer layer) {
        String type = layer.geometryType();
        if (type.endsWith("Polygon")) {
            return java.util.OptionalInt.of(2);
        }
        if (type.endsWith("LineString")) {
            return java.util.OptionalInt.of(1);
        }
        return type.endsWith("Point") ? java.util.OptionalInt.of(0) : java.util.OptionalInt.empty();
    }

    private static List<Field> carried(Layer layer) {
        return layer.tiles().fieldsAt(TileId.MAXIMUM_ZOOM, layer.fields());
    }

    private static void head(ObjectNode node, Tileset tileset) {
        node.put("title", tileset.title).put("dataType", "vector").put("crs", MatrixSet.CRS);
        node.put("tileMatrixSetId", MatrixSet.ID).put("tileMatrixSetURI", MatrixSet.URI);
    }

    private static void limits(ObjectNode node, Tileset tileset) {
        ArrayNode all = node.putArray("tileMatrixSetLimits");
        for (int zoom = tileset.minzoom(); zoom <= TileId.MAXIMUM_ZOOM; zoom++) {
            TileLimits.of(tileset.bbox(), zoom)
                    .ifPresent(limits -> all.addObject()
                            .put("tileMatrix", Integer.toString(limits.zoom()))
                            .put("minTileRow", limits.minRow())
                            .put("maxTileRow", limits.maxRow())
                            .put("minTileCol", limits.minCol())
                            .put("maxTileCol", limits.maxCol()));
        }
    }

    /** TileJSON 3.0.0, for MapLibre and others. */
    ObjectNode tileJson(Tileset tileset) {
        ObjectNode document = Json.object();
        document.put("tilejson", "3.0.0").put("name", tileset.title).put("description", tileset.description);
        document.put(
                "attribution",
                String.join(
                        " ; ",
                        tileset.layers.stream()
                                .map(Layer::attribution)
                                .distinct()
                                .toList()));
        document.put("scheme", "xyz");
        document.putArray("tiles").add(tiles(tileset, "{z}/{y}/{x}"));
        document.put("minzoom", tileset.minzoom()).put("maxzoom", tileset.maxzoom());
        Bbox bbox = tileset.bbox();
        if (bbox != null) {
            document.putArray("bounds")
                    .add(bbox.west())
                    .add(bbox.south())
                    .add(bbox.east())
                    .add(bbox.north());
            document.putArray("center")
                    .add(middle(bbox.west(), bbox.east()))
                    .add(middle(bbox.south(), bbox.north()))
                    .add(Math.min(tileset.maxzoom(), Math.max(tileset.minzoom(), 10)));
        }
        ArrayNode layers = document.putArray("vector_layers");
        tileset.layers.forEach(layer -> {
            ObjectNode node = layers.addObject().put("id", layer.id()).put("description", layer.title());
            node.put("minzoom", layer.tiles().minzoom()).put("maxzoom", tileset.maxzoom());
            ObjectNode fields = node.putObject("fields");
            carried(layer)
                    .forEach(field -> fields.put(
                            field.name(),
                            switch (field.type()) {
                                case INTEGER, DECIMAL -> "Number";
                                case BOOLEAN -> "Boolean";
                                case TEXT, TEXTS, DATE, TIMESTAMP -> "String";
                            }));
        });
        return document;
    }

    ObjectNode matrixSets() {
        ObjectNode document = Json.object();
        ArrayNode links = document.putArray("links");
        link(links, root + "/tileMatrixSets", "self", JSON, "Cette liste");
        link(links, root + "/tileMatrixSets?f=html", "alternate", HTML, "Cette liste");
        ObjectNode entry = document.putArray("tileMatrixSets").addObject();
        entry.put("id", MatrixSet.ID)
                .put("title", MatrixSet.TITLE)
                .put("uri", MatrixSet.URI)
                .put("crs", MatrixSet.CRS);
        ArrayNode of = entry.putArray("links");
        link(of, root + "/tileMatrixSets/" + MatrixSet.ID, "self", JSON, MatrixSet.ID);
        // The OGC's own suite looks for this relation, the standard for the other.
        link(of, root + "/tileMatrixSets/" + MatrixSet.ID, "item", JSON, MatrixSet.ID);
        return document;
    }

    ObjectNode matrixSet() {
        ObjectNode document = MatrixSet.document();
        ArrayNode links = document.putArray("links");
        link(links, root + "/tileMatrixSets/" + MatrixSet.ID, "self", JSON, MatrixSet.ID);
        link(links, root + "/tileMatrixSets/" + MatrixSet.ID + "?f=html", "alternate", HTML, MatrixSet.ID);
        return document;
    }

    private void template(ArrayNode links, Tileset tileset) {
        links.addObject()
                .put("href", tiles(tileset, "{tileMatrix}/{tileRow}/{tileCol}"))
                .put("rel", "item")
                .put("type", MVT)
                .put("title", "Une tuile")
                .put("templated", true);
    }

    private String tiles(Tileset tileset, String variables) {
        return Links.withQuery(root + tileset.path + "/" + MatrixSet.ID + "/" + variables, tileset.query);
    }

    private String address(Tileset tileset, Map<String, String> query) {
        Map<String, String> all = new java.util.TreeMap<>(tileset.query);
        all.putAll(query);
        return Links.withQuery(root + tileset.path + "/" + MatrixSet.ID, all);
    }

    private static void bounds(ObjectNode node, Bbox bbox) {
        node.putArray("lowerLeft").add(bbox.west()).add(bbox.south());
        node.putArray("upperRight").add(bbox.east()).add(bbox.north());
        node.put("crs", CRS84);
    }

    private static double middle(double a, double b) {
        return Math.round((a + b) / 2 * 1e5) / 1e5;
    }

    private static void link(ArrayNode links, String href, String rel, String type, String title) {
        links.addObject().put("href", href).put("rel", rel).put("type", type).put("title", title);
    }
}
