package fr.archipel.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.document.FileFormat;
import fr.archipel.document.Pdf;
import fr.archipel.fiche.map.TerritoryMapStore;
import fr.archipel.json.Json;
import fr.archipel.layer.Catalogue;
import fr.archipel.quality.QualityStore;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Links;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.scot.trajectory.Trajectories;
import fr.archipel.scot.trajectory.TrajectoryQuery;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /api/territoires/{perimetre}}: a territory on one page, as JSON, tables, or a sheet to print. */
public final class SheetRoutes implements Routes {
    private static final String ADDRESS = "/api/territoires/{perimetre}";
    private static final List<String> LAND = List.of("regle", "source", "millesime");
    /** Without movement for so long, a fiche is an alert, as in {@code /api/alertes}. */
    private static final int MONTHS = 6;

    private final Catalogue catalogue;
    private final PerimeterStore perimeters;
    private final SheetStore facts;
    private final Trajectories trajectories;
    private final QualityStore quality;
    private final TerritoryMapStore maps;
    private final Clock clock;

    /** {@code clock}: the day the figures are of. */
    public SheetRoutes(
            Catalogue catalogue,
            PerimeterStore perimeters,
            SheetStore facts,
            Trajectories trajectories,
            QualityStore quality,
            TerritoryMapStore maps,
            Clock clock) {
        this.catalogue = catalogue;
        this.perimeters = perimeters;
        this.facts = facts;
        this.trajectories = trajectories;
        this.quality = quality;
        this.maps = maps;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(ADDRESS + ".pdf", this::print);
        routes.get(ADDRESS + ".xlsx", ctx -> tables(ctx, FileFormat.XLSX));
        routes.get(ADDRESS + ".csv", ctx -> tables(ctx, FileFormat.CSV));
        routes.get(ADDRESS, this::sheet);
    }

    private void sheet(Context ctx) {
        Parameters parameters = parameters(ctx, "expliquer");
        PerimeterSheet perimeter = perimeter(ctx);
        ObjectNode sheet = make(perimeter, parameters);
        sheet.set("links", Json.MAPPER.valueToTree(Sheet.links(Links.origin(ctx), perimeter.id())));
        Answers.json(ctx, sheet);
    }

    private void tables(Context ctx, FileFormat format) {
        Parameters parameters = parameters(ctx);
        Documents.answer(ctx, SheetTables.report(make(perimeter(ctx), parameters)), format);
    }

    private void print(Context ctx) {
        Parameters parameters = parameters(ctx, "papier");
        Paper paper = parameters
                .find("papier", String.join(" ou ", Paper.ids()), Paper::find)
                .orElse(Paper.A4);
        PerimeterSheet perimeter = perimeter(ctx);
        ObjectNode sheet = make(perimeter, parameters);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            Pdf.write(
                    SheetPages.of(sheet, maps.findDrawing(perimeter.titre(), perimeter.insee(), paper.map()), paper),
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Documents.answer(ctx, file.toByteArray(), "territoire-" + perimeter.id().replace(':', '-'), FileFormat.PDF);
    }

    private static Parameters parameters(Context ctx, String... own) {
        List<String> accepted = new ArrayList<>(LAND);
        accepted.addAll(List.of(own));
        return Parameters.of(ctx, accepted);
    }

    private PerimeterSheet perimeter(Context ctx) {
        return perimeters.get(PerimeterId.read("perimetre", ctx.pathParam("perimetre")));
    }

    private ObjectNode make(PerimeterSheet perimeter, Parameters parameters) {
        LocalDate today = LocalDate.now(clock);
        JsonNode trajectory =
                Json.MAPPER.valueToTree(trajectories.answer(perimeter, TrajectoryQuery.read(land(parameters), today)));
        ObjectNode found = facts.get(perimeter.insee(), today, MONTHS);
        List<String> counted = new ArrayList<>();
        found.path("fiches").forEach(fiche -> {
            if (fiche.path("compte").asBoolean()) {
                counted.add(fiche.path("id").asText());
            }
        });
        return Sheet.of(
                perimeter, found, trajectory, quality.count(today, counted, perimeter.insee()), catalogue, today);
    }

    /** What a trajectory is asked with, of what the sheet is. */
    private static Parameters land(Parameters parameters) {
        Map<String, String> kept = new TreeMap<>(parameters.asMap());
        kept.keySet().retainAll(TrajectoryQuery.PARAMETERS);
        return Parameters.of(kept, TrajectoryQuery.PARAMETERS);
    }
}
