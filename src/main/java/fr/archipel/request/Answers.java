package fr.archipel.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import fr.archipel.json.Json;
import io.javalin.http.Context;
import java.io.UncheckedIOException;

/** Answers of the planning API: records of the domain, written as JSON. */
public final class Answers {
    public static final String JSON = "application/json";

    private Answers() {}

    public static void json(Context ctx, Object answer) {
        try {
            ctx.contentType(JSON).result(Json.MAPPER.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
