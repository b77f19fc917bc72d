package fr.archipel.http;

import fr.archipel.db.Database;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /health}: 200 when the service and its database answer, 503 within a second or so when not. */
final class HealthRoutes implements Routes {
    private final Database database;

    HealthRoutes(Database database) {
        this.database = database;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/health", ctx -> {
            Parameters.of(ctx, List.of());
            if (!database.answers()) {
                throw new ProblemException(
                        new Problem.Unavailable(
                                "La base de données ne répond pas. Le service la relance si elle est la sienne. Réessayez dans un instant."));
            }
            ctx.contentType("application/json")
                    .header("Cache-Control", "no-store")
                    .result("{\"status\":\"ok\"}");
        });
    }
}
