package fr.archipel.scot.trajectory;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.PerimeterStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;

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
        TrajectoryQuery query = query(ctx);
        String id = ctx.pathParam("id");
        Perimeter scot = scots.find(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le SCoT", id)));
        PerimeterSheet sheet = perimeters.get(PerimeterId.scot(id));
        Answers.json(ctx, trajectories.answer(new ScotHere(scot, sheet), sheet, query));
    }

    private void ofPerimeter(Context ctx) {
        TrajectoryQuery query = query(ctx);
        PerimeterSheet sheet = perimeters.get(PerimeterId.read("perimetre", ctx.pathParam("perimetre")));
        Answers.json(ctx, trajectories.answer(sheet, query));
    }

    private TrajectoryQuery query(Context ctx) {
        return TrajectoryQuery.read(Parameters.of(ctx, TrajectoryQuery.PARAMETERS), LocalDate.now(clock));
    }
}
