package fr.archipel.tile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Links;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Negotiation.Offer;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The addresses of OGC API – Tiles under {@code /ogc}: of each layer, and of all together. */
public final class TileRoutes implements Routes {
    private static final Offer JSON = new Offer("json", TileDocuments.JSON);
    private static final Offer HTML = new Offer("html", TileDocuments.HTML);
    private static final Offer TILEJSON = new Offer("tilejson", "application/json;profile=tilejson");
    private static final String COLLECTIONS = "collections";
    private static final String ONE = "/ogc/collections/{layer}/tiles";
    private static final String ALL = "/ogc/tiles";

    /** Kept by the client, asked for again each time: an edit shows in the next answer, at the cost of a 304. */
    private static final String CACHING = "public, max-age=0, must-revalidate";

    private final Catalogue catalogue;
    private final TileSource source;

    public TileRoutes(Catalogue catalogue, TileSource source) {
        this.catalogue = catalogue;
        this.source = source;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/ogc/tileMatrixSets", this::matrixSets);
        routes.get("/ogc/tileMatrixSets/{set}", this::matrixSet);
        routes.get(ALL, ctx -> tilesets(ctx, all(ctx, List.of("f"))));
        routes.get(ALL + "/{set}", ctx -> tileset(ctx, all(ctx, List.of("f", COLLECTIONS))));
        routes.get(ALL + "/{set}/{z}/{row}/{col}", ctx -> tile(ctx, several(ctx, List.of(COLLECTIONS))));
        routes.get(ONE, ctx -> tilesets(ctx, one(ctx)));
        routes.get(ONE + "/{set}", ctx -> tileset(ctx, one(ctx)));
        routes.get(ONE + "/{set}/{z}/{row}/{col}", ctx -> {
            Parameters.of(ctx, List.of());
            tile(ctx, List.of(layer(ctx)));
        });
    }

    private void matrixSets(Context ctx) {
        document(ctx, List.of(JSON, HTML), documents(ctx)::matrixSets, TilePages::matrixSets);
    }

    private void matrixSet(Context ctx) {
        knownSet(ctx);
        document(ctx, List.of(JSON, HTML), documents(ctx)::matrixSet, TilePages::matrixSet);
    }

    private void tilesets(Context ctx, TileDocuments.Tileset tileset) {
        document(ctx, List.of(JSON, HTML), () -> documents(ctx).tilesets(tileset), () -> TilePages.tilesets(tileset));
    }

    private void tileset(Context ctx, TileDocuments.Tileset tileset) {
        knownSet(ctx);
        Parameters parameters = Parameters.of(ctx, List.of("f", COLLECTIONS));
        if (parameters.asMap().getOrDefault("f", "").equals(TILEJSON.id())) {
            ctx.contentType(TileDocuments.TILEJSON)
                    .result(documents(ctx).tileJson(tileset).toString());
            return;
        }
        document(
                ctx,
                List.of(JSON, HTML, TILEJSON),
                () -> documents(ctx).tileset(tileset),
                () -> TilePages.tileset(tileset, documents(ctx).root()));
    }

    private static void document(Context ctx, List<Offer> offers, Supplier<ObjectNode> json, Supplier<String> html) {
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, List.of("f", COLLECTIONS)), offers);
        if (wanted.equals(HTML)) {
            ctx.contentType("text/html; charset=utf-8").result(html.get().getBytes(StandardCharsets.UTF_8));
        } else {
            ctx.contentType(TileDocuments.JSON).result(json.get().toString());
        }
    }

    private void tile(Context ctx, List<Layer> layers) {
        knownSet(ctx);
        TileId id = TileId.parse(ctx.pathParam("z"), ctx.pathParam("row"), ctx.pathParam("col"));
        TileSource.Wanted wanted = source.wanted(layers, id);
        if (wanted.layers().isEmpty()) {
            throw id.absent();
        }
        ctx.header("Cache-Control", CACHING);
        if (wanted.tag() != null && ETags.match(ctx.header("If-None-Match"), wanted.tag())) {
            ctx.header("ETag", ETags.of(wanted.tag(), false)).status(304);
            return;
        }
        Tile tile = source.tile(wanted);
        if (tile.isEmpty() && !source.isInside(wanted)) {
            throw id.absent();
        }
        // Bytes have no character set, and the media type no parameter.
        ctx.res().setCharacterEncoding(null);
        ctx.contentType(TileDocuments.MVT);
        boolean compressed = tile.isWorthCompressing() && ETags.accepts(ctx.header("Accept-Encoding"), "gzip");
        if (tile.tag() != null) {
            ctx.header("ETag", ETags.of(tile.tag(), compressed));
        }
        if (compressed) {
            ctx.header("Content-Encoding", "gzip");
        }
        ctx.result(compressed ? tile.gzip() : tile.mvt());
    }

    private TileDocuments.Tileset one(Context ctx) {
        Parameters.of(ctx, List.of("f"));
        Layer layer = layer(ctx);
        return new TileDocuments.Tileset(
                "/collections/" + layer.id() + "/tiles",
                Map.of(),
                layer.title(),
                layer.description(),
                List.of(layer),
                source.bboxes(List.of(layer), source.versions()));
    }

    private TileDocuments.Tileset all(Context ctx, List<String> accepted) {
        List<Layer> layers = several(ctx, accepted);
        @Nullable String asked = ctx.queryParam(COLLECTIONS);
        return new TileDocuments.Tileset(
                "/tiles",
                asked == null ? Map.of() : Map.of(COLLECTIONS, asked),
                "Archipel",
                "Toutes les couches ensemble, chacune sous son nom.",
                layers,
                source.bboxes(layers, source.versions()));
    }

    /** Those that the parameter {@code collections} names, all without it. */
    private List<Layer> several(Context ctx, List<String> accepted) {
        List<String> names = Parameters.of(ctx, accepted).list(COLLECTIONS);
        if (names.isEmpty()) {
            return catalogue.listLayers();
        }
        return names.stream()
                .distinct()
                .map(name -> catalogue.findLayer(name).orElseThrow(() -> unknown(name)))
                .toList();
    }

    private ProblemException unknown(String name) {
        return new ProblemException(new Problem.InvalidParameter(
                COLLECTIONS,
                name,
                String.join(", ", catalogue.listLayers().stream().map(Layer::id).toList())));
    }

    private Layer layer(Context ctx) {
        return catalogue.getLayer(ctx.pathParam("layer"));
    }

    private static void knownSet(Context ctx) {
        if (!ctx.pathParam("set").equals(MatrixSet.ID)) {
            throw new ProblemException(new Problem.NotFound("Le découpage en tuiles", ctx.pathParam("set")));
        }
    }

    private static TileDocuments documents(Context ctx) {
        return new TileDocuments(Links.origin(ctx) + "/ogc");
    }
}
