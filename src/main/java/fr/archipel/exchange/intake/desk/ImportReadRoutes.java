package fr.archipel.exchange.intake.desk;

import fr.archipel.account.KeyGate;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.request.Answers;
import fr.archipel.request.BodyStream;
import fr.archipel.request.Listing;
import fr.archipel.request.Negotiation;
import fr.archipel.request.Negotiation.Offer;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /api/imports}, read: where an import stands, what was found, what becomes of each row, the report. */
public final class ImportReadRoutes implements Routes {
    private static final List<String> SEVERITIES = List.of("erreur", "avertissement", "information");
    private static final List<String> ACTIONS =
            List.of("creation", "modification", "inchange", "rejete", "ignore", "absente", "suppression");
    private static final int DEFAULT_OBJECTS = 1_000;
    private static final int MAXIMUM_OBJECTS = 10_000;
    private static final List<Offer> FORMS = Arrays.stream(ReportFile.Form.values())
            .map(form -> new Offer(form.id(), form.mediaType()))
            .toList();

    private final KeyGate gate;
    private final ImportDesk desk;
    private final ImportListStore list;
    private final FoundStore findings;
    private final ReportFile reports;

    public ImportReadRoutes(
            KeyGate gate, ImportDesk desk, ImportListStore list, FoundStore findings, ReportFile reports) {
        this.gate = gate;
        this.desk = desk;
        this.list = list;
        this.findings = findings;
        this.reports = reports;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/imports", this::list);
        routes.get("/api/imports/{id}", this::one);
        routes.get("/api/imports/{id}/problemes", this::problems);
        routes.get("/api/imports/{id}/lignes", this::rows);
        routes.get("/api/imports/{id}/objets", this::objects);
        routes.get("/api/imports/{id}/rapport", this::report);
    }

    /** Ids of trials are told to whoever has a key: an id is enough to change a trial. */
    private void list(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        boolean keyed = ctx.header("Authorization") != null;
        if (keyed) {
            gate.author(ctx);
        }
        Answers.json(ctx, Listing.of(ctx, paging.get(list.page(keyed, paging))));
    }

    private void one(Context ctx) {
        Parameters.of(ctx, List.of());
        ctx.header("Cache-Control", "no-store");
        Answers.json(ctx, ImportLinks.with(ctx, desk.get(ctx.pathParam("id"))));
    }

    private void problems(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("regle", "severite"));
        String rule = parameters
                .find("regle", "une règle, comme geometrie-invalide", Rule::find)
                .map(Rule::id)
                .orElse(null);
        String severity = parameters.choice("severite", SEVERITIES).orElse(null);
        Paging paging = Paging.read(parameters);
        String id = desk.imports().get(ctx.pathParam("id")).id();
        Answers.json(ctx, Listing.of(ctx, paging.get(findings.page(id, rule, severity, paging))));
    }

    private void rows(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("action"));
        String action = parameters.choice("action", ACTIONS).orElse(null);
        Paging paging = Paging.read(parameters);
        Answers.json(ctx, Listing.of(ctx, paging.get(desk.imports().rows(ctx.pathParam("id"), action, paging))));
    }

    private void objects(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("bbox", "limit"));
        int limit = parameters.integer("limit", 1, MAXIMUM_OBJECTS, DEFAULT_OBJECTS);
        double[] box = parameters
                .find("bbox", "ouest,sud,est,nord en degrés", ImportReadRoutes::box)
                .orElse(null);
        ctx.contentType("application/geo+json").result(desk.imports().features(ctx.pathParam("id"), box, limit));
    }

    private static Optional<double[]> box(String text) {
        double[] box = Arrays.stream(text.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        boolean fits = box.length == 4
                && box[0] <= box[2]
                && box[1] <= box[3]
                && box[0] >= -180
                && box[2] <= 180
                && box[1] >= -90
                && box[3] <= 90;
        return fits ? Optional.of(box) : Optional.empty();
    }

    private void report(Context ctx) throws IOException {
        Parameters parameters = Parameters.of(ctx, List.of("f"));
        ReportFile.Form form = ReportFile.Form.find(
                        Negotiation.choose(ctx, parameters, FORMS).id())
                .orElseThrow();
        var report = desk.imports().get(ctx.pathParam("id"));
        ctx.contentType(form.mediaType());
        if (form == ReportFile.Form.HTML) {
            ctx.header("Content-Security-Policy", ReportHtml.POLICY);
        }
        ctx.header("Cache-Control", "no-store");
        BodyStream.send(ctx, out -> reports.write(report, form, out));
    }
}
