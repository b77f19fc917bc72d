package fr.archipel.scot.cover;

import fr.archipel.account.KeyGate;
import fr.archipel.document.FileFormat;
import fr.archipel.document.Report;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Negotiation.Offer;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/occupation-sol}: what the ground is, and what changed. */
public final class CoverRoutes implements Routes, AutoCloseable {
    private static final List<Offer> OFFERS = List.of(
            new Offer("json", Answers.JSON),
            new Offer("csv", FileFormat.CSV.mediaType()),
            new Offer("xlsx", FileFormat.XLSX.mediaType()));
    private static final List<String> YES_NO = List.of("true", "false");

    private final KeyGate gate;
    private final PerimeterStore perimeters;
    private final Cover cover;
    private final CoverWork work;
    private final Clock clock;

    /** {@code work}: closed with the routes. */
    public CoverRoutes(KeyGate gate, PerimeterStore perimeters, Cover cover, CoverWork work, Clock clock) {
        this.gate = gate;
        this.perimeters = perimeters;
        this.cover = cover;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/occupation-sol", this::summary);
        routes.get("/api/occupation-sol/stock/{perimetre}", this::stock);
        routes.get("/api/occupation-sol/flux/{perimetre}", this::flux);
        routes.post("/api/occupation-sol/recalcul", this::recalculate);
    }

    private void summary(Context ctx) {
        Parameters.of(ctx, List.of());
        Answers.json(ctx, cover.summary());
    }

    private void stock(Context ctx) {
        Parameters given = Parameters.of(ctx, List.of("source", "millesime", "par", "f", "expliquer"));
        Offer offer = Negotiation.choose(ctx, given, OFFERS);
        CoverSource source = source(given).orElse(CoverSource.OCSGE);
        Integer vintage = year(given, "millesime");
        Grouping par = grouping(given, Grouping.STOCK);
        boolean explain = explain(given);
        PerimeterSheet perimeter = perimeter(ctx);
        StockAnswer answer = present(ctx, () -> cover.stock(perimeter, source, vintage, par));
        answer(
                ctx,
                offer,
                explain ? answer.explained() : answer,
                () -> CoverTables.stock(answer, LocalDate.now(clock)));
    }

    private void flux(Context ctx) {
        Parameters given = Parameters.of(ctx, List.of("source", "de", "vers", "par", "f", "expliquer"));
        Offer offer = Negotiation.choose(ctx, given, OFFERS);
        CoverSource source = source(given).orElse(CoverSource.OCSGE);
        Integer de = year(given, "de");
        Integer vers = year(given, "vers");
        Grouping par = grouping(given, Grouping.FLUX);
        boolean explain = explain(given);
        PerimeterSheet perimeter = perimeter(ctx);
        FluxAnswer answer = present(ctx, () -> cover.flux(perimeter, source, de, vers, par));
        answer(ctx, offer, explain ? answer.explained() : answer, () -> CoverTables.flux(answer, LocalDate.now(clock)));
    }

    private void recalculate(Context ctx) {
        gate.author(ctx);
        Parameters given = Parameters.of(ctx, List.of("source"));
        cover.recalculate(source(given).orElse(null));
        ctx.status(202);
        Answers.json(ctx, cover.summary());
    }

    private PerimeterSheet perimeter(Context ctx) {
        return perimeters.get(PerimeterId.read("perimetre", ctx.pathParam("perimetre")));
    }

    private static Optional<CoverSource> source(Parameters given) {
        return given.choice("source", CoverSource.ids()).flatMap(CoverSource::find);
    }

    private static @Nullable Integer year(Parameters given, String name) {
        int year = given.integer(name, 1990, 2100, 0);
        return year == 0 ? null : year;
    }

    private static Grouping grouping(Parameters given, List<Grouping> accepted) {
        return given.choice("par", Grouping.ids(accepted))
                .flatMap(Grouping::find)
                .orElse(Grouping.CLASSE);
    }

    private static boolean explain(Parameters given) {
        return given.choice("expliquer", YES_NO).filter("true"::equals).isPresent();
    }

    /** Problem: 503 with {@code Retry-After} while the figures are computed. */
    private static <T> T present(Context ctx, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (Cover.Busy e) {
            ctx.header("Retry-After", "10");
            throw new ProblemException(new Problem.Unavailable(e.sentence()));
        }
    }

    private static void answer(Context ctx, Offer offer, Object answer, Supplier<Report> report) {
        switch (offer.id()) {
            case "csv" -> Documents.answer(ctx, report.get(), FileFormat.CSV);
            case "xlsx" -> Documents.answer(ctx, report.get(), FileFormat.XLSX);
            default -> Answers.json(ctx, answer);
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
