package fr.archipel.scot.check;

import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/scot/verifier}: what a project takes. */
public final class CheckRoutes implements Routes {
    private final Checks checks;

    public CheckRoutes(Checks checks) {
        this.checks = checks;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/scot/verifier", this::check);
    }

    private void check(Context ctx) {
        Parameters.of(ctx, List.of());
        Answers.json(ctx, checks.check(checks.read(Bodies.json(ctx))));
    }
}
