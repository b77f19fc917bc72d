package fr.archipel.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.json.Json;
import io.javalin.http.Context;
import java.io.UncheckedIOException;

/** Answers of the planning API: records of the domain, written as JSON. */
public final class Answers {
    public static final String JSON = "application/json";

    /** Attribute of a request for the headers alone, which is served as GET. */
    public static final String HEAD = "archipel.head";

    private Answers() {}

    /** Whether the body stays here: it need not be made. */
    public static boolean isHead(Context ctx) {
        return ctx.attribute(HEAD) != null;
    }

    public static void json(Context ctx, Object answer) {
        try {
            ctx.contentType(JSON).result(Json.MAPPER.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
