package fr.archipel.scot.trajectory;

import fr.archipel.document.FileFormat;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Documents;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
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

/** {@code /api/scot} and {@code /api/trajectoires}: the perimeters, and where each stands. */
public final class TrajectoryRoutes implements Routes {
    private final PerimeterStore perimeters;
    private final ScotStore scots;
    private final Trajectories trajectories;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public TrajectoryRoutes(PerimeterStore perimeters, ScotStore scots, Trajectories trajectories, Clock clock) {
        this.perimeters = perimeters;
        this.scots = scots;
        this.trajectories = trajectories;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/scot", this::list);
        routes.get("/api/scot/{id}/trajectoire", this::ofScot);
        routes.get("/api/trajectoires/{perimetre}", this::ofPerimeter);
    }

    private void list(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(scots.list(paging))));
    }

    private void ofScot(Context ctx) {
        Parameters parameters = parameters(ctx);
        String id = ctx.pathParam("id");
        Perimeter scot = scots.find(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le SCoT", id)));
        PerimeterSheet sheet = perimeters.get(PerimeterId.scot(id));
        answer(ctx, parameters, new ScotHere(scot, sheet), sheet);
    }

    private void ofPerimeter(Context ctx) {
        Parameters parameters = parameters(ctx);
        PerimeterSheet sheet = perimeters.get(PerimeterId.read("perimetre", ctx.pathParam("perimetre")));
        answer(ctx, parameters, sheet, sheet);
    }

    private static Parameters parameters(Context ctx) {
        List<String> accepted = new ArrayList<>(TrajectoryQuery.PARAMETERS);
        accepted.add("f");
        return Parameters.of(ctx, accepted);
    }

    private void answer(Context ctx, Parameters parameters, Object shown, PerimeterSheet sheet) {
        LocalDate today = LocalDate.now(clock);
        TrajectoryQuery query = TrajectoryQuery.read(parameters, today);
        Optional<FileFormat> file = ConsumptionRoutes.file(parameters);
        if (file.isPresent()) {
            Documents.answer(ctx, trajectories.report(sheet, query, today), file.get());
        } else {
            Answers.json(ctx, trajectories.answer(shown, sheet, query));
        }
    }
}
