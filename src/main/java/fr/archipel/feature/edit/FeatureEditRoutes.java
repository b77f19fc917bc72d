package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.geo.ServedCrs;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writing under {@code /ogc/collections/{layer}/items}, and the history of what was written. */
public final class FeatureEditRoutes implements Routes {
    private static final String ITEMS = "/ogc/collections/{layer}/items";
    private static final String ITEM = ITEMS + "/{id}";
    private static final Pattern STRICT = Pattern.compile("(^|[,;\\s])handling\\s*=\\s*\"?strict\\b");
    private static final String HISTORY = "/api/objets/{layer}/{id}/historique";

    private final Catalogue catalogue;
    private final KeyGate gate;
    private final FeatureEditStore edits;
    private final ObjectHistoryStore history;
    private final UndoStore undos;

    public FeatureEditRoutes(
            Catalogue catalogue, KeyGate gate, FeatureEditStore edits, ObjectHistoryStore history, UndoStore undos) {
        this.catalogue = catalogue;
        this.gate = gate;
        this.edits = edits;
        this.history = history;
        this.undos = undos;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.options(ITEMS, this::itemsOptions);
        routes.options(ITEM, this::itemOptions);
        routes.post(ITEMS, this::create);
        routes.put(ITEMS, ctx -> refuse(ctx, Editing.onItems(layer(ctx))));
        routes.patch(ITEMS, ctx -> refuse(ctx, Editing.onItems(layer(ctx))));
        routes.delete(ITEMS, ctx -> refuse(ctx, Editing.onItems(layer(ctx))));
        routes.post(ITEM, ctx -> refuse(ctx, Editing.onItem(layer(ctx))));
        routes.put(ITEM, this::replace);
        routes.patch(ITEM, this::update);
        routes.delete(ITEM, this::delete);
        routes.get(HISTORY, this::history);
        routes.post(HISTORY + "/{n}/annulation", this::undo);
    }

    private void itemsOptions(Context ctx) {
        Layer layer = layer(ctx);
        allow(ctx, Editing.onItems(layer));
        if (layer.editable()) {
            ctx.header("Accept-Post", Editing.FEATURE);
        }
    }

    /** Of an identifier nobody has too: that is how QGIS asks of an empty layer. */
    private void itemOptions(Context ctx) {
        Layer layer = layer(ctx);
        allow(ctx, Editing.onItem(layer));
        if (layer.editable()) {
            ctx.header("Accept-Patch", Editing.PATCH);
        }
    }

    private static void allow(Context ctx, List<String> methods) {
        Parameters.of(ctx, List.of());
        ctx.header("Allow", String.join(", ", methods)).status(200).result("");
    }

    private void create(Context ctx) {
        Layer layer = editable(ctx, true);
        Author author = gate.author(ctx);
        ServedCrs crs = contentCrs(ctx, layer);
        FeatureEditStore.Written made = edits.create(author, layer, crs, body(ctx, Editing.FEATURE), isStrict(ctx));
        ctx.header(
                "Location", Links.origin(ctx) + "/ogc/collections/" + layer.id() + "/items/" + Links.encode(made.id()));
        ctx.header("ETag", made.tag()).status(201);
    }

    /** {@code Prefer: handling=strict} (RFC 7240 § 4.4). */
    private static boolean isStrict(Context ctx) {
        String prefer = ctx.header("Prefer");
        if (prefer == null || !STRICT.matcher(prefer).find()) {
            return false;
        }
        ctx.header("Preference-Applied", "handling=strict");
        return true;
    }

    private void replace(Context ctx) {
        Layer layer = editable(ctx, false);
        Author author = gate.author(ctx);
        done(ctx, edits.replace(author, layer, contentCrs(ctx, layer), id(ctx), seen(ctx), body(ctx, Editing.FEATURE)));
    }

    private void update(Context ctx) {
        Layer layer = editable(ctx, false);
        Author author = gate.author(ctx);
        done(ctx, edits.update(author, layer, contentCrs(ctx, layer), id(ctx), seen(ctx), body(ctx, Editing.PATCH)));
    }

    private void delete(Context ctx) {
        Layer layer = editable(ctx, false);
        edits.delete(gate.author(ctx), layer, id(ctx), seen(ctx));
        ctx.status(204);
    }

    private static void done(Context ctx, FeatureEditStore.Written written) {
        ctx.header("ETag", written.tag()).status(204);
    }

    private void history(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(history.list(layer(ctx), id(ctx), paging))));
    }

    private void undo(Context ctx) {
        Parameters.of(ctx, List.of());
        Layer layer = layer(ctx);
        if (!layer.editable()) {
            throw Editing.refused(layer, List.of("OPTIONS"));
        }
        Author author = gate.author(ctx);
        String n = ctx.pathParam("n");
        if (!n.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound("Le changement", n));
        }
        FeatureEditStore.Written done = undos.undo(author, layer, id(ctx), Long.parseLong(n), seen(ctx));
        ctx.header("ETag", done.tag());
        Answers.json(
                ctx,
                Json.object()
                        .put("id", done.id())
                        .put("href", "/ogc/collections/" + layer.id() + "/items/" + Links.encode(done.id())));
    }

    private Layer layer(Context ctx) {
        return catalogue.getLayer(ctx.pathParam("layer"));
    }

    private static String id(Context ctx) {
        return ctx.pathParam("id");
    }

    private Layer editable(Context ctx, boolean items) {
        Parameters.of(ctx, List.of());
        Layer layer = layer(ctx);
        if (!layer.editable()) {
            refuse(ctx, items ? Editing.onItems(layer) : Editing.onItem(layer));
        }
        return layer;
    }

    private void refuse(Context ctx, List<String> allowed) {
        Layer layer = layer(ctx);
        ctx.header("Allow", String.join(", ", allowed));
        if (layer.editable()) {
            throw new ProblemException(new Problem.MethodNotAllowed(ctx.method().name(), allowed));
        }
        throw Editing.refused(layer, allowed);
    }

    private static IfMatch seen(Context ctx) {
        return IfMatch.parse(ctx.header("If-Match"));
    }

    /** The body's reference system: {@code Content-Crs: <uri>}, else CRS84 (20-002, /req/features/default-crs). */
    private static ServedCrs contentCrs(Context ctx, Layer layer) {
        int stored = layer.storage().srid();
        String header = ctx.header("Content-Crs");
        if (header == null) {
            return ServedCrs.crs84(stored);
        }
        // QGIS sends the bare URI.
        String uri = header.trim().replaceFirst("^<(.*)>$", "$1");
        return ServedCrs.find(uri)
                .map(crs -> crs.from(stored))
                .orElseThrow(
                        () -> new ProblemException(
                                new Problem.InvalidParameter(
                                        "Content-Crs",
                                        header,
                                        "un système de coordonnées nommé par son URI, comme <http://www.opengis.net/def/crs/EPSG/0/2154>")));
    }

    /** Problems: 400 without a type, 415 when it is another. {@code application/json} is taken for what it holds. */
    private static JsonNode body(Context ctx, String type) {
        String given = ctx.contentType();
        if (given == null || given.isBlank()) {
            throw new ProblemException(new Problem.InvalidParameter("Content-Type", "", type));
        }
        String bare = given.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").trim();
        if (!bare.equals(type) && !bare.equals(Answers.JSON)) {
            throw new ProblemException(new Problem.UnsupportedMediaType(given, List.of(type, Answers.JSON)));
        }
        return Bodies.json(ctx);
    }
}
