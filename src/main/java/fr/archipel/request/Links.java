package fr.archipel.request;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Addresses of this service as the client sees them. */
public final class Links {
    private Links() {}

    /**
     * Scheme, host and port the client used: the {@code Host} header, and {@code X-Forwarded-Proto} and
     * {@code X-Forwarded-Host} when a reverse proxy set them.
     */
    public static String origin(Context ctx) {
        String scheme = header(ctx, "X-Forwarded-Proto", ctx.scheme());
        String host = header(ctx, "X-Forwarded-Host", header(ctx, "Host", "127.0.0.1:" + ctx.port()));
        return (scheme.equals("https") ? "https" : "http") + "://" + host.replaceAll("[^\\w.:\\[\\]-]", "");
    }

    /** The request's own address with some parameters changed; an empty value takes a parameter away. */
    public static String self(Context ctx, Map<String, String> changes) {
        Map<String, String> query = new TreeMap<>();
        ctx.queryParamMap().forEach((name, given) -> query.put(name, given.get(0)));
        query.putAll(changes);
        query.values().removeIf(String::isEmpty);
        return withQuery(origin(ctx) + ctx.path(), query);
    }

    public static String withQuery(String address, Map<String, String> query) {
        return query.isEmpty()
                ? address
                : query.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&", address + "?", ""));
    }

    /** For a path segment or a query value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String header(Context ctx, String name, String otherwise) {
        String value = ctx.header(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
