package fr.archipel.scot.check;

import fr.archipel.layer.Catalogue;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** {@code /api/scot/verifier}: what a project takes. */
public final class CheckRoutes implements Routes {
    private final Catalogue catalogue;
    private final RuleStore rules;
    private final CheckStore checks;
    private final FootprintStore footprints;
    private final Clock clock;

    /** {@code clock} says which rules are in force. */
    public CheckRoutes(
            Catalogue catalogue, RuleStore rules, CheckStore checks, FootprintStore footprints, Clock clock) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.checks = checks;
        this.footprints = footprints;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/scot/verifier", this::check);
    }

    private void check(Context ctx) {
        Parameters.of(ctx, List.of());
        Project project = CheckQuery.read(Bodies.json(ctx), footprints::getFiche);
        Geometry footprint = project.emprise();
        RuleSet inForce = rules.getDefault(LocalDate.now(clock));
        if (footprint == null && project instanceof Project.OfFiche fiche) {
            Answers.json(ctx, CheckAnswer.withoutFootprint(fiche, inForce));
        } else if (footprint != null) {
            Answers.json(ctx, CheckAnswer.of(project, checks.measure(footprint), inForce, catalogue));
        }
    }
}
