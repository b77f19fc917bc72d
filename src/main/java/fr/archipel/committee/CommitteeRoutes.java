package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Links;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import fr.archipel.territory.ReferenceStore;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** {@code /api/comites}: meetings, their items, what is decided, their history. */
public final class CommitteeRoutes implements Routes {
    static final String ALL = "/api/comites";
    static final String ONE = ALL + "/{id}";
    private static final String ITEM = ONE + "/points/{n}";

    private final KeyGate gate;
    private final CommitteeStore store;
    private final CommitteeEditStore edits;
    private final CommitteeHistoryStore history;
    private final ReferenceStore references;

    public CommitteeRoutes(
            KeyGate gate,
            CommitteeStore store,
            CommitteeEditStore edits,
            CommitteeHistoryStore history,
            ReferenceStore references) {
        this.gate = gate;
        this.store = store;
        this.edits = edits;
        this.history = history;
        this.references = references;
    }

    /** A write that needs no body. */
    @FunctionalInterface
    private interface Bare {
        ObjectNode run(Author author, String id, long n, Precondition seen);
    }

    /** A write of what is sent. */
    @FunctionalInterface
    private interface Sent {
        ObjectNode run(Author author, String id, Precondition seen, JsonNode body);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(ALL, this::list);
        routes.post(ALL, this::create);
        routes.get(ONE, this::get);
        routes.patch(ONE, ctx -> write(ctx, 200, edits::patch));
        routes.post(ONE + "/points", ctx -> write(ctx, 201, edits::addItem));
        routes.patch(
                ITEM,
                ctx -> write(
                        ctx, 200, (author, id, seen, body) -> edits.patchItem(author, id, number(ctx), seen, body)));
        routes.delete(ITEM, ctx -> write(ctx, edits::removeItem));
        routes.post(
                ITEM + "/decision",
                ctx -> write(ctx, 201, (author, id, seen, body) -> edits.decide(author, id, number(ctx), seen, body)));
        routes.delete(ITEM + "/decision", ctx -> write(ctx, edits::cancelDecision));
        routes.get(ONE + "/historique", this::history);
        routes.post(ONE + "/historique/{n}/annulation", ctx -> write(ctx, edits::undo));
    }

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("contrat", "nature", "etat"));
        String contrat = parameters.find("contrat").orElse(null);
        if (contrat != null) {
            references.checkAmong("contrat", contrat, Sql.of("SELECT id, id FROM contrat ORDER BY id"));
        }
        Paging paging = Paging.read(parameters);
        Answers.json(
                ctx,
                Listing.of(
                        ctx,
                        paging.get(store.list(
                                contrat,
                                parameters.choice("nature", Nature.codes()).orElse(null),
                                parameters.choice("etat", SentValues.STATES).orElse(null),
                                paging))));
    }

    private void get(Context ctx) {
        Parameters.of(ctx, List.of());
        answer(ctx, store.get(ctx.pathParam("id")));
    }

    private void create(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        ObjectNode made = edits.create(author, Bodies.json(ctx));
        ctx.header("Location", Links.origin(ctx) + made.path("href").asText());
        answer(ctx.status(201), made);
    }

    private void write(Context ctx, int status, Sent work) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        JsonNode body = Bodies.json(ctx);
        answer(ctx.status(status), work.run(author, ctx.pathParam("id"), seen(ctx), body));
    }

    private void write(Context ctx, Bare work) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        answer(ctx, work.run(author, ctx.pathParam("id"), number(ctx), seen(ctx)));
    }

    private void history(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(history.list(ctx.pathParam("id"), paging))));
    }

    private static Precondition seen(Context ctx) {
        return Precondition.of(ctx, "GET " + ONE);
    }

    private static long number(Context ctx) {
        String n = ctx.pathParam("n");
        if (!n.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound("Le numéro", n));
        }
        return Long.parseLong(n);
    }

    private static void answer(Context ctx, ObjectNode committee) {
        ctx.header("ETag", Precondition.tag(committee.path("version").asInt()));
        Answers.json(ctx, committee);
    }
}
