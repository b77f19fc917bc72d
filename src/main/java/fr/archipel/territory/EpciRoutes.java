package fr.archipel.territory;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.Linked;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/epci}: the agglomerations and their sheets. */
public final class EpciRoutes implements Routes {
    private final EpciStore store;

    public EpciRoutes(EpciStore store) {
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/epci", this::list);
        routes.get("/api/epci/{siren}", this::sheet);
    }

    private void list(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(store.list(paging))));
    }

    private void sheet(Context ctx) {
        Parameters.of(ctx, List.of());
        String siren = Codes.getSiren(ctx.pathParam("siren"));
        EpciSheet sheet = store.findSheet(siren)
                .orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("Sur ce territoire, l'agglomération", siren)));
        String origin = Links.origin(ctx);
        Answers.json(
                ctx,
                new Linked<>(
                        sheet,
                        List.of(
                                Link.json("self", origin + "/api/epci/" + siren, "Cette agglomération"),
                                new Link(
                                        "item",
                                        origin + ObjetRef.itemHref("epci", siren),
                                        "application/geo+json",
                                        "Son périmètre"),
                                Link.json("related", origin + "/api/communes?epci=" + siren, "Ses communes"),
                                Link.json("related", origin + "/api/fiches?epci=" + siren, "Ses fiches"))));
    }
}
