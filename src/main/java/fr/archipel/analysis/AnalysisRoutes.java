package fr.archipel.analysis;

import fr.archipel.analysis.Pairs.Pair;
import fr.archipel.db.Page;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.stream.Stream;

/** The addresses under {@code /api/analyses}. */
public final class AnalysisRoutes implements Routes {
    private static final int DEFAULT_DISTANCE_M = 500;
    private static final int DEFAULT_TOLERANCE_M = 50;

    private final Catalogue catalogue;
    private final SelectionStore selections;
    private final PairStore pairs;
    private final ContinuityStore continuity;

    public AnalysisRoutes(Catalogue catalogue, SelectionStore selections, PairStore pairs, ContinuityStore continuity) {
        this.catalogue = catalogue;
        this.selections = selections;
        this.pairs = pairs;
        this.continuity = continuity;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/analyses/selection", this::selection);
        routes.get("/api/analyses/proximite", this::proximity);
        routes.get("/api/analyses/recouvrement", this::overlap);
        routes.get("/api/analyses/continuite", this::continuity);
    }

    private void selection(Context ctx) {
        Parameters.of(ctx, List.of());
        SelectionQuery query = SelectionQuery.read(Bodies.json(ctx), followedLayers());
        Answers.json(ctx, SelectionAnswer.of(query, selections.select(query), this::kind));
    }

    private void proximity(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("de", "vers", "distance_m"));
        PairQuery query = PairQuery.read(parameters, catalogue, "de", "vers", layer -> true);
        double distance = distance(parameters, "distance_m", DEFAULT_DISTANCE_M);
        Page<Pair> page = pairs.near(query, distance).page();
        Answers.json(
                ctx,
                new Listing<>(
                        page.matched(),
                        page.items().stream().map(PairAnswer.Near::of).toList(),
                        Listing.links(ctx, page.next())));
    }

    private void overlap(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("a", "b"));
        PairQuery query = PairQuery.read(
                parameters, catalogue, "a", "b", layer -> LayerKind.of(layer).sharesArea(2));
        Pairs found = pairs.overlapping(query);
        Page<Pair> page = found.page();
        Answers.json(
                ctx,
                new PairAnswer.Overlaps(
                        page.matched(),
                        page.items().stream().map(PairAnswer.Overlap::of).toList(),
                        new PairAnswer.Together(page.matched(), Measures.hectares(found.measure())),
                        Listing.links(ctx, page.next())));
    }

    private void continuity(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("layer", "tolerance_m"));
        Layer layer =
                PairQuery.layer(parameters, catalogue, "layer", candidate -> LayerKind.of(candidate) == LayerKind.LINE);
        double tolerance = distance(parameters, "tolerance_m", DEFAULT_TOLERANCE_M);
        Answers.json(ctx, ContinuityAnswer.of(layer, tolerance, continuity.measure(layer, tolerance)));
    }

    private static double distance(Parameters parameters, String name, int otherwise) {
        return parameters.number(name, 0, SelectionQuery.MAXIMUM_DISTANCE_M).orElse((double) otherwise);
    }

    /** In the order of the catalogue, which is that of the legend. */
    private List<String> followedLayers() {
        List<String> followed = selections.listFollowedLayers();
        List<String> shown = catalogue.listLayers().stream()
                .map(Layer::id)
                .filter(followed::contains)
                .toList();
        return Stream.concat(shown.stream(), followed.stream().filter(id -> !shown.contains(id)))
                .toList();
    }

    private LayerKind kind(String layer) {
        return catalogue.findLayer(layer).map(LayerKind::of).orElse(LayerKind.MIXED);
    }
}
