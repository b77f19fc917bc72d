package fr.archipel.fiche.coherence;

import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.request.Answers;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;

/** {@code /api/anomalies}, {@code /api/regles}. */
public final class AnomalieRoutes implements Routes {
    private final AnomalieStore store;
    private final ReferenceStore references;

    public AnomalieRoutes(AnomalieStore store, ReferenceStore references) {
        this.store = store;
        this.references = references;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/anomalies", this::list);
        routes.get("/api/regles", AnomalieRoutes::rules);
    }

    private void list(Context ctx) {
        AnomalieQuery query = AnomalieQuery.read(Parameters.of(ctx, AnomalieQuery.PARAMETERS));
        if (query.contrat() != null) {
            references.checkAmong("contrat", query.contrat(), Sql.of("SELECT id, id FROM contrat ORDER BY id"));
        }
        if (query.fiche() != null) {
            references.checkAmong("fiche", query.fiche(), Sql.of("SELECT id, id FROM fiche ORDER BY contrat, rang"));
        }
        AnomalieStore.Found found = store.list(query);
        Answers.json(
                ctx,
                new AnomalieAnswer.Answer(
                        Listing.of(ctx, query.paging().get(found.page())),
                        new AnomalieAnswer.Totaux(
                                found.bySeverity(),
                                Regles.ALL.stream()
                                        .filter(rule -> found.byRule().containsKey(rule.id()))
                                        .map(rule -> new AnomalieAnswer.ParRegle(
                                                rule.id(),
                                                rule.titre(),
                                                found.byRule().getOrDefault(rule.id(), 0)))
                                        .toList())));
    }

    private static void rules(Context ctx) {
        Parameters.of(ctx, List.of());
        Answers.json(ctx, Listing.of(ctx, new Page<>(Regles.ALL.size(), Regles.ALL, Optional.empty())));
    }
}
