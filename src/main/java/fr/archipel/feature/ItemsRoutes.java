package fr.archipel.feature;

import fr.archipel.feature.format.FeatureEncoder;
import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.PageEnd;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.request.BodyStream;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.request.Spool;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pages of a layer's features, and one feature, in every format (OGC 17-069r4 § 7.15 and 7.16). */
final class ItemsRoutes implements Routes {
    private static final List<Negotiation.Offer> OFFERS = Formats.offers();
    private static final List<String> OPTIONS = Formats.optionNames();

    /** Of a page for people, which has no parameters of formats. */
    private static final Map<String, String> PAGE = page();

    private final Catalogue catalogue;
    private final FeatureStore store;
    private final FeatureStateStore states;

    ItemsRoutes(Catalogue catalogue, FeatureStore store, FeatureStateStore states) {
        this.catalogue = catalogue;
        this.store = store;
        this.states = states;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/ogc/collections/{layer}/items", this::items);
        routes.get("/ogc/collections/{layer}/items/{id}", this::item);
    }

    /** How an answer is served: a page for people when {@code format} is empty. */
    private record Form(ItemsQuery query, Optional<FeatureFormat> format) {}

    private static Form form(Context ctx, Layer layer, List<String> names) {
        List<String> accepted = new ArrayList<>(names);
        accepted.addAll(OPTIONS);
        Parameters parameters = Parameters.of(ctx, accepted);
        Optional<FeatureFormat> format = Formats.byId(
                        Negotiation.choose(ctx, parameters, OFFERS).id())
                .map(each -> Formats.chosen(each, parameters));
        ItemsQuery query = ItemsQuery.read(layer, parameters);
        ctx.header("Content-Crs", "<" + query.crs().uri() + ">");
        format.ifPresent(each -> type(ctx, each));
        return new Form(query, format);
    }

    private static void type(Context ctx, FeatureFormat format) {
        ctx.contentType(format.mediaType());
        if (!format.paged() && !format.mediaType().startsWith("text/")) {
            ctx.res().setCharacterEncoding(null); // Javalin says UTF-8 of everything
        }
        if (!format.compressible()) {
            ctx.disableCompression();
        }
        if (format.profile() != null) {
            ctx.header("Link", "<" + format.profile() + ">; rel=\"profile\"");
        }
    }

    private static Map<String, String> page() {
        Map<String, String> changes = new HashMap<>(Map.of("f", Formats.HTML));
        OPTIONS.forEach(name -> changes.put(name, ""));
        return Map.copyOf(changes);
    }

    private void items(Context ctx) throws IOException {
        Layer layer = catalogue.getLayer(ctx.pathParam("layer"));
        Form form = form(ctx, layer, ItemsQuery.parameters(layer));
        if (form.format.isEmpty()) {
            Links.Address address = Links.address(ctx);
            String files = HtmlDownloads.list(layer, address.query());
            html(ctx, new HtmlItems(form.query, address::with, files).page(store));
            return;
        }
        FeatureFormat format = form.format.get();
        if (format.paged()) {
            BodyStream.send(ctx, out -> write(ctx, form.query, format, out));
            return;
        }
        try (Spool spool = new Spool()) {
            header(ctx, write(ctx, form.query, format, spool));
            BodyStream.send(ctx, spool::copyTo);
        }
    }

    private List<Link> write(Context ctx, ItemsQuery query, FeatureFormat format, OutputStream out) throws IOException {
        ItemsPage page = new ItemsPage(query);
        try (FeatureEncoder encoder = format.open(output(ctx, query), out)) {
            store.page(query, row -> {
                if (page.take(row)) {
                    encoder.feature(row);
                }
            });
            List<Link> links = links(ctx, query.layer(), format, "Cette page", page.next());
            encoder.end(new PageEnd(page.returned(), page.matched(query, store), links));
            return links;
        }
    }

    private void item(Context ctx) throws IOException {
        Layer layer = catalogue.getLayer(ctx.pathParam("layer"));
        String id = ctx.pathParam("id");
        Form form = form(ctx, layer, ItemsQuery.ITEM_PARAMETERS);
        if (form.format.isEmpty()) {
            // Before the feature: should it change in between, its tag is refused rather than taken for the new
            // state's.
            String state = states.find(layer, id).orElseThrow(() -> FeatureRoutes.notFound(layer, id));
            String page = new HtmlItems(form.query, Links.address(ctx)::with, "").item(id, store);
            tagged(ctx.contentType("text/html; charset=utf-8"), state, page.getBytes(StandardCharsets.UTF_8));
            return;
        }
        FeatureFormat format = form.format.get();
        List<Link> links = links(ctx, layer, format, "Cet objet", Optional.empty());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String state = store.item(form.query, id, row -> format.single(output(ctx, form.query), row, links, body))
                .orElseThrow(() -> FeatureRoutes.notFound(layer, id));
        if (!format.paged()) {
            header(ctx, links);
        }
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

    private static Output output(Context ctx, ItemsQuery query) {
        return new Output(
                query.layer(),
                query.fields(),
                !query.skipGeometry(),
                query.crs(),
                Instant.now(),
                null,
                Links.origin(ctx));
    }

    /** Where a document cannot hold its links, its headers do (RFC 8288). */
    private static void header(Context ctx, List<Link> links) {
        ctx.header(
                "Link",
                links.stream()
                        .map(link -> "<" + link.href() + ">; rel=\"" + link.rel() + "\"; type=\"" + link.type() + "\"")
                        .collect(Collectors.joining(", ")));
    }

    private static List<Link> links(
            Context ctx, Layer layer, FeatureFormat format, String title, Optional<String> next) {
        Links.Address address = Links.address(ctx);
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", address.with(Map.of("f", format.id())), Formats.bare(format), title));
        next.ifPresent(key -> links.add(new Link(
                "next", address.with(Map.of("f", format.id(), "after", key)), Formats.bare(format), "Page suivante")));
        links.add(new Link("alternate", address.with(PAGE), "text/html", title));
        for (FeatureFormat other : Formats.ALL) {
            if (!other.id().equals(format.id())) {
                links.add(new Link(
                        "alternate",
                        address.with(only(other)),
                        Formats.bare(other),
                        title + " (" + other.title() + ")"));
            }
        }
        links.add(Link.json("collection", Links.origin(ctx) + "/ogc/collections/" + layer.id(), layer.title()));
        String licence = layer.licence().url();
        if (licence != null) {
            links.add(new Link("license", licence, "text/html", layer.licence().title()));
        }
        return links;
    }

    /** The address in another format, which has not the parameters of this one. */
    private static Map<String, String> only(FeatureFormat other) {
        Map<String, String> changes = new HashMap<>(Map.of("f", other.id()));
        OPTIONS.stream()
                .filter(name -> other.options().stream()
                        .noneMatch(option -> option.name().equals(name)))
                .forEach(name -> changes.put(name, ""));
        return changes;
    }

    private static void html(Context ctx, String page) {
        ctx.contentType("text/html; charset=utf-8").result(page.getBytes(StandardCharsets.UTF_8));
    }
}
