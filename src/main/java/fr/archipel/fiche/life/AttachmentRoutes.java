package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Parameters;
import fr.archipel.request.Precondition;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
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
        Collection<Part> parts = parts(ctx);
        try {
            checkNames(parts);
            Part part = parts.stream()
                    .filter(p -> p.getName().equals("fichier") && p.getSubmittedFileName() != null)
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            new Problem.InvalidField("fichier", "absent", "un fichier PDF, JPEG, PNG ou WebP")));
            String caption = caption(parts);
            String name = FileName.clean(part.getSubmittedFileName());
            // The file is kept once the fiche is known, locked and unchanged, and before the row that names it is.
            Outcome outcome = writes.write(
                    author,
                    ctx.pathParam("id"),
                    seen,
                    new TextNode(name),
                    (session, id) -> AttachmentStore.add(session, id, stored(part), name, caption, author.name()));
            answer(ctx.status(201), outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            parts.forEach(AttachmentRoutes::discard);
        }
    }

    private AttachmentFiles.Stored stored(Part part) {
        try (InputStream in = part.getInputStream()) {
            return files.store(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkNames(Collection<Part> parts) {
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            if (!List.of("fichier", "legende").contains(part.getName()) || !seen.add(part.getName())) {
                throw new ProblemException(new Problem.Unreadable(
                        "",
                        "La partie « %s » du formulaire est inconnue ou donnée deux fois. Acceptées : fichier, legende."
                                .formatted(part.getName())));
            }
        }
    }

    /** Read within bounds, whatever {@code Content-Length} claims; large parts wait on disk. */
    private Collection<Part> parts(Context ctx) {
        String type = String.valueOf(ctx.contentType());
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new ProblemException(new Problem.UnsupportedMediaType(type, List.of("multipart/form-data")));
        }
        if (ctx.req().getContentLengthLong() > MAXIMUM_REQUEST) {
            throw AttachmentFiles.tooLarge();
        }
        ctx.req()
                .setAttribute(
                        "org.eclipse.jetty.multipartConfig",
                        new MultipartConfigElement(
                                files.incoming().toString(), MAXIMUM_REQUEST, MAXIMUM_REQUEST, 64 * 1024));
        try {
            return ctx.req().getParts();
        } catch (IOException | ServletException | RuntimeException e) {
            if (isTooLarge(e)) {
                throw AttachmentFiles.tooLarge();
            }
            throw new ProblemException(new Problem.Unreadable(
                    "Le corps de la requête", "ce n'est pas un formulaire multipart/form-data entier."));
        }
    }

    private static boolean isTooLarge(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            if ((t instanceof HttpException http && http.getCode() == 413)
                    || message.contains("max length")
                    || message.contains("too large")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String caption(Collection<Part> parts) throws IOException {
        for (Part part : parts) {
            if (part.getName().equals("legende")) {
                String text;
                try (InputStream in = part.getInputStream()) {
                    text = new String(in.readNBytes(4 * 1024), StandardCharsets.UTF_8);
                }
                return Members.of(Json.object().put("legende", text), List.of("legende"))
                        .findText("legende", 500);
            }
        }
        return null;
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

    private static void discard(Part part) {
        try {
            part.delete();
        } catch (IOException e) {
            // Left among the incoming files.
        }
    }
}
