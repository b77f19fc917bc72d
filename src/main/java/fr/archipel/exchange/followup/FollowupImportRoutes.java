package fr.archipel.exchange.followup;

import fr.archipel.account.Author;
import fr.archipel.account.KeyGate;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Answers;
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

/** {@code /api/contrats/{id}/suivi/imports}: a follow-up table in. A trial is open to all, writing needs a key. */
public final class FollowupImportRoutes implements Routes {
    private static final int MAXIMUM_OPTIONS = 256 * 1024;
    private static final int MAXIMUM_REQUEST = Book.MAXIMUM_BYTES + MAXIMUM_OPTIONS + 64 * 1024;

    /** All in memory: a file is read whole anyway. */
    private static final Multipart.Bounds BOUNDS =
            new Multipart.Bounds(MAXIMUM_REQUEST, MAXIMUM_REQUEST, "", Book::tooLarge);

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
        try (Multipart form = Multipart.read(ctx, List.of("fichier", "options"), BOUNDS)) {
            Part file = form.findFile("fichier")
                    .orElseThrow(() -> new ProblemException(
                            new Problem.InvalidField("fichier", "absent", "un fichier .xlsx ou .csv")));
            ImportOptions options = form.find("options")
                    .map(given -> ImportOptions.read(Json.read(bytes(given, MAXIMUM_OPTIONS, "La partie « options »"))))
                    .orElseGet(ImportOptions::trial);
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
}
