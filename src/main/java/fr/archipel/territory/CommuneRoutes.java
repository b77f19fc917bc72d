package fr.archipel.territory;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.Linked;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/communes}: the list and type-ahead, the sheet. */
public final class CommuneRoutes implements Routes {
    private final CommuneStore store;
    private final ReferenceStore references;

    public CommuneRoutes(CommuneStore store, ReferenceStore references) {
        this.store = store;
        this.references = references;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/communes", this::list);
        routes.get("/api/communes/{insee}", this::sheet);
    }

    private void list(Context ctx) {
        CommuneQuery query = CommuneQuery.read(Parameters.of(ctx, CommuneQuery.PARAMETERS));
        if (query.epci() != null) {
            references.checkEpci("epci", query.epci());
        }
        Answers.json(ctx, Listing.of(ctx, query.paging().get(store.list(query))));
    }

    private void sheet(Context ctx) {
        Parameters.of(ctx, List.of());
        String insee = Codes.getInsee(ctx.pathParam("insee"));
        CommuneSheet sheet = store.findSheet(insee)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("Sur ce territoire, la commune", insee)));
        Answers.json(
                ctx,
                new Linked<>(sheet, links(Links.origin(ctx), sheet.identity().commune())));
    }

    private static List<Link> links(String origin, CommuneSummary commune) {
        return List.of(
                Link.json("self", origin + "/api/communes/" + commune.insee(), "Cette commune"),
                new Link(
                        "item",
                        origin + ObjetRef.itemHref("communes", commune.insee()),
                        "application/geo+json",
                        "Son contour"),
                Link.json(
                        "up",
                        origin + "/api/epci/" + commune.epci().siren(),
                        commune.epci().nom()),
                Link.json("related", origin + "/api/fiches?commune=" + commune.insee(), "Ses fiches"));
    }
}
