package fr.archipel.exchange.followup;

import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
import fr.archipel.request.Parameters;
import fr.archipel.request.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpException;

/** {@code /api/contrats/{id}/suivi/imports}: a follow-up table in. A trial is open to all, writing needs a key. */
public final class FollowupImportRoutes implements Routes {
    private static final int MAXIMUM_OPTIONS = 256 * 1024;
    private static final int MAXIMUM_REQUEST = Book.MAXIMUM_BYTES + MAXIMUM_OPTIONS + 64 * 1024;

    private final KeyGate gate;
    private final FollowupImportStore imports;

    /** A file is held whole in memory: few at a time. */
    private final Semaphore room = new Semaphore(2);

    public FollowupImportRoutes(KeyGate gate, FollowupImportStore imports) {
        this.gate = gate;
        this.imports = imports;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/contrats/{id}/suivi/imports", this::run);
    }

    private void run(Context ctx) {
        Parameters.of(ctx, List.of());
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    new Problem.Unavailable("Deux imports sont déjà en cours. Réessayez dans un instant."));
        }
        try {
            Map<String, Part> parts = parts(ctx);
            Part file = parts.get("fichier");
            if (file == null || file.getSubmittedFileName() == null) {
                throw new ProblemException(new Problem.InvalidField("fichier", "absent", "un fichier .xlsx ou .csv"));
            }
            Part given = parts.get("options");
            ImportOptions options = given == null
                    ? ImportOptions.trial()
                    : ImportOptions.read(Json.read(bytes(given, MAXIMUM_OPTIONS, "La partie « options »")));
            String contrat = ctx.pathParam("id");
            String name = name(file.getSubmittedFileName());
            if (options.appliquer()) {
                Author author = gate.author(ctx);
                Answers.json(ctx, imports.apply(author, contrat, name, file(file), options));
            } else {
                Answers.json(ctx, imports.tryOut(contrat, name, file(file), options));
            }
        } finally {
            room.release();
        }
    }

    /** The last part of a path, as some browsers send it, without what is not text. */
    static String name(String submitted) {
        String name = submitted
                .replaceAll("^.*[/\\\\]", "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.isEmpty() ? "tableau" : name.substring(0, Math.min(200, name.length()));
    }

    private static byte[] file(Part part) {
        return bytes(part, Book.MAXIMUM_BYTES, "Le fichier");
    }

    private static byte[] bytes(Part part, int maximum, String what) {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(maximum + 1);
            if (bytes.length > maximum) {
                throw tooLarge(what, maximum);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException tooLarge(String what, int maximum) {
        return maximum < 1024 * 1024
                ? new ProblemException(new Problem.TooLarge(what, maximum / 1024, "Kio"))
                : new ProblemException(new Problem.TooLarge(what, maximum / (1024 * 1024), "Mio"));
    }

    /** By name, each once; kept in memory, within bounds whatever {@code Content-Length} claims. */
    private static Map<String, Part> parts(Context ctx) {
        String type = String.valueOf(ctx.contentType());
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new ProblemException(new Problem.UnsupportedMediaType(type, List.of("multipart/form-data")));
        }
        if (ctx.req().getContentLengthLong() > MAXIMUM_REQUEST) {
            throw Book.tooLarge();
        }
        ctx.req()
                .setAttribute(
                        "org.eclipse.jetty.multipartConfig",
                        new MultipartConfigElement("", MAXIMUM_REQUEST, MAXIMUM_REQUEST, MAXIMUM_REQUEST));
        try {
            return named(ctx.req().getParts());
        } catch (IOException | ServletException | RuntimeException e) {
            if (e instanceof ProblemException problem) {
                throw problem;
            }
            throw isTooLarge(e)
                    ? Book.tooLarge()
                    : new ProblemException(new Problem.Unreadable(
                            "Le corps de la requête", "ce n'est pas un formulaire multipart/form-data entier."));
        }
    }

    private static Map<String, Part> named(Collection<Part> parts) {
        Map<String, Part> byName = new HashMap<>();
        for (Part part : parts) {
            if (!List.of("fichier", "options").contains(part.getName()) || byName.put(part.getName(), part) != null) {
                throw new ProblemException(new Problem.Unreadable(
                        "",
                        "La partie « %s » du formulaire est inconnue ou donnée deux fois. Acceptées : fichier, options."
                                .formatted(part.getName())));
            }
        }
        return byName;
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
}
