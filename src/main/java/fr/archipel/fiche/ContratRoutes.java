package fr.archipel.fiche;

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
import java.util.ArrayList;
import java.util.List;

/** {@code /api/contrats}: the contracts, and each with its strategy tree. */
public final class ContratRoutes implements Routes {
    private final ContratSheetStore store;

    public ContratRoutes(ContratSheetStore store) {
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/contrats", this::list);
        routes.get("/api/contrats/{id}", this::sheet);
    }

    private void list(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(store.list(paging))));
    }

    private void sheet(Context ctx) {
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        ContratSheet sheet =
                store.findSheet(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le contrat", id)));
        Answers.json(ctx, new Linked<>(sheet, links(Links.origin(ctx), sheet.contrat())));
    }

    private static List<Link> links(String origin, ContratSummary contrat) {
        List<Link> links = new ArrayList<>();
        links.add(Link.json("self", origin + contrat.href(), "Ce contrat"));
        links.add(Link.json("related", origin + "/api/fiches?contrat=" + Links.encode(contrat.id()), "Ses fiches"));
        if (contrat.epci() != null) {
            links.add(Link.json(
                    "up",
                    origin + "/api/epci/" + contrat.epci().siren(),
                    contrat.epci().nom()));
        }
        return links;
    }
}
