package fr.archipel.http;

import fr.archipel.db.DatabaseException;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every failure of a request becomes a problem document; what nobody expected is logged under an id. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    private Problems() {}

    static void addTo(JavalinDefaultRoutingApi routes) {
        routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, ProblemDocument.of(e.problem())));
        routes.exception(HttpResponseException.class, Problems::http);
        routes.exception(DatabaseException.class, Problems::database);
        routes.exception(Exception.class, Problems::unexpected);
    }

    private static void database(DatabaseException e, Context ctx) {
        switch (e.state()) {
            // Query cancelled: our own statement timeout.
            case "57014" -> {
                LOG.log(Level.WARNING, "statement timeout on " + ctx.path());
                answer(
                        ctx,
                        ProblemDocument.of(
                                new Problem.Unavailable(
                                        "La question demande trop de temps. Réduisez l'emprise, la distance ou le nombre d'objets.")));
            }
            // A text with a NUL, which PostgreSQL holds nowhere.
            case "22021" ->
                answer(
                        ctx,
                        ProblemDocument.of(new Problem.Unreadable(
                                "", "Une valeur contient un caractère nul, qui n'est pas du texte.")));
            case "08001", "08003", "08006", "57P01", "57P02", "57P03" -> {
                LOG.log(Level.SEVERE, "database unreachable", e);
                answer(
                        ctx,
                        ProblemDocument.of(new Problem.Unavailable(
                                "La base de données ne répond pas. Réessayez dans un instant.")));
            }
            default -> unexpected(e, ctx);
        }
    }

    private static void unexpected(Exception e, Context ctx) {
        if (isClientGone(e)) {
            LOG.log(Level.FINE, "client left", e);
            answer(ctx, MalformedRequests.document(400)); // whoever closed only its sending half still reads
            return;
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, "error " + id + " on " + ctx.method() + " " + ctx.path(), e);
        answer(ctx, ProblemDocument.unexpected(id));
    }

    private static boolean isClientGone(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof org.eclipse.jetty.io.EofException || t instanceof java.io.EOFException) {
                return true;
            }
            if (t instanceof IOException && String.valueOf(t.getMessage()).contains("Broken pipe")) {
                return true;
            }
        }
        return false;
    }

    private static void http(HttpResponseException e, Context ctx) {
        if (e.getStatus() == 405) {
            List<String> allowed = allowed(e);
            ctx.header("Allow", String.join(", ", allowed));
            if (ctx.method().name().equals("OPTIONS")) {
                ctx.status(204);
                return;
            }
            answer(
                    ctx,
                    ProblemDocument.of(new Problem.MethodNotAllowed(ctx.method().name(), allowed)));
            return;
        }
        answer(
                ctx,
                switch (e.getStatus()) {
                    case 404 -> ProblemDocument.of(new Problem.NotFound("L'adresse", ctx.path()));
                    default -> MalformedRequests.document(e.getStatus());
                });
    }

    /** The methods of an address (RFC 9110 § 10.2.1): those with code, HEAD wherever GET is, and OPTIONS. */
    private static List<String> allowed(HttpResponseException e) {
        Set<String> methods = new TreeSet<>(
                List.of(String.valueOf(e.getDetails().get("availableMethods")).split(", ", -1)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return List.copyOf(methods);
    }

    private static void answer(Context ctx, ProblemDocument document) {
        if (ctx.res().isCommitted()) {
            return;
        }
        ctx.status(document.status());
        ctx.contentType(ProblemDocument.MEDIA_TYPE);
        if (document.status() == 401) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"archipel\""); // RFC 9110 § 11.6.1
        }
        if (document.status() == 429) {
            ctx.header("Retry-After", document.body().path("attendre_s").asText()); // RFC 6585 § 4
        }
        ctx.result(document.body().toString());
    }
}
