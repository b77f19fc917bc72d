package fr.archipel.fiche.coherence;

import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.document.FileFormat;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code /api/anomalies}, also as XLSX, CSV and PDF, and {@code /api/regles}. */
public final class AnomalieRoutes implements Routes {
    private final AnomalieStore store;
    private final ReferenceStore references;
    private final Clock clock;

    /** {@code clock}: dates the documents. */
    public AnomalieRoutes(AnomalieStore store, ReferenceStore references, Clock clock) {
        this.store = store;
        this.references = references;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/anomalies", this::list);
        for (FileFormat format : FileFormat.values()) {
            routes.get("/api/anomalies." + format.extension(), ctx -> file(ctx, format));
        }
        routes.get("/api/regles", AnomalieRoutes::rules);
    }

    private void list(Context ctx) {
        AnomalieQuery query = AnomalieQuery.read(Parameters.of(ctx, AnomalieQuery.PARAMETERS));
        check(query);
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

    private void file(Context ctx, FileFormat format) {
        AnomalieQuery query = AnomalieQuery.readWhole(Parameters.of(ctx, AnomalieQuery.FILTERS));
        check(query);
        List<AnomalieAnswer> found =
                query.paging().get(store.list(query).page()).items();
        Documents.answer(ctx, AnomalieReport.of(found, query, LocalDate.now(clock)), format);
    }

    private void check(AnomalieQuery query) {
        if (query.contrat() != null) {
            references.checkAmong("contrat", query.contrat(), Sql.of("SELECT id, id FROM contrat ORDER BY id"));
        }
        if (query.fiche() != null) {
            references.checkAmong("fiche", query.fiche(), Sql.of("SELECT id, id FROM fiche ORDER BY contrat, rang"));
        }
    }

    private static void rules(Context ctx) {
        Parameters.of(ctx, List.of());
        Answers.json(ctx, Listing.of(ctx, new Page<>(Regles.ALL.size(), Regles.ALL, Optional.empty())));
    }
}
