package fr.archipel.scot;

import fr.archipel.layer.Catalogue;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** The addresses under {@code /api/scot}. */
public final class ScotRoutes implements Routes {
    private final Catalogue catalogue;
    private final ScotStore scots;
    private final RuleStore rules;
    private final CheckStore checks;
    private final FootprintStore footprints;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public ScotRoutes(
            Catalogue catalogue,
            ScotStore scots,
            RuleStore rules,
            CheckStore checks,
            FootprintStore footprints,
            Clock clock) {
        this.catalogue = catalogue;
        this.scots = scots;
        this.rules = rules;
        this.checks = checks;
        this.footprints = footprints;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/scot", this::list);
        routes.get("/api/scot/{id}/trajectoire", this::trajectory);
        routes.post("/api/scot/verifier", this::check);
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
        Answers.json(ctx, TrajectoryAnswer.of(perimeter, rulesInForce(), scots.listFigures(id)));
    }

    private void check(Context ctx) {
        Parameters.of(ctx, List.of());
        Project project = CheckQuery.read(Bodies.json(ctx), footprints::getFiche);
        Geometry footprint = project.emprise();
        RuleSet inForce = rulesInForce();
        if (footprint == null && project instanceof Project.OfFiche fiche) {
            Answers.json(ctx, CheckAnswer.withoutFootprint(fiche, inForce));
        } else if (footprint != null) {
            Answers.json(ctx, CheckAnswer.of(project, checks.measure(footprint), inForce, catalogue));
        }
    }

    private RuleSet rulesInForce() {
        return rules.getDefault(LocalDate.now(clock));
    }
}
