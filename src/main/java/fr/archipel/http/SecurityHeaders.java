package fr.archipel.http;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Headers on every answer: a page of ours runs only our own scripts and is framed by nobody. */
final class SecurityHeaders {
    /** MapLibre starts its worker from a blob and draws icons from data. */
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:%1$s; worker-src 'self' blob:; child-src blob:; connect-src 'self'%1$s; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    static final String POLICY_HEADER = "Content-Security-Policy";

    private SecurityHeaders() {}

    /** {@code origins}: whose images a page may show and fetch besides our own, as {@code https://host}. */
    static String policy(Collection<String> origins) {
        return POLICY.formatted(origins.stream().map(origin -> " " + origin).collect(Collectors.joining()));
    }

    static void addTo(JavalinDefaultRoutingApi routes) {
        String ours = policy(List.of());
        routes.before(ctx -> {
            ctx.header(POLICY_HEADER, ours);
            ctx.header("X-Content-Type-Options", "nosniff");
            ctx.header("Referrer-Policy", "same-origin");
            // Any answer may be compressed; those with several forms add "Accept" (request/Format).
            ctx.header("Vary", "Accept-Encoding");
            // Reading is open to every origin: the layers are public data.
            ctx.header("Access-Control-Allow-Origin", "*");
        });
    }
}
