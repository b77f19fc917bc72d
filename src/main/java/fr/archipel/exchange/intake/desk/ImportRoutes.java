package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Bodies;
import fr.archipel.request.Links;
import fr.archipel.request.Multipart;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/imports}: a file in, other options, a decision. Trials are open to all within bounds; what changes a layer
 * needs a key.
 */
public final class ImportRoutes implements Routes, AutoCloseable {
    private static final long MIO = 1L << 20;
    private static final long WITHOUT_KEY = 50 * MIO;
    private static final long WITH_KEY = 4096 * MIO;
    private static final int MAXIMUM_OPTIONS = (int) (4 * MIO);
    private static final int LONGEST_WAIT_S = 30;

    private final KeyGate gate;
    private final ImportDesk desk;

    /** Uploads received at once. */
    private final Semaphore doors = new Semaphore(6);

    public ImportRoutes(KeyGate gate, ImportDesk desk) {
        this.gate = gate;
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/imports", this::receive);
        routes.patch("/api/imports/{id}", this::change);
        routes.delete("/api/imports/{id}", this::discard);
        routes.post("/api/imports/{id}/application", this::apply);
        routes.post("/api/imports/{id}/annulation", this::undo);
    }

    private void receive(Context ctx) {
        int wait = seconds(ctx, 0);
        Author author = ctx.header("Authorization") == null ? null : gate.author(ctx);
        desk.checkRoom(ctx.req().getContentLengthLong(), author != null);
        if (!doors.tryAcquire()) {
            throw new ProblemException(new Problem.Unavailable(
                    "Plusieurs fichiers sont déjà en train d'arriver. Réessayez dans un instant."));
        }
        String id;
        try (Multipart form = Multipart.read(ctx, List.of("fichier", "options"), bounds(author))) {
            Part file = form.findFile("fichier")
                    .orElseThrow(() -> new ProblemException(
                            new Problem.InvalidField("fichier", "absent", "un fichier de données géographiques")));
            ImportRequest request = ImportOptions.read(
                    form.find("options").map(ImportRoutes::json).orElseGet(Json::object));
            id = desk.receive(file.getSubmittedFileName(), request, author, to -> file.write(to.toString()));
        } finally {
            doors.release();
        }
        ctx.header("Location", Links.origin(ctx) + "/api/imports/" + id);
        answer(ctx, id, wait, 201);
    }

    private Multipart.Bounds bounds(@Nullable Author author) {
        long maximum = author == null ? WITHOUT_KEY : WITH_KEY;
        return new Multipart.Bounds(
                maximum + MAXIMUM_OPTIONS,
                64 * 1024,
                desk.files().incoming().toString(),
                () -> new ProblemException(new Problem.TooLarge(
                        author == null ? "Sans clé, un fichier" : "Le fichier", maximum / MIO, "Mio")));
    }

    private static ObjectNode json(Part part) {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(MAXIMUM_OPTIONS + 1);
            if (bytes.length > MAXIMUM_OPTIONS) {
                throw new ProblemException(new Problem.TooLarge("La partie « options »", MAXIMUM_OPTIONS / MIO, "Mio"));
            }
            return ImportOptions.merge(Json.object(), Json.read(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(Context ctx) {
        int wait = seconds(ctx, 0);
        desk.change(ctx.pathParam("id"), Bodies.json(ctx));
        answer(ctx, ctx.pathParam("id"), wait, 200);
    }

    private void discard(Context ctx) {
        Parameters.of(ctx, List.of());
        desk.discard(ctx.pathParam("id"));
        ctx.status(204);
    }

    private void apply(Context ctx) {
        Author author = gate.author(ctx);
        int wait = seconds(ctx, LONGEST_WAIT_S);
        desk.apply(ctx.pathParam("id"), author);
        decided(ctx, wait);
    }

    private void undo(Context ctx) {
        Author author = gate.author(ctx);
        int wait = seconds(ctx, LONGEST_WAIT_S);
        desk.undo(ctx.pathParam("id"), author);
        decided(ctx, wait);
    }

    /** What came in the way is the answer, unless it comes later. */
    private void decided(Context ctx, int wait) {
        String id = ctx.pathParam("id");
        Problem refusal = desk.await(id, wait) ? desk.refusal(id) : null;
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
        answer(ctx, id, 0, 200);
    }

    private void answer(Context ctx, String id, int wait, int done) {
        boolean ended = desk.await(id, wait);
        ctx.status(ended ? done : 202);
        Answers.json(ctx, ImportLinks.with(ctx, desk.get(id)));
    }

    private static int seconds(Context ctx, int otherwise) {
        return Parameters.of(ctx, List.of("attendre")).integer("attendre", 0, LONGEST_WAIT_S, otherwise);
    }

    @Override
    public void close() {
        desk.close();
    }
}
