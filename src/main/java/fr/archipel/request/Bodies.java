package fr.archipel.request;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Bodies of requests, read within bounds whatever {@code Content-Length} claims. */
public final class Bodies {
    /** A drawn or pasted geometry fits many times over; files come in through the import, not here. */
    public static final int MAXIMUM_BYTES = 8 * 1024 * 1024;

    private static final List<String> JSON_TYPES = List.of("application/json", "application/geo+json");

    private Bodies() {}

    /** The body as JSON. Problems: 415 when it claims another type or is compressed, 413 when too long, 400 when it is not JSON. */
    public static JsonNode json(Context ctx) {
        return json(ctx, MAXIMUM_BYTES);
    }

    /** The same, of an address whose bodies are short: {@code maximum} bytes. */
    public static JsonNode json(Context ctx, int maximum) {
        String type = ctx.contentType();
        if (type != null && !isJson(type)) {
            throw new ProblemException(new Problem.UnsupportedMediaType(type, JSON_TYPES));
        }
        String coding = ctx.header("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ProblemException(new Problem.UnsupportedMediaType(
                    "Content-Encoding: " + coding, List.of("un corps sans compression")));
        }
        return Json.read(bytes(ctx, maximum));
    }

    private static boolean isJson(String type) {
        String bare = type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").trim();
        return JSON_TYPES.contains(bare) || bare.endsWith("+json");
    }

    private static byte[] bytes(Context ctx, int maximum) {
        if (ctx.req().getContentLengthLong() > maximum) {
            throw tooLarge(maximum);
        }
        try (InputStream in = ctx.req().getInputStream()) {
            byte[] body = in.readNBytes(maximum + 1);
            if (body.length > maximum) {
                throw tooLarge(maximum);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException tooLarge(int maximum) {
        int mebibyte = 1024 * 1024;
        return new ProblemException(
                maximum < mebibyte
                        ? new Problem.TooLarge("Le corps de la requête", maximum / 1024, "Kio")
                        : new Problem.TooLarge("Le corps de la requête", maximum / mebibyte, "Mio"));
    }
}
