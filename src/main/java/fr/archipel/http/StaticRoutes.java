package fr.archipel.http;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The built web application. A file whose name carries a hash may be kept for a year; the others are asked again each
 * time. Nothing outside the folder can be reached.
 */
final class StaticRoutes implements Routes {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("geojson", "application/geo+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("pbf", "application/x-protobuf"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final Path folder;

    StaticRoutes(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/", this::page);
        // Not "/<file>": it would answer for every address of the other rooms, and hide which methods they know.
        routes.get("/{file}", ctx -> send(ctx, ctx.pathParam("file")));
        routes.get("/assets/<file>", ctx -> send(ctx, "assets/" + ctx.pathParam("file")));
    }

    private void page(Context ctx) throws IOException {
        Parameters.of(ctx, List.of());
        send(ctx, "index.html");
        ctx.header(
                SecurityHeaders.POLICY_HEADER,
                SecurityHeaders.policy(ConfiguredOrigins.of(folder.resolve("config.json"))));
    }

    private void send(Context ctx, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (name.indexOf('\0') >= 0 || !file.startsWith(folder) || !Files.isRegularFile(file)) {
            throw new ProblemException(
                    name.equals("index.html")
                            ? new Problem.Unavailable(
                                    "L'application web n'est pas construite. Lancez ./archipel serve, qui la construit.")
                            : new Problem.NotFound("L'adresse", ctx.path()));
        }
        ctx.contentType(TYPES.getOrDefault(extension(name), "application/octet-stream"));
        boolean lasting = name.matches(".*[.-][0-9A-Za-z_]{8,}\\.\\w+");
        ctx.header("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
        ctx.result(Files.readAllBytes(lasting ? Precompressed.choose(ctx, file) : file));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
