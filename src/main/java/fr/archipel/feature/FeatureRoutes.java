package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.geo.Utf8Writer;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Format;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The addresses of OGC API – Features under {@code /ogc}. */
public final class FeatureRoutes implements Routes {
    private static final List<String> FORMAT_ONLY = List.of("f");
    /** What the coordinates of an answer are in (18-058, requirement 16). */
    private static final String CONTENT_CRS = "Content-Crs";

    private static final String GEOJSON = OgcDocuments.GEOJSON;

    private final Catalogue catalogue;
    private final FeatureStore store;
    private final FeatureStateStore states;
    private final LayerStore layers;
    private final List<ApiPart> parts;
    private final OpenApi openApi;

    /** {@code parts}: what other rooms add to the API's documents. */
    public FeatureRoutes(
            Catalogue catalogue, FeatureStore store, FeatureStateStore states, LayerStore layers, List<ApiPart> parts) {
        this.catalogue = catalogue;
        this.store = store;
        this.states = states;
        this.layers = layers;
        this.parts = List.copyOf(parts);
        this.openApi = new OpenApi(catalogue);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/ogc", ctx -> document(ctx, documents(ctx).landing(), HtmlPages::landing));
        routes.get("/ogc/conformance", ctx -> document(ctx, documents(ctx).conformance(), HtmlPages::conformance));
        routes.get("/ogc/api", this::api);
        routes.get(
                "/ogc/style.css",
                ctx -> ctx.contentType("text/css; charset=utf-8")
                        .header("Cache-Control", "public, max-age=3600")
                        .result(Html.stylesheet()));
        routes.get("/ogc/collections", this::collections);
        routes.get("/ogc/collections/{layer}", this::collection);
        routes.get("/ogc/collections/{layer}/queryables", this::queryables);
        routes.get("/ogc/collections/{layer}/sortables", this::sortables);
        routes.get("/ogc/collections/{layer}/schema", this::schema);
        routes.get("/ogc/functions", ctx -> document(ctx, documents(ctx).functions(), HtmlPages::functions));
        routes.get("/ogc/collections/{layer}/items", this::items);
        routes.get("/ogc/collections/{layer}/items/{id}", this::item);
    }

    private interface Page {
        String html(ObjectNode document);
    }

    private void document(Context ctx, ObjectNode document, Page page) {
        if (Format.of(ctx, Parameters.of(ctx, FORMAT_ONLY)) == Format.HTML) {
            html(ctx, page.html(document));
        } else {
            ctx.contentType(OgcDocuments.JSON).result(document.toString());
        }
    }

    private void api(Context ctx) {
        String origin = Links.origin(ctx);
        if (Format.of(ctx, Parameters.of(ctx, FORMAT_ONLY)) == Format.HTML) {
            html(ctx, HtmlPages.api(openApi.document(origin)));
        } else {
            ctx.contentType(OgcDocuments.OPENAPI).result(openApi.text(origin));
        }
    }

    private void collections(Context ctx) {
        List<Layer> all = catalogue.listLayers();
        document(ctx, documents(ctx).collections(all, layers.contents(all)), HtmlPages::collections);
    }

    private void collection(Context ctx) {
        Layer layer = layer(ctx);
        document(
                ctx,
                documents(ctx)
                        .collection(
                                layer,
                                layers.contents(List.of(layer)).getOrDefault(layer.id(), LayerStore.Content.NONE)),
                document -> HtmlPages.collection(document, layer));
    }

    private void queryables(Context ctx) {
        Layer layer = layer(ctx);
        if (Format.of(ctx, Parameters.of(ctx, FORMAT_ONLY)) == Format.HTML) {
            html(ctx, HtmlPages.queryables(layer));
            return;
        }
        String own = root(ctx) + "/collections/" + layer.id() + "/queryables";
        ctx.contentType(OgcDocuments.SCHEMA)
                .result(LayerQueryables.schema(layer, own).toString());
    }

    private void schema(Context ctx) {
        Layer layer = layer(ctx);
        if (Format.of(ctx, Parameters.of(ctx, FORMAT_ONLY)) == Format.HTML) {
            html(ctx, HtmlPages.schema(layer));
            return;
        }
        String own = root(ctx) + "/collections/" + layer.id() + "/schema";
        ctx.contentType(OgcDocuments.SCHEMA).result(LayerSchema.of(layer, own).toString());
    }

    private void sortables(Context ctx) {
        Layer layer = layer(ctx);
        if (Format.of(ctx, Parameters.of(ctx, FORMAT_ONLY)) == Format.HTML) {
            html(ctx, HtmlPages.sortables(layer));
            return;
        }
        String own = root(ctx) + "/collections/" + layer.id() + "/sortables";
        ctx.contentType(OgcDocuments.SCHEMA)
                .result(LayerQueryables.sortables(layer, own).toString());
    }

    private void items(Context ctx) throws IOException {
        Layer layer = layer(ctx);
        Parameters parameters = Parameters.of(ctx, ItemsQuery.parameters(layer));
        Format format = Format.of(ctx, parameters);
        ItemsQuery query = ItemsQuery.read(layer, parameters);
        ctx.header(CONTENT_CRS, "<" + query.crs().uri() + ">");
        if (format == Format.HTML) {
            html(ctx, new HtmlItems(query, Links.address(ctx)::with).page(store));
            return;
        }
        ctx.contentType(GEOJSON);
        Utf8Writer out = new Utf8Writer(ctx.outputStream());
        GeoJsonFeatures features = new GeoJsonFeatures(query.fields(), query.crs(), out);
        ItemsPage page = new ItemsPage(query);
        out.text("{\"type\":\"FeatureCollection\",\"features\":[");
        store.page(query, row -> {
            if (page.take(row)) {
                if (page.returned() > 1) {
                    out.ascii(',');
                }
                features.feature(row);
                out.flushIfFull();
            }
        });
        out.ascii(']');
        page.matched(query, store)
                .ifPresent(count -> out.text(",\"numberMatched\":").number(count));
        out.text(",\"numberReturned\":").number(page.returned());
        out.text(",\"timeStamp\":\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\",\"links\":");
        out.text(itemsLinks(ctx, layer, page.next()).toString()).ascii('}');
        out.flush();
    }

    static ArrayNode itemsLinks(Context ctx, Layer layer, Optional<String> next) {
        ArrayNode links = Json.MAPPER.createArrayNode();
        Links.Address address = Links.address(ctx);
        OgcDocuments.link(links, address.with(Map.of("f", "json")), "self", GEOJSON, "Cette page");
        OgcDocuments.link(links, address.with(Map.of("f", "html")), "alternate", OgcDocuments.HTML, "Cette page");
        next.ifPresent(key -> OgcDocuments.link(
                links, address.with(Map.of("f", "json", "after", key)), "next", GEOJSON, "Page suivante"));
        collectionLink(ctx, layer, links);
        return links;
    }

    private void item(Context ctx) throws IOException {
        Layer layer = layer(ctx);
        String id = ctx.pathParam("id");
        Parameters parameters = Parameters.of(ctx, ItemsQuery.ITEM_PARAMETERS);
        Format format = Format.of(ctx, parameters);
        ItemsQuery query = ItemsQuery.read(layer, parameters);
        // Before the feature: should it change in between, its tag is refused rather than taken for the new state's.
        String state = states.find(layer, id).orElseThrow(() -> notFound(layer, id));
        ctx.header(CONTENT_CRS, "<" + query.crs().uri() + ">");
        if (format == Format.HTML) {
            String page = new HtmlItems(query, Links.address(ctx)::with).item(id, store);
            tagged(ctx.contentType("text/html; charset=utf-8"), state, page.getBytes(StandardCharsets.UTF_8));
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Utf8Writer out = new Utf8Writer(body);
        GeoJsonFeatures features = new GeoJsonFeatures(query.fields(), query.crs(), out);
        ctx.contentType(GEOJSON);
        if (!store.item(query, id, features::open)) {
            throw notFound(layer, id);
        }
        ArrayNode links = Json.MAPPER.createArrayNode();
        OgcDocuments.link(links, Links.self(ctx, Map.of("f", "json")), "self", GEOJSON, "Cet objet");
        OgcDocuments.link(links, Links.self(ctx, Map.of("f", "html")), "alternate", OgcDocuments.HTML, "Cet objet");
        collectionLink(ctx, layer, links);
        out.text(",\"links\":").text(links.toString()).ascii('}');
        out.flush();
        tagged(ctx, state, body.toByteArray());
    }

    /** One feature's bytes under their entity tag; 304 without them when the client has them (RFC 9110 § 15.4.5). */
    private static void tagged(Context ctx, String state, byte[] body) {
        String codings = ctx.header("Accept-Encoding");
        String tag = EntityTag.of(state, body, codings != null && codings.contains("gzip"));
        ctx.header("ETag", tag).header("Cache-Control", "no-cache");
        if (EntityTag.isKnown(ctx.header("If-None-Match"), tag)) {
            ctx.status(304);
        } else {
            ctx.result(body);
        }
    }

    public static ProblemException notFound(Layer layer, String id) {
        return new ProblemException(new Problem.NotFound("Dans la couche « " + layer.title() + " », l'objet", id));
    }

    private static void collectionLink(Context ctx, Layer layer, ArrayNode links) {
        String href = root(ctx) + "/collections/" + layer.id();
        OgcDocuments.link(links, href, "collection", OgcDocuments.JSON, layer.title());
    }

    private static void html(Context ctx, String page) {
        ctx.contentType("text/html; charset=utf-8").result(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String root(Context ctx) {
        return Links.origin(ctx) + "/ogc";
    }

    private OgcDocuments documents(Context ctx) {
        return new OgcDocuments(root(ctx), parts);
    }

    private Layer layer(Context ctx) {
        return catalogue.getLayer(ctx.pathParam("layer"));
    }
}
