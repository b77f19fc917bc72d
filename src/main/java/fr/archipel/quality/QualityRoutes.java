package fr.archipel.quality;

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

/** {@code /api/qualite}, also as XLSX, CSV and PDF: what fiches and objects lack. */
public final class QualityRoutes implements Routes {
    private final QualityStore store;
    private final ReferenceStore references;
    private final Clock clock;

    /** {@code clock}: the day since which a fiche may not have moved. */
    public QualityRoutes(QualityStore store, ReferenceStore references, Clock clock) {
        this.store = store;
        this.references = references;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/qualite", this::list);
        for (FileFormat format : FileFormat.values()) {
            routes.get("/api/qualite." + format.extension(), ctx -> file(ctx, format));
        }
    }

    private void list(Context ctx) {
        QualityQuery query = QualityQuery.read(Parameters.of(ctx, QualityQuery.PARAMETERS));
        check(query);
        QualityStore.Found found = store.list(query, LocalDate.now(clock));
        Answers.json(ctx, QualityAnswer.of(Listing.of(ctx, query.paging().get(found.page())), found, query.months()));
    }

    private void file(Context ctx, FileFormat format) {
        QualityQuery query = QualityQuery.readWhole(Parameters.of(ctx, QualityQuery.FILTERS));
        check(query);
        LocalDate today = LocalDate.now(clock);
        QualityStore.Found found = store.list(query, today);
        List<Finding> findings = query.paging().get(found.page()).items();
        Documents.answer(ctx, QualityReport.of(findings, query, found, today), format);
    }

    private void check(QualityQuery query) {
        if (query.contrat() != null) {
            references.checkAmong("contrat", query.contrat(), Sql.of("SELECT id, id FROM contrat ORDER BY id"));
        }
        if (query.epci() != null) {
            references.checkEpci("epci", query.epci());
        }
    }
}
