package fr.archipel.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The addresses of OGC API – Features under {@code /ogc}. */
public final class FeatureRoutes implements Routes {
    private static final List<String> FORMAT_ONLY = List.of("f");

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
        new ItemsRoutes(catalogue, store, states).addTo(routes);
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

    /** That the layer has no such feature. */
    public static ProblemException notFound(Layer layer, String id) {
        return new ProblemException(new Problem.NotFound("Dans la couche « " + layer.title() + " », l'objet", id));
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
