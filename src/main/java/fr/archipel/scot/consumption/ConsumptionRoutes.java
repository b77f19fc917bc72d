package fr.archipel.scot.consumption;

import fr.archipel.document.FileFormat;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/consommation}: flows of consumed land as their source prints them, and what is imported. */
public final class ConsumptionRoutes implements Routes {
    private final PerimeterStore perimeters;
    private final ConsumptionStore store;
    private final Clock clock;

    /** {@code clock}: dates the files. */
    public ConsumptionRoutes(PerimeterStore perimeters, ConsumptionStore store, Clock clock) {
        this.perimeters = perimeters;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/consommation/sources", this::sources);
        routes.get("/api/consommation/{perimetre}", this::consumption);
        routes.get("/api/consommation/{perimetre}/editions", this::editions);
    }

    private void sources(Context ctx) {
        Parameters.of(ctx, List.of());
        Map<LandSource, List<Edition>> editions = new EnumMap<>(LandSource.class);
        for (LandSource source : LandSource.values()) {
            editions.put(source, store.editions(source));
        }
        Answers.json(ctx, SourcesAnswer.of(editions));
    }

    private void consumption(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("source", "millesime", "par", "expliquer", "f"));
        int edition = parameters.integer("millesime", 2010, 2100, 0);
        boolean byCommune = parameters.choice("par", List.of("commune")).isPresent();
        boolean explain = explain(parameters);
        Optional<FileFormat> file = file(parameters);
        LandSource source = source(parameters);
        PerimeterSheet perimeter = perimeter(ctx);
        Consumption data = store.read(source, edition == 0 ? null : edition, perimeter.communes());
        ConsumptionAnswer answer = ConsumptionAnswer.of(perimeter, data, byCommune, explain);
        if (file.isPresent()) {
            Documents.answer(ctx, ConsumptionReport.of(answer, data, LocalDate.now(clock)), file.get());
        } else {
            Answers.json(ctx, answer);
        }
    }

    private void editions(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("source", "expliquer"));
        boolean explain = explain(parameters);
        LandSource source = source(parameters);
        PerimeterSheet perimeter = perimeter(ctx);
        List<Consumption> editions = store.editions(source).stream()
                .map(edition -> store.read(source, edition.millesime(), perimeter.communes()))
                .toList();
        EditionsAnswer answer = EditionsAnswer.of(perimeter, source, editions);
        Answers.json(ctx, explain ? answer.explained() : answer);
    }

    private static boolean explain(Parameters parameters) {
        return parameters
                .choice("expliquer", List.of("true", "false"))
                .map(Boolean::valueOf)
                .orElse(false);
    }

    private PerimeterSheet perimeter(Context ctx) {
        return perimeters.get(PerimeterId.read("perimetre", ctx.pathParam("perimetre")));
    }

    private static LandSource source(Parameters parameters) {
        return parameters
                .find("source", String.join(", ", LandSource.ids()), LandSource::find)
                .orElse(LandSource.ENAF);
    }

    /** {@code f}: the file asked for; empty for JSON. */
    public static Optional<FileFormat> file(Parameters parameters) {
        return parameters
                .choice("f", List.of("json", "csv", "xlsx"))
                .filter(f -> !f.equals("json"))
                .map(f -> f.equals("csv") ? FileFormat.CSV : FileFormat.XLSX);
    }
}
