package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Multipart;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/fiches/{id}/pieces}: files in, files out. A file is never shown as a page of this service. */
public final class AttachmentRoutes implements Routes {
    /** Above the file itself: the other parts and the boundaries. */
    private static final int MAXIMUM_REQUEST = AttachmentFiles.MAXIMUM_BYTES + 64 * 1024;

    private final KeyGate gate;
    private final AttachmentStore store;
    private final AttachmentFiles files;
    private final LifeWriteStore writes;

    public AttachmentRoutes(KeyGate gate, AttachmentStore store, AttachmentFiles files, LifeWriteStore writes) {
        this.gate = gate;
        this.store = store;
        this.files = files;
        this.writes = writes;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/fiches/{id}/pieces", this::add);
        routes.get("/api/fiches/{id}/pieces/{n}", this::file);
        routes.delete("/api/fiches/{id}/pieces/{n}", this::archive);
    }

    private void add(Context ctx) {
        Author author = gate.author(ctx);
        Parameters.of(ctx, List.of());
        Precondition seen = Precondition.of(ctx, "la fiche");
        try (Multipart form = Multipart.read(ctx, List.of("fichier", "legende"), bounds())) {
            Part part = form.findFile("fichier")
                    .orElseThrow(() -> new ProblemException(
                            new Problem.InvalidField("fichier", "absent", "un fichier PDF, JPEG, PNG ou WebP")));
            String caption = caption(form);
            String name = FileName.clean(part.getSubmittedFileName());
            // The file is kept once the fiche is known, locked and unchanged, and before the row that names it is.
            Outcome outcome = writes.write(
                    author,
                    ctx.pathParam("id"),
                    seen,
                    new TextNode(name),
                    (session, id) -> AttachmentStore.add(session, id, stored(part), name, caption, author.name()));
            answer(ctx.status(201), outcome);
        }
    }

    private Multipart.Bounds bounds() {
        return new Multipart.Bounds(MAXIMUM_REQUEST, 64 * 1024, files.incoming().toString(), AttachmentFiles::tooLarge);
    }

    private AttachmentFiles.Stored stored(Part part) {
        try (InputStream in = part.getInputStream()) {
            return files.store(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String caption(Multipart form) {
        return form.find("legende").map(AttachmentRoutes::caption).orElse(null);
    }

    private static @Nullable String caption(Part part) {
        try (InputStream in = part.getInputStream()) {
            String text = new String(in.readNBytes(4 * 1024), StandardCharsets.UTF_8);
            return Members.of(Json.object().put("legende", text), List.of("legende"))
                    .findText("legende", 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void file(Context ctx) {
        Parameters.of(ctx, List.of());
        AttachmentStore.Attachment piece = store.find(ctx.pathParam("id"), number(ctx))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("La pièce jointe", ctx.pathParam("n"))));
        String tag = "\"" + piece.digest() + "\"";
        ctx.header("ETag", tag);
        ctx.header("Content-Security-Policy", "default-src 'none'; sandbox");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Content-Disposition", FileName.disposition(piece.name()));
        String known = ctx.header("If-None-Match");
        if (known != null && (known.contains(tag) || known.trim().equals("*"))) {
            ctx.status(304);
            return;
        }
        ctx.res().setCharacterEncoding((String) null); // bytes, not text
        ctx.contentType(piece.mediaType()).result(files.open(piece.digest()));
    }

    private void archive(Context ctx) {
        Author author = gate.author(ctx);
        Parameters.of(ctx, List.of());
        long n = number(ctx);
        answer(
                ctx,
                writes.write(
                        author,
                        ctx.pathParam("id"),
                        Precondition.of(ctx, "la fiche"),
                        null,
                        (session, id) -> AttachmentStore.archive(session, id, n)));
    }

    private static void answer(Context ctx, Outcome outcome) {
        ctx.header("ETag", Precondition.tag(outcome.version()));
        Answers.json(ctx, outcome);
    }

    private static long number(Context ctx) {
        String text = ctx.pathParam("n");
        if (!text.matches("[0-9]{1,18}")) {
            throw new ProblemException(new Problem.NotFound("La pièce jointe", text));
        }
        return Long.parseLong(text);
    }
}
