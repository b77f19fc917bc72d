package fr.archipel.request;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Addresses of this service as the client sees them. */
public final class Links {
    /** Attribute of a request: the address at which a reverse proxy shows this service, without a final slash. */
    public static final String PUBLIC = "archipel.public";

    private static final Pattern NOT_IN_A_HOST = Pattern.compile("[^\\w.:\\[\\]-]");

    private Links() {}

    /**
     * The public address the service was given ({@link #PUBLIC}), else scheme, host and port of the request itself.
     * {@code X-Forwarded-*} headers are not read: anybody can send them.
     */
    public static String origin(Context ctx) {
        String given = ctx.attribute(PUBLIC);
        if (given != null) {
            return given;
        }
        String host = header(ctx, "Host", "127.0.0.1:" + ctx.port());
        return (ctx.scheme().equals("https") ? "https" : "http") + "://"
                + NOT_IN_A_HOST.matcher(host).replaceAll("");
    }

    /** The request's own address with some parameters changed; an empty value takes a parameter away. */
    public static String self(Context ctx, Map<String, String> changes) {
        return address(ctx).with(changes);
    }

    /** The request's own address, for several variations of it. */
    public static Address address(Context ctx) {
        Map<String, String> query = new TreeMap<>();
        ctx.queryParamMap().forEach((name, given) -> query.put(name, given.get(0)));
        return new Address(origin(ctx) + ctx.path(), query);
    }

    /** An address and its parameters. */
    public record Address(String path, Map<String, String> query) {

        /** With some parameters changed; an empty value takes a parameter away. */
        public String with(Map<String, String> changes) {
            Map<String, String> changed = new TreeMap<>(query);
            changed.putAll(changes);
            changed.values().removeIf(String::isEmpty);
            return withQuery(path, changed);
        }
    }

    public static String withQuery(String address, Map<String, String> query) {
        StringBuilder text = new StringBuilder(address);
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            text.append(separator)
                    .append(encode(parameter.getKey()))
                    .append('=')
                    .append(encode(parameter.getValue()));
            separator = '&';
        }
        return text.toString();
    }

    /** For a path segment or a query value. */
    public static String encode(String text) {
        return isPlain(text)
                ? text
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static String header(Context ctx, String name, String otherwise) {
        String value = ctx.header(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
