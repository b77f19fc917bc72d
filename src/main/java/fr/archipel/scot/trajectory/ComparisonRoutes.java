package fr.archipel.scot.trajectory;

import fr.archipel.document.FileFormat;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import fr.archipel.scot.consumption.ConsumptionRoutes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/trajectoires}: territories compared; {@code /api/regles-foncieres/{a}/ecarts/{b}}: two rule sets compared on one. */
public final class ComparisonRoutes implements Routes {
    private static final int MAXIMUM = 300;
    private static final List<String> KINDS = List.of("commune", "epci", "scot");

    private final PerimeterStore perimeters;
    private final TerritoryStore territories;
    private final Trajectories trajectories;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public ComparisonRoutes(
            PerimeterStore perimeters, TerritoryStore territories, Trajectories trajectories, Clock clock) {
        this.perimeters = perimeters;
        this.territories = territories;
        this.trajectories = trajectories;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/trajectoires", this::compare);
        routes.get("/api/regles-foncieres/{a}/ecarts/{b}", this::differences);
    }

    private void compare(Context ctx) {
        List<String> accepted = new ArrayList<>(List.of("perimetres", "type", "scot", "epci", "f"));
        accepted.addAll(TrajectoryQuery.PARAMETERS);
        Parameters parameters = Parameters.of(ctx, accepted);
        TrajectoryQuery query = TrajectoryQuery.read(parameters, LocalDate.now(clock));
        Optional<FileFormat> file = ConsumptionRoutes.file(parameters);
        Comparison comparison = trajectories.compare(who(parameters), query);
        if (file.isPresent()) {
            Documents.answer(ctx, ComparisonReport.of(comparison, LocalDate.now(clock)), file.get());
        } else {
            Answers.json(ctx, comparison);
        }
    }

    private List<PerimeterSheet> who(Parameters parameters) {
        Optional<String> listed = parameters.find("perimetres");
        Optional<String> kind = parameters.choice("type", KINDS);
        Optional<String> epci = parameters.find("epci");
        Optional<String> scot = parameters.find("scot");
        if (listed.isPresent()) {
            if (kind.isPresent() || epci.isPresent() || scot.isPresent()) {
                throw new ProblemException(new Problem.InvalidParameter(
                        "perimetres", listed.get(), "« perimetres » seul, ou « type » avec « epci » ou « scot »"));
            }
            String[] ids = listed.get().split(";", -1);
            if (ids.length > MAXIMUM) {
                throw new ProblemException(new Problem.InvalidParameter(
                        "perimetres", ids.length + " périmètres", MAXIMUM + " périmètres au plus"));
            }
            List<PerimeterSheet> all = new ArrayList<>();
            for (String id : ids) {
                all.add(perimeters.get(PerimeterId.read("perimetres", id)));
            }
            return all;
        }
        epci.ifPresent(siren -> perimeters.get(PerimeterId.read("epci", "epci:" + siren)));
        scot.ifPresent(id -> perimeters.get(PerimeterId.read("scot", "scot:" + id)));
        PerimeterId.Kind of = switch (kind.orElse("epci")) {
            case "commune" -> PerimeterId.Kind.COMMUNE;
            case "scot" -> PerimeterId.Kind.SCOT;
            default -> PerimeterId.Kind.EPCI;
        };
        return territories.list(of, epci.orElse(null), scot.orElse(null));
    }

    private void differences(Context ctx) {
        Parameters parameters = Parameters.of(ctx, List.of("perimetre", "date", "source", "millesime", "expliquer"));
        TrajectoryQuery query = TrajectoryQuery.read(parameters, LocalDate.now(clock));
        String id = parameters
                .find("perimetre")
                .orElseThrow(() ->
                        new ProblemException(new Problem.InvalidParameter("perimetre", "", PerimeterId.ACCEPTED)));
        PerimeterSheet perimeter = perimeters.get(PerimeterId.read("perimetre", id));
        Answers.json(ctx, trajectories.differences(ctx.pathParam("a"), ctx.pathParam("b"), perimeter, query));
    }
}
