package fr.archipel.scot.trajectory;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.rule.RuleStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** {@code /api/scot}: the perimeters, and where each stands. */
public final class TrajectoryRoutes implements Routes {
    private final ScotStore scots;
    private final RuleStore rules;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public TrajectoryRoutes(ScotStore scots, RuleStore rules, Clock clock) {
        this.scots = scots;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/scot", this::list);
        routes.get("/api/scot/{id}/trajectoire", this::trajectory);
    }

    private void list(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(scots.list(paging))));
    }

    private void trajectory(Context ctx) {
        Parameters.of(ctx, List.of());
        String id = ctx.pathParam("id");
        Perimeter perimeter =
                scots.find(id).orElseThrow(() -> new ProblemException(new Problem.NotFound("Le SCoT", id)));
        Answers.json(
                ctx, TrajectoryAnswer.of(perimeter, rules.getDefault(LocalDate.now(clock)), scots.listFigures(id)));
    }
}
