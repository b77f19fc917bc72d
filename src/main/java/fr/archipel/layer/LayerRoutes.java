package fr.archipel.layer;

import fr.archipel.db.Page;
import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /api/couches}: the whole catalogue, in the order of the legend, on one page. */
public final class LayerRoutes implements Routes {
    private final Catalogue catalogue;
    private final LayerStore store;
    private final Function<Layer, List<Link>> files;

    /** {@code files}: where a layer is to be had as files, which another room knows. */
    public LayerRoutes(Catalogue catalogue, LayerStore store, Function<Layer, List<Link>> files) {
        this.catalogue = catalogue;
        this.store = store;
        this.files = files;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/couches", this::list);
    }

    private void list(Context ctx) {
        Parameters.of(ctx, List.of());
        List<Layer> layers = catalogue.listLayers();
        Map<String, LayerStore.Content> contents = store.contents(layers);
        List<LayerSummary> items = layers.stream()
                .map(layer -> LayerSummary.of(
                        layer, contents.getOrDefault(layer.id(), LayerStore.Content.NONE), files.apply(layer)))
                .toList();
        Answers.json(ctx, Listing.of(ctx, new Page<>(items.size(), items, Optional.empty())));
    }
}
