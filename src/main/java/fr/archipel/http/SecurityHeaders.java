package fr.archipel.http;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Headers on every answer: a page of ours runs only our own scripts and is framed by nobody. */
final class SecurityHeaders {
    /** MapLibre starts its worker from a blob and draws icons from data. */
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:%1$s; worker-src 'self' blob:; child-src blob:; connect-src 'self'%2$s; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    static final String POLICY_HEADER = "Content-Security-Policy";

    private SecurityHeaders() {}

    /** {@code others}: whom a page may ask besides us; the map fetches the images it shows. */
    static String policy(ConfiguredOrigins others) {
        Set<String> asked = new TreeSet<>(others.images());
        asked.addAll(others.answers());
        return POLICY.formatted(list(others.images()), list(asked));
    }

    private static String list(Set<String> origins) {
        return origins.stream().sorted().map(origin -> " " + origin).collect(Collectors.joining());
    }

    static void addTo(JavalinDefaultRoutingApi routes) {
        String ours = policy(ConfiguredOrigins.NONE);
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
