package fr.archipel.metadata;

import fr.archipel.feature.format.FeatureFormat;
import fr.archipel.feature.format.Formats;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.layer.LayerVersions;
import fr.archipel.request.Links;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Negotiation.Offer;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /ogc/catalog} and the record of each layer, {@code /ogc/collections/{layer}/metadata}. */
public final class MetadataRoutes implements Routes {
    private static final Offer JSON_LD = new Offer("json", Dcat.MEDIA_TYPE);
    private static final Offer XML = new Offer("xml", Iso19139.MEDIA_TYPE);
    private static final Offer HTML = new Offer("html", "text/html");

    private final Catalogue catalogue;
    private final LayerStore layers;
    private final LayerVersions versions;
    private final Contact contact;

    public MetadataRoutes(Catalogue catalogue, LayerStore layers, LayerVersions versions, Contact contact) {
        this.catalogue = catalogue;
        this.layers = layers;
        this.versions = versions;
        this.contact = contact;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/ogc/catalog", this::catalogue);
        routes.get("/ogc/collections/{layer}/metadata", this::layer);
    }

    private void catalogue(Context ctx) {
        Offer wanted = Negotiation.choose(ctx, Parameters.of(ctx, List.of("f")), List.of(JSON_LD, HTML));
        List<LayerRecord> records = records(ctx, catalogue.listLayers());
        answer(
                ctx,
                wanted,
                wanted.equals(HTML)
                        ? MetadataPages.catalogue(records)
                        : Dcat.catalogue(Links.origin(ctx), contact, records).toString());
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
        Map<String, LayerStore.Content> contents = layers.contents(all);
        Map<String, LayerVersions.Version> known = versions.all();
        String origin = Links.origin(ctx);
        return all.stream()
                .map(layer -> new LayerRecord(
                        layer,
                        contents.getOrDefault(layer.id(), LayerStore.Content.NONE),
                        Optional.ofNullable(known.get(layer.id()))
                                .map(LayerVersions.Version::modifie)
                                .orElse(null),
                        contact,
                        origin,
                        distributions(origin, layer)))
                .toList();
    }

    private static List<LayerRecord.Distribution> distributions(String origin, Layer layer) {
        List<LayerRecord.Distribution> ways = new ArrayList<>();
        String items = origin + "/ogc/collections/" + layer.id() + "/items";
        ways.add(new LayerRecord.Distribution("OGC API – Features", items, Formats.bare(Formats.GEOJSON), false));
        for (FeatureFormat format : Formats.ALL) {
            String file = origin + "/layers/" + layer.id() + "." + format.extension();
            ways.add(new LayerRecord.Distribution(format.title(), file, Formats.bare(format), true));
        }
        return ways;
    }

    private static void answer(Context ctx, Offer form, String document) {
        ctx.contentType(form.mediaType() + (form.equals(HTML) ? "; charset=utf-8" : ""))
                .result(document.getBytes(StandardCharsets.UTF_8));
    }
}
