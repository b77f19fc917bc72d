package fr.archipel.account;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Page;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Listing;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/cles}: who may write, managed by whoever has an administrator's key. */
public final class KeyAdminRoutes implements Routes {
    private static final List<String> MEMBERS = List.of("nom", "role", "expire_le");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final KeyGate gate;
    private final KeyStore keys;
    private final KeyWriteStore writes;

    public KeyAdminRoutes(KeyGate gate, KeyStore keys, KeyWriteStore writes) {
        this.gate = gate;
        this.keys = keys;
        this.writes = writes;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/cles", this::list);
        routes.post("/api/cles", this::create);
        routes.patch("/api/cles/{id}", this::change);
        routes.delete("/api/cles/{id}", this::revoke);
    }

    /** A key as answered when it is made: the one time {@code secret} is shown. */
    private record Created(Key cle, String secret) {}

    private void list(Context ctx) {
        Parameters.of(ctx, List.of());
        gate.administrator(ctx);
        List<Key> all = keys.listKeys();
        quiet(ctx);
        Answers.json(ctx, Listing.of(ctx, new Page<>(all.size(), all, Optional.empty())));
    }

    private void create(Context ctx) {
        Parameters.of(ctx, List.of());
        Author by = gate.administrator(ctx);
        JsonNode body = body(ctx);
        String name = name(body);
        Role role = role(body);
        if (name == null) {
            throw invalid("nom", "", "à qui sera la clé, de 1 à 100 caractères");
        }
        if (role == null) {
            throw invalid("role", "", String.join(", ", Role.ids()));
        }
        NewKey made = keys.create(name, role, expiry(body), by);
        quiet(ctx);
        ctx.status(201).header("Location", "/api/cles/" + made.key().id());
        Answers.json(ctx, new Created(made.key(), made.secret().text()));
    }

    private void change(Context ctx) {
        Parameters.of(ctx, List.of());
        Author by = gate.administrator(ctx);
        JsonNode body = body(ctx);
        KeyChange change = new KeyChange(
                name(body), role(body), expiry(body), body.path("expire_le").isNull());
        quiet(ctx);
        Answers.json(ctx, writes.change(ctx.pathParam("id"), change, by));
    }

    private void revoke(Context ctx) {
        Parameters.of(ctx, List.of());
        Author by = gate.administrator(ctx);
        quiet(ctx);
        Answers.json(ctx, writes.revoke(ctx.pathParam("id"), by));
    }

    private static void quiet(Context ctx) {
        ctx.header("Cache-Control", "no-store");
    }

    private static JsonNode body(Context ctx) {
        JsonNode body = Bodies.json(ctx);
        if (!body.isObject()) {
            throw new ProblemException(
                    new Problem.Unreadable("", "Le corps est un objet JSON avec nom, role et expire_le."));
        }
        body.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                throw invalid(member, "", "nom, role, expire_le");
            }
        });
        return body;
    }

    private static @Nullable String name(JsonNode body) {
        if (!body.has("nom")) {
            return null;
        }
        String name = body.path("nom").asText("").strip();
        if (name.isEmpty() || name.length() > 100) {
            throw invalid("nom", name, "à qui sera la clé, de 1 à 100 caractères");
        }
        return name;
    }

    private static @Nullable Role role(JsonNode body) {
        if (!body.has("role")) {
            return null;
        }
        String role = body.path("role").asText("");
        return Role.find(role).orElseThrow(() -> invalid("role", role, String.join(", ", Role.ids())));
    }

    /** A day is read as the end of that day in Paris. */
    private static @Nullable OffsetDateTime expiry(JsonNode body) {
        JsonNode given = body.path("expire_le");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        String text = given.asText("");
        OffsetDateTime moment = moment(text);
        if (!moment.isAfter(OffsetDateTime.now(PARIS))) {
            throw invalid("expire_le", text, "une date à venir");
        }
        return moment;
    }

    private static OffsetDateTime moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).plusDays(1).atStartOfDay(PARIS).toOffsetDateTime()
                    : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("expire_le", text, "une date comme 2027-06-30, ou null");
        }
    }

    private static ProblemException invalid(String field, String value, String accepted) {
        return new ProblemException(new Problem.InvalidField(field, value, accepted));
    }
}
