package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.json.Json;
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
import fr.archipel.territory.SearchText;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** Writing on {@code /api/fiches}, its history, the parties that forms offer. */
public final class FicheEditRoutes implements Routes {
    private final KeyGate gate;
    private final FicheEditStore edits;
    private final HistoryStore history;
    private final PartieStore parties;

    public FicheEditRoutes(KeyGate gate, FicheEditStore edits, HistoryStore history, PartieStore parties) {
        this.gate = gate;
        this.edits = edits;
        this.history = history;
        this.parties = parties;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/fiches", this::create);
        routes.patch("/api/fiches/{id}", this::patch);
        routes.delete("/api/fiches/{id}", this::archive);
        routes.post("/api/fiches/{id}/restauration", this::restore);
        routes.get("/api/fiches/{id}/historique", this::history);
        routes.post("/api/fiches/{id}/historique/{n}/annulation", this::undo);
        routes.get("/api/parties", this::parties);
    }

    private void create(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        FicheWriteStore.Written<String> made = edits.create(author, Bodies.json(ctx));
        String href = "/api/fiches/" + Links.encode(made.answer());
        ctx.header("Location", Links.origin(ctx) + href);
        answer(ctx, made.answer(), made.version(), Json.object().put("href", href));
        ctx.status(201);
    }

    private void patch(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        String id = ctx.pathParam("id");
        FicheWriteStore.Written<ObjectNode> done = edits.patch(author, id, seen(ctx), Bodies.json(ctx));
        answer(ctx, id, done.version(), Json.object().set("document", done.answer()));
    }

    private void archive(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        String id = ctx.pathParam("id");
        FicheWriteStore.Written<String> done = edits.archive(author, id, seen(ctx));
        answer(ctx, id, done.version(), Json.object().put("archivee_le", done.answer()));
    }

    private void restore(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        String id = ctx.pathParam("id");
        answer(ctx, id, edits.restore(author, id, seen(ctx)).version(), Json.object());
    }

    private void undo(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        String id = ctx.pathParam("id");
        FicheWriteStore.Written<ObjectNode> done = edits.undo(author, id, number(ctx, "Le changement"), seen(ctx));
        answer(ctx, id, done.version(), Json.object().set("document", done.answer()));
    }

    private void history(Context ctx) {
        Paging paging = Paging.read(Parameters.of(ctx, Paging.parameters()));
        Answers.json(ctx, Listing.of(ctx, paging.get(history.list(ctx.pathParam("id"), paging))));
    }

    private void parties(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters("q"));
        Paging paging = Paging.read(parameters);
        SearchText text =
                parameters.find("q", SearchText.ACCEPTED, SearchText::parse).orElse(null);
        Answers.json(ctx, Listing.of(ctx, paging.get(parties.list(text, paging))));
    }

    static Precondition seen(Context ctx) {
        return Precondition.of(ctx, "GET /api/fiches/{id}");
    }

    static long number(Context ctx, String what) {
        String n = ctx.pathParam("n");
        if (!n.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound(what, n));
        }
        return Long.parseLong(n);
    }

    static void answer(Context ctx, String id, int version, ObjectNode rest) {
        ctx.header("ETag", Precondition.tag(version));
        Answers.json(ctx, Json.object().put("id", id).put("version", version).setAll(rest));
    }
}
