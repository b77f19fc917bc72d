package fr.archipel.feature;

import fr.archipel.feature.format.LayerExtras;
import fr.archipel.feature.format.Output;
import fr.archipel.feature.format.geopackage.GeoPackageFile;
import fr.archipel.geo.ServedCrs;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerStore;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.BodyStream;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * {@code /layers/archipel.gpkg}: every layer of the catalogue in one GeoPackage, each in the system it is stored in unless
 * {@code crs} names one for all. One answer at a time: it reads the whole database.
 */
public final class AllLayersRoutes implements Routes {
    private static final String CRS = "crs";

    private final Catalogue catalogue;
    private final FeatureStore store;
    private final LayerStore layers;
    private final LayerExtras extras;
    private final Clock clock;
    private final Semaphore place = new Semaphore(1);

    public AllLayersRoutes(
            Catalogue catalogue, FeatureStore store, LayerStore layers, LayerExtras extras, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.layers = layers;
        this.extras = extras;
        this.clock = clock;
    }

    /** To be added before {@link DownloadRoutes}, whose addresses hold this one. */
    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/layers/archipel.gpkg", this::download);
    }

    private void download(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, List.of(CRS));
        List<ItemsQuery> queries = catalogue.listLayers().stream()
                .map(layer -> ItemsQuery.read(
                        layer,
                        parameters.otherwise(
                                CRS, ServedCrs.storageUri(layer.storage().srid()))))
                .toList();
        ctx.contentType("application/geopackage+sqlite3");
        ctx.res().setCharacterEncoding(null);
        ctx.header("Content-Disposition", "attachment; filename=\"archipel-" + LocalDate.now(clock) + ".gpkg\"");
        ctx.disableCompression();
        if (Answers.isHead(ctx)) {
            return;
        }
        if (!place.tryAcquire()) {
            ctx.removeHeader("Content-Disposition").header("Retry-After", "10");
            throw new ProblemException(
                    new Problem.Unavailable(
                            "Le fichier de toutes les couches est en cours de téléchargement. Réessayez dans une dizaine de secondes."));
        }
        try {
            send(ctx, queries);
        } finally {
            place.release();
        }
    }

    private void send(Context ctx, List<ItemsQuery> queries) throws IOException {
        BodyStream.send(ctx, out -> {
            try (GeoPackageFile file = GeoPackageFile.create(extras)) {
                for (ItemsQuery query : queries) {
                    file.begin(what(query, Links.origin(ctx)));
                    store.all(query, file::feature);
                }
                file.writeTo(out);
            }
        });
    }

    private Output what(ItemsQuery query, String service) {
        Layer layer = query.layer();
        LocalDate millesime = layers.millesime(layer).orElseGet(() -> LocalDate.now(clock));
        return new Output(layer, query.fields(), true, query.crs(), clock.instant(), millesime.toString(), service);
    }
}
