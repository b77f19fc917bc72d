package fr.archipel.exchange.qgis;

import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.style.qml.Qml;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Set;

/** The files for QGIS, under {@code /qgis}; addresses within them are those the client came by. */
public final class QgisRoutes implements Routes {
    /** Of the mining country, for a database that has no contours yet. */
    private static final Content.Place NOWHERE =
            new Content.Place("Tout le territoire", 645_000, 7_020_000, 710_000, 7_065_000);

    private final Catalogue catalogue;
    private final QgisStore store;

    public QgisRoutes(Catalogue catalogue, QgisStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(
                "/qgis/archipel.qgz",
                ctx -> send(ctx, QgisFiles.project(content(ctx)), QgisFiles.PROJECT_TYPE, "archipel.qgz"));
        routes.get(
                "/qgis/archipel.qlr",
                ctx -> send(ctx, QgisFiles.definition(content(ctx)), QgisFiles.DEFINITION_TYPE, "archipel.qlr"));
        routes.get("/qgis/fiches-objets.geojson", this::ties);
        routes.get("/qgis/{layer}.qml", this::style);
    }

    private void style(Context ctx) {
        Parameters.of(ctx, List.of());
        Layer layer = catalogue.getLayer(ctx.pathParam("layer"));
        send(ctx, Qml.of(layer), Qml.MEDIA_TYPE, layer.id() + ".qml");
    }

    private void ties(Context ctx) {
        Parameters.of(ctx, List.of());
        ctx.contentType("application/geo+json").result(TieTable.geoJson(store.ties(), linked(catalogue.listLayers())));
    }

    private Content content(Context ctx) {
        SourceCrs crs = crs(Parameters.of(ctx, List.of("crs")));
        List<Layer> layers = catalogue.listLayers();
        List<Content.Place> places = store.places();
        return new Content(
                Links.origin(ctx), crs, layers, linked(layers), places.isEmpty() ? List.of(NOWHERE) : places);
    }

    private List<Layer> linked(List<Layer> layers) {
        Set<String> known = store.linkedLayers();
        return layers.stream().filter(layer -> known.contains(layer.id())).toList();
    }

    private static SourceCrs crs(Parameters parameters) {
        return parameters.find("crs", SourceCrs.accepted(), SourceCrs::find).orElse(SourceCrs.DEGREES);
    }

    private static void send(Context ctx, byte[] file, String type, String name) {
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-cache")
                .contentType(type)
                .result(file);
        ctx.res().setCharacterEncoding((String) null); // bytes, not text
    }
}
