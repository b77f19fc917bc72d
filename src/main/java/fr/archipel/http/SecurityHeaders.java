package fr.archipel.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** Headers on every answer: a page of ours runs only our own scripts and is framed by nobody. */
final class SecurityHeaders {
    /** MapLibre starts its worker from a blob and draws icons from data. */
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; worker-src 'self' blob:; child-src blob:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void addTo(JavalinDefaultRoutingApi routes) {
        routes.before(ctx -> {
            ctx.header("Content-Security-Policy", POLICY);
            ctx.header("X-Content-Type-Options", "nosniff");
            ctx.header("Referrer-Policy", "same-origin");
            // Any answer may be compressed; those with several forms add "Accept" (request/Format).
            ctx.header("Vary", "Accept-Encoding");
            // Reading is open to every origin: the layers are public data.
            ctx.header("Access-Control-Allow-Origin", "*");
        });
    }
}
