package fr.archipel.territory;

import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.Linked;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/objets/{layer}/{id}}: an object's communes and fiches. */
public final class ObjetRoutes implements Routes {
    private final Catalogue catalogue;
    private final ObjetStore store;

    public ObjetRoutes(Catalogue catalogue, ObjetStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/objets/{layer}/{id}", this::sheet);
    }

    private void sheet(Context ctx) {
        Parameters.of(ctx, List.of());
        Layer layer = catalogue.getLayer(ctx.pathParam("layer"));
        String id = ctx.pathParam("id");
        ObjetSheet sheet = store.findSheet(layer.id(), id)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound("Dans la couche « " + layer.title() + " », l'objet suivi", id)));
        String origin = Links.origin(ctx);
        Answers.json(
                ctx,
                new Linked<>(
                        sheet,
                        List.of(
                                Link.json("self", Links.self(ctx, java.util.Map.of()), "Cet objet"),
                                new Link("item", origin + sheet.item(), "application/geo+json", "Sa géométrie"),
                                new Link(
                                        "collection",
                                        origin + "/ogc/collections/" + Links.encode(layer.id()),
                                        Answers.JSON,
                                        layer.title()))));
    }
}
