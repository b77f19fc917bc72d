package fr.archipel.style;

import fr.archipel.document.Drawing;
import fr.archipel.document.DrawingImage;
import fr.archipel.document.DrawingSvg;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Links;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Negotiation.Offer;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.style.qml.Qml;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Styles under {@code /ogc/styles} (the map) and {@code /ogc/collections/{layer}/styles} (a layer), with what they need. */
public final class StyleRoutes implements Routes {
    private static final Offer MAPBOX = new Offer("mapbox", MapLibreStyle.MEDIA_TYPE);
    private static final Offer SLD = new Offer("sld11", Sld.MEDIA_TYPE);
    private static final Offer QML = new Offer("qml", Qml.MEDIA_TYPE);
    private static final Offer JSON = new Offer("json", StyleDocuments.JSON);
    private static final Offer HTML = new Offer("html", StyleDocuments.HTML);
    private static final Offer PNG = new Offer("png", "image/png");
    private static final Offer SVG = new Offer("svg", "image/svg+xml");
    private static final List<String> FORMAT_ONLY = List.of("f");
    /** A pixel of a legend for a pixel of CSS would be coarse on today's screens. */
    private static final int LEGEND_RATIO = 2;

    private final Catalogue catalogue;
    private final StyleStore store;
    private volatile @Nullable Sheet sheet;

    /** The sprite of some layers. */
    private record Sheet(List<Layer> layers, Sprite sprite) {}

    public StyleRoutes(Catalogue catalogue, StyleStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/ogc/styles", ctx -> styles(ctx, null));
        routes.get("/ogc/styles/sprite.json", ctx -> spriteIndex(ctx, 1));
        routes.get("/ogc/styles/sprite@2x.json", ctx -> spriteIndex(ctx, 2));
        routes.get("/ogc/styles/sprite.png", ctx -> spriteSheet(ctx, 1));
        routes.get("/ogc/styles/sprite@2x.png", ctx -> spriteSheet(ctx, 2));
        routes.get("/ogc/styles/{styleId}", ctx -> style(ctx, null));
        routes.get("/ogc/styles/{styleId}/metadata", ctx -> metadata(ctx, null));
        routes.get("/ogc/styles/{styleId}/legend", ctx -> legend(ctx, null));
        String layer = "/ogc/collections/{layer}/styles";
        routes.get(layer, ctx -> styles(ctx, layer(ctx)));
        routes.get(layer + "/{styleId}", ctx -> style(ctx, layer(ctx)));
        routes.get(layer + "/{styleId}/metadata", ctx -> metadata(ctx, layer(ctx)));
        routes.get(layer + "/{styleId}/legend", ctx -> legend(ctx, layer(ctx)));
        routes.get(layer + "/{styleId}/points", this::points);
    }

    private void styles(Context ctx, @Nullable Layer layer) {
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, FORMAT_ONLY), List.of(JSON, HTML));
        answer(
                ctx,
                wanted,
                wanted.equals(HTML)
                        ? StylePages.styles(layer)
                        : documents(ctx).styles(layer).toString());
    }

    private void style(Context ctx, @Nullable Layer layer) {
        known(ctx);
        List<Offer> offers = layer == null ? List.of(MAPBOX, HTML) : List.of(MAPBOX, SLD, QML, HTML);
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, FORMAT_ONLY), offers);
        answer(
                ctx,
                wanted,
                switch (wanted.id()) {
                    case "html" -> StylePages.style(layer, layers(layer));
                    case "sld11" -> Sld.document(layer(ctx));
                    case "qml" -> new String(Qml.of(layer(ctx)), StandardCharsets.UTF_8);
                    default -> mapLibre(ctx, layer);
                });
    }

    private String mapLibre(Context ctx, @Nullable Layer layer) {
        List<Layer> layers = layers(layer);
        MapLibreStyle writer = new MapLibreStyle(root(ctx), store.large(layers));
        return (layer == null ? writer.map(layers) : writer.layer(layer)).toString();
    }

    private void metadata(Context ctx, @Nullable Layer layer) {
        known(ctx);
        Negotiation.choose(ctx, Parameters.of(ctx, FORMAT_ONLY), List.of(JSON));
        answer(ctx, JSON, documents(ctx).metadata(layer, layers(layer)).toString());
    }

    private void legend(Context ctx, @Nullable Layer layer) {
        known(ctx);
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, FORMAT_ONLY), List.of(PNG, SVG, HTML));
        if (wanted.equals(HTML)) {
            answer(ctx, HTML, StylePages.style(layer, layers(layer)));
            return;
        }
        Drawing drawing = Legend.drawing(layers(layer));
        if (wanted.equals(SVG)) {
            answer(ctx, SVG, DrawingSvg.of(drawing));
        } else {
            bytes(ctx, PNG.mediaType(), DrawingImage.png(drawing, LEGEND_RATIO, Color.WHITE));
        }
    }

    private void points(Context ctx) {
        Layer layer = layer(ctx);
        known(ctx);
        Parameters.of(ctx, List.of());
        answer(
                ctx,
                new Offer("json", "application/geo+json"),
                StyleDocuments.points(layer, store.anchors(layer)).toString());
    }

    private void spriteIndex(Context ctx, int ratio) {
        Parameters.of(ctx, List.of());
        answer(ctx, JSON, sprite().index(ratio).toString());
    }

    private void spriteSheet(Context ctx, int ratio) {
        Parameters.of(ctx, List.of());
        bytes(ctx, PNG.mediaType(), sprite().png(ratio));
    }

    private Sprite sprite() {
        List<Layer> layers = catalogue.listLayers();
        Sheet known = sheet;
        if (known == null || !known.layers.equals(layers)) {
            known = new Sheet(layers, new Sprite(layers));
            sheet = known;
        }
        return known.sprite;
    }

    private static void answer(Context ctx, Offer form, String document) {
        boolean text = form.equals(HTML);
        bytes(ctx, form.mediaType() + (text ? "; charset=utf-8" : ""), document.getBytes(StandardCharsets.UTF_8));
    }

    /** Looked at again each time, sent again only when it changed. */
    private static void bytes(Context ctx, String type, byte[] body) {
        String tag = "\"" + digest(body) + "\"";
        ctx.header("ETag", tag).header("Cache-Control", "no-cache");
        String known = ctx.header("If-None-Match");
        if (known != null && (known.contains(tag) || known.trim().equals("*"))) {
            ctx.status(304);
            return;
        }
        ctx.contentType(type).result(body);
        if (!type.startsWith("text/")) {
            ctx.res().setCharacterEncoding((String) null); // bytes, or a type that says its own
        }
    }

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void known(Context ctx) {
        String id = ctx.pathParam("styleId");
        if (!id.equals(StyleDocuments.ID)) {
            throw new ProblemException(new Problem.NotFound("Le style", id));
        }
    }

    private List<Layer> layers(@Nullable Layer layer) {
        return layer == null ? catalogue.listLayers() : List.of(layer);
    }

    private Layer layer(Context ctx) {
        return catalogue.getLayer(ctx.pathParam("layer"));
    }

    private static StyleDocuments documents(Context ctx) {
        return new StyleDocuments(root(ctx));
    }

    private static String root(Context ctx) {
        return Links.origin(ctx) + "/ogc";
    }
}
