package fr.archipel.metadata;

import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.request.Links;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Negotiation.Offer;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /ogc/catalog} and the record of each layer, {@code /ogc/collections/{layer}/metadata}. */
public final class MetadataRoutes implements Routes {
    private static final Offer JSON_LD = new Offer("json", Dcat.MEDIA_TYPE);
    private static final Offer XML = new Offer("xml", Iso19139.MEDIA_TYPE);
    private static final Offer HTML = new Offer("html", "text/html");

    private final Catalogue catalogue;
    private final LayerRecords records;

    public MetadataRoutes(Catalogue catalogue, LayerRecords records) {
        this.catalogue = catalogue;
        this.records = records;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/ogc/catalog", this::catalogue);
        routes.get("/ogc/collections/{layer}/metadata", this::layer);
    }

    private void catalogue(Context ctx) {
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, List.of("f")), List.of(JSON_LD, HTML));
        List<LayerRecord> all = records(ctx, catalogue.listLayers());
        answer(
                ctx,
                wanted,
                wanted.equals(HTML)
                        ? MetadataPages.catalogue(all)
                        : Dcat.catalogue(Links.origin(ctx), records.contact(), all)
                                .toString());
    }

    private void layer(Context ctx) {
        Layer layer = catalogue.getLayer(ctx.pathParam("layer"));
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, List.of("f")), List.of(JSON_LD, XML, HTML));
        LayerRecord dataset = records(ctx, List.of(layer)).get(0);
        answer(
                ctx,
                wanted,
                switch (wanted.id()) {
                    case "html" -> MetadataPages.layer(dataset);
                    case "xml" -> Iso19139.document(dataset);
                    default -> Dcat.document(dataset).toString();
                });
    }

    private List<LayerRecord> records(Context ctx, List<Layer> all) {
        return records.list(Links.origin(ctx), all);
    }

    private static void answer(Context ctx, Offer form, String document) {
        ctx.contentType(form.mediaType() + (form.equals(HTML) ? "; charset=utf-8" : ""))
                .result(document.getBytes(StandardCharsets.UTF_8));
    }
}
