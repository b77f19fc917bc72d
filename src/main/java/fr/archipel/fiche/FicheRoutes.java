package fr.archipel.fiche;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.document.FileFormat;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Link;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /api/fiches}: the filtered list, its facets, the list as a file, the sheet. */
public final class FicheRoutes implements Routes {
    private final FicheStore store;
    private final FacetStore facets;
    private final FicheSheetStore sheets;
    private final ReferenceStore references;
    private final Clock clock;

    public FicheRoutes(
            FicheStore store, FacetStore facets, FicheSheetStore sheets, ReferenceStore references, Clock clock) {
        this.store = store;
        this.facets = facets;
        this.sheets = sheets;
        this.references = references;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/fiches", this::list);
        routes.get("/api/fiches/facettes", this::facets);
        for (FileFormat format : List.of(FileFormat.XLSX, FileFormat.CSV)) {
            routes.get("/api/fiches." + format.extension(), ctx -> file(ctx, format));
        }
        routes.get("/api/fiches/{id}", this::sheet);
    }

    private void list(Context ctx) {
        FicheQuery query = FicheQuery.read(Parameters.of(ctx, FicheQuery.PARAMETERS), LocalDate.now(clock));
        check(query);
        FicheStore.Found found = store.list(query);
        Listing<FicheSummary> list = Listing.of(ctx, query.paging().get(found.page()));
        Answers.json(ctx, new FicheListing(list, found.total()));
    }

    private void facets(Context ctx) {
        FicheQuery query = FicheQuery.read(Parameters.of(ctx, FicheQuery.FILTERS), LocalDate.now(clock));
        check(query);
        ObjectNode answer = FacetAnswer.of(query, facets.get(query));
        answer.putPOJO("links", Listing.links(ctx, Optional.empty()));
        Answers.json(ctx, answer);
    }

    private void file(Context ctx, FileFormat format) {
        Parameters parameters = Parameters.of(ctx, FicheTable.PARAMETERS);
        LocalDate today = LocalDate.now(clock);
        FicheTable table = FicheTable.read(parameters);
        FicheQuery query = FicheQuery.read(parameters, today).page(new Paging(FicheTable.MOST_ROWS, null));
        check(query);
        Page<FicheSummary> page = query.paging().get(store.list(query).page());
        Documents.answer(ctx, table.report(page, store.names(), today), format);
    }

    /** What is named must exist: a mistyped code would otherwise look like a territory without projects. */
    private void check(FicheQuery query) {
        query.chosen(Facet.COMMUNE).forEach(insee -> references.checkCommune("commune", insee));
        query.chosen(Facet.EPCI).forEach(siren -> references.checkEpci("epci", siren));
        query.chosen(Facet.CONTRAT)
                .forEach(id -> references.checkAmong("contrat", id, Sql.of("SELECT id, id FROM contrat ORDER BY id")));
        query.chosen(Facet.MAITRE_OUVRAGE).forEach(code -> references.checkMaitreOuvrage("maitre_ouvrage", code));
        query.chosen(Facet.LAYER).forEach(layer -> references.checkLayer("layer", layer));
        List<String> axes = query.chosen(Facet.AXE);
        if (!axes.isEmpty() && !store.hasNode(axes.get(0))) {
            // The first is the whole text; when it names nothing, each of its parts must.
            List<String> parts = axes.size() == 1 ? axes : axes.subList(1, axes.size());
            parts.stream().filter(axe -> !store.hasNode(axe)).findFirst().ifPresent(axe -> {
                throw new ProblemException(new Problem.InvalidParameter(
                        "axe", axe, "l'identifiant ou le nom d'un axe, comme call-axe-1 ou Travailler"));
            });
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
