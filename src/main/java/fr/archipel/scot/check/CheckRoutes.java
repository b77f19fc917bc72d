package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.json.Json;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.footprint.Footprint;
import fr.archipel.scot.footprint.FootprintJson;
import fr.archipel.scot.footprint.FootprintRoutes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/scot/verifier} and its like: what projects take, those that are known, and what would be if some were chosen. */
public final class CheckRoutes implements Routes {
    private static final List<String> LIST_PARAMETERS = listParameters();

    private final Checks checks;
    private final FootprintRoutes files;

    /** {@code files}: reads footprints that are sent as files. */
    public CheckRoutes(Checks checks, FootprintRoutes files) {
        this.checks = checks;
        this.files = files;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/scot/verifier", this::check);
        routes.get("/api/scot/projets", this::list);
        routes.post("/api/scot/simulation", this::simulate);
    }

    private void check(Context ctx) {
        Parameters parameters = Parameters.of(ctx, FootprintRoutes.names(ctx, Checks.PARAMETERS));
        if (!FootprintRoutes.isForm(ctx)) {
            Answers.json(ctx, checks.check(Bodies.json(ctx), parameters).answer());
            return;
        }
        FootprintRoutes.Sent sent = files.read(ctx, parameters);
        Footprint read = sent.footprint();
        ObjectNode answer = Json.MAPPER.valueToTree(checks.check(read.geometry(), read.title(), sent.said(), parameters)
                .answer());
        answer.set("fichier", FootprintJson.facts(read));
        Answers.json(ctx, answer);
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
