package fr.archipel.http;

import fr.archipel.db.Database;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Routes;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code /health}: 200 when the service and its database answer. */
final class HealthRoutes implements Routes {
    private final Database database;

    HealthRoutes(Database database) {
        this.database = database;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/health", ctx -> {
            if (!database.answers()) {
                throw new ProblemException(new Problem.Unavailable("La base de données ne répond pas."));
            }
            ctx.contentType("application/json")
                    .header("Cache-Control", "no-store")
                    .result("{\"status\":\"ok\"}");
        });
    }
}
