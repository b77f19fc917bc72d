package fr.archipel.participation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.document.FileFormat;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Documents;
import fr.archipel.request.Listing;
import fr.archipel.request.Paging;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import fr.archipel.scot.SentBody;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/participation}, what needs a key: the queue, decisions and taking them back, answers, files. */
public final class ModerationRoutes implements Routes, AutoCloseable {
    private static final String IDEA = "/api/participation/idees/{id}";
    private static final int REASON = 600;
    private static final int ANSWER = 2_000;

    private final KeyGate gate;
    private final ModerationStore store;
    private final PurgeWork purge;
    private final Clock clock;

    ModerationRoutes(KeyGate gate, ModerationStore store, PurgeWork purge, Clock clock) {
        this.gate = gate;
        this.store = store;
        this.purge = purge;
        this.clock = clock;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/participation/moderation", this::list);
        routes.post(IDEA + "/moderation", this::decide);
        routes.post(IDEA + "/moderation/annulation", this::undo);
        routes.put(IDEA + "/reponse", this::answer);
    }

    private void list(Context ctx) {
        Parameters parameters = Parameters.of(ctx, Paging.parameters(IdeeQuery.MODERATION.toArray(String[]::new)));
        IdeeQuery query = IdeeQuery.read(parameters, true);
        Paging paging = Paging.read(parameters);
        Optional<FileFormat> format =
                parameters.choice("f", List.of("json", "csv", "xlsx")).flatMap(ModerationRoutes::format);
        gate.author(ctx);
        ctx.header("Cache-Control", "no-store");
        if (format.isPresent()) {
            String asked = query.etats().isEmpty()
                    ? null
                    : Etat.of(query.etats().get(0)).titre();
            Documents.answer(ctx, IdeeReport.of(store.all(query), asked, LocalDate.now(clock)), format.get());
            return;
        }
        ObjectNode listing = Json.MAPPER.valueToTree(Listing.of(ctx, paging.get(store.page(query, paging))));
        listing.putPOJO("etats", store.counts());
        Answers.json(ctx, listing);
    }

    private static Optional<FileFormat> format(String name) {
        return switch (name) {
            case "csv" -> Optional.of(FileFormat.CSV);
            case "xlsx" -> Optional.of(FileFormat.XLSX);
            default -> Optional.empty();
        };
    }

    private void decide(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        SentBody body = SentBody.of(Bodies.json(ctx), List.of("decision", "motif", "version"));
        Etat to = Etat.after(body.choice("decision", Etat.decisions()));
        String reason = PlainText.clean(body.findText("motif", REASON));
        if (to == Etat.REFUSEE && reason == null) {
            throw body.invalid("motif", "pourquoi l'idée est refusée : son auteur le lira");
        }
        long id = number(ctx);
        store.decide(author, id, version(body), to, reason);
        Answers.json(ctx, store.get(id));
    }

    private void undo(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        long id = number(ctx);
        store.undo(author, id, version(SentBody.of(Bodies.json(ctx), List.of("version"))));
        Answers.json(ctx, store.get(id));
    }

    private void answer(Context ctx) {
        Parameters.of(ctx, List.of());
        Author author = gate.author(ctx);
        JsonNode json = Bodies.json(ctx);
        SentBody body = SentBody.of(json, List.of("texte", "fiche", "version"));
        if (!body.has("texte") && !body.has("fiche")) {
            throw body.invalid("texte", "le texte de la réponse, ou null pour l'enlever");
        }
        long id = number(ctx);
        ModeratedIdee now = store.get(id);
        @Nullable String text = body.has("texte") ? PlainText.clean(body.findText("texte", ANSWER)) : answerOf(now);
        @Nullable
        String fiche = body.has("fiche")
                ? body.findText("fiche", 100)
                : now.fiche() == null ? null : now.fiche().id();
        store.answer(author, id, version(body), text, fiche);
        Answers.json(ctx, store.get(id));
    }

    private static @Nullable String answerOf(ModeratedIdee idee) {
        return idee.reponse() == null ? null : idee.reponse().texte();
    }

    private static int version(SentBody body) {
        return body.number("version", 1, Integer.MAX_VALUE, 0, "la version de l'idée qui a été lue")
                .intValueExact();
    }

    static long number(Context ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound("L'idée", id));
        }
        return Long.parseLong(id);
    }

    @Override
    public void close() {
        purge.close();
    }
}
