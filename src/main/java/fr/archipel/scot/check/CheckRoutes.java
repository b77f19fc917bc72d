package fr.archipel.scot.check;

import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/scot/verifier} and its like: what projects take, those that are known, and what would be if some were chosen. */
public final class CheckRoutes implements Routes {
    private static final List<String> LIST_PARAMETERS = listParameters();

    private final Checks checks;

    public CheckRoutes(Checks checks) {
        this.checks = checks;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/scot/verifier", this::check);
        routes.get("/api/scot/projets", this::list);
        routes.post("/api/scot/simulation", this::simulate);
    }

    private void check(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Checks.PARAMETERS);
        Answers.json(ctx, checks.check(Bodies.json(ctx), parameters).answer());
    }

    private void list(Context ctx) {
        Answers.json(ctx, checks.list(Parameters.of(ctx, LIST_PARAMETERS)));
    }

    private void simulate(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Checks.PARAMETERS);
        Answers.json(ctx, checks.simulate(Bodies.json(ctx), parameters));
    }

    private static List<String> listParameters() {
        List<String> all = new ArrayList<>(List.of("perimetre", "limit"));
        all.addAll(Checks.PARAMETERS);
        return List.copyOf(all);
    }
}
