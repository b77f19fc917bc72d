package fr.archipel.fiche;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/fiches}: the filtered list, the sheet. */
public final class FicheRoutes implements Routes {
    private final FicheStore store;
    private final FicheSheetStore sheets;
    private final ReferenceStore references;

    public FicheRoutes(FicheStore store, FicheSheetStore sheets, ReferenceStore references) {
        this.store = store;
        this.sheets = sheets;
        this.references = references;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/fiches", this::list);
        routes.get("/api/fiches/{id}", this::sheet);
    }

    private void list(Context ctx) {
        FicheQuery query = FicheQuery.read(Parameters.of(ctx, FicheQuery.PARAMETERS));
        check(query);
        FicheStore.Found found = store.list(query);
        Listing<FicheSummary> list = Listing.of(ctx, query.paging().get(found.page()));
        Answers.json(ctx, new FicheListing(list, found.total()));
    }

    /** What is named must exist: a mistyped code would otherwise look like a territory without projects. */
    private void check(FicheQuery query) {
        if (query.commune() != null) {
            references.checkCommune("commune", query.commune());
        }
        if (query.epci() != null) {
            references.checkEpci("epci", query.epci());
        }
        if (query.contrat() != null) {
            references.checkAmong("contrat", query.contrat(), Sql.of("SELECT id, id FROM contrat ORDER BY id"));
        }
        if (query.axe() != null && !store.hasNode(query.axe())) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "axe", query.axe(), "l'identifiant ou le nom d'un axe, comme call-axe-1 ou Travailler"));
        }
        if (query.maitreOuvrage() != null) {
            references.checkMaitreOuvrage("maitre_ouvrage", query.maitreOuvrage());
        }
        if (query.layer() != null) {
            references.checkLayer("layer", query.layer());
        }
    }

    private void sheet(Context ctx) {
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        ObjectNode sheet =
                sheets.findSheet(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("La fiche", id)));
        String origin = Links.origin(ctx);
        sheet.putPOJO(
                "links",
                List.of(
                        Link.json("self", origin + sheet.path("href").asText(), "Cette fiche"),
                        new Link(
                                "item",
                                origin + ObjetRef.itemHref("fiches", id),
                                "application/geo+json",
                                "Sa géométrie"),
                        Link.json(
                                "up",
                                origin + "/api/contrats/"
                                        + sheet.path("contrat").asText(),
                                sheet.path("contrat_titre").asText())));
        ctx.header("ETag", Precondition.tag(sheet.path("version").asInt()));
        Answers.json(ctx, sheet);
    }
}
