package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.exchange.intake.ImportReport;
import fr.archipel.exchange.intake.ImportRequest;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.Progress;
import fr.archipel.exchange.intake.State;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a file that was handed in: kept, examined in the background as often as asked, applied, undone,
 * forgotten. One for a service; closing it ends what is under way, cleanly.
 */
public final class ImportDesk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ImportDesk.class.getName());

    /** Trials that wait for a decision, when who brings one more has no key, or has one. */
    private static final int WAITING_WITHOUT_KEY = 60;

    private static final int WAITING = 200;

    private final Imports imports;
    private final ImportFiles files;
    private final Clock clock;
    private final ImportJobs jobs = new ImportJobs();
    private final Refusals refusals = new Refusals();

    public ImportDesk(Imports imports, ImportFiles files, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.clock = clock;
    }

    Imports imports() {
        return imports;
    }

    ImportFiles files() {
        return files;
    }

    /** Problem: 503 when too many trials wait, or the disk has no room for that many bytes (-1: not told). */
    void checkRoom(long bytes, boolean keyed) {
        forgetExpired();
        if (files.listIds().size() >= (keyed ? WAITING : WAITING_WITHOUT_KEY)) {
            throw new ProblemException(new Problem.Unavailable(
                    "Trop de fichiers attendent une décision%s. Réessayez plus tard, ou oubliez ceux qui ne servent plus."
                            .formatted(keyed ? "" : " (avec une clé, il en tient davantage)")));
        }
        files.checkRoom(bytes);
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        imports.clean();
        files.sweep(now);
        for (String id : files.listExpired(now)) {
            if (jobs.progress(id).isEmpty()) {
                files.discard(id);
            }
        }
    }

    /** The id of an import whose file is kept and whose examination waits its turn. */
    String receive(String name, ImportRequest request, @Nullable Author author, ImportFiles.Receipt receipt) {
        String id = imports.open(ImportFiles.clean(name), request, author);
        Path file = files.keep(id, name, receipt);
        jobs.start(id, ticket -> examine(id, file, request, ticket));
        return id;
    }

    /** Examines the kept file with other options. Problem: 409 when it is applied, or no longer kept. */
    void change(String id, JsonNode patch) {
        ImportReport known = imports.get(id);
        ImportRequest request =
                ImportOptions.read(ImportOptions.merge(Json.MAPPER.valueToTree(known.demande()), patch));
        Path file = files.find(id)
                .orElseThrow(
                        () -> new ProblemException(
                                new Problem.Conflict(
                                        "Le fichier de cet import n'est plus gardé. Envoyez-le de nouveau pour le vérifier autrement.")));
        stop(id);
        files.touch(id);
        jobs.start(id, ticket -> examine(id, file, request, ticket));
    }

    private void examine(String id, Path file, ImportRequest request, ImportJobs.Ticket ticket) {
        work(id, () -> imports.examine(id, file, request, progress(ticket)));
    }

    /** In the background; {@link #refusal} tells what came in the way. */
    void apply(String id, Author author) {
        imports.get(id);
        jobs.start(
                id,
                ticket -> work(id, () -> {
                    imports.apply(id, author, progress(ticket));
                    files.discard(id);
                }));
    }

    void undo(String id, Author author) {
        imports.get(id);
        jobs.start(id, ticket -> work(id, () -> imports.undo(id, author)));
    }

    /** Ends what is under way, and forgets import and file. Problem: 409 for an import that is applied. */
    void discard(String id) {
        stop(id);
        imports.discard(id);
        files.discard(id);
    }

    /** Problem: 409 while the layer is being written: that is neither stopped nor asked otherwise. */
    private void stop(String id) {
        State state = imports.get(id).etat();
        if (state == State.APPLYING || state == State.UNDOING) {
            throw new ProblemException(new Problem.Conflict(
                    "Cet import s'écrit en ce moment. Attendez qu'il finisse ; il pourra être annulé."));
        }
        if (!jobs.cancel(id)) {
            throw new ProblemException(
                    new Problem.Conflict("Cet import est en train de s'arrêter. Réessayez dans un instant."));
        }
    }

    private void work(String id, Runnable work) {
        refusals.forget(id);
        try {
            work.run();
        } catch (ProblemException e) {
            refusals.keep(id, e.problem());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "import " + id, e);
            refusals.keep(
                    id,
                    new Problem.Unavailable(
                            "Une erreur inattendue a arrêté cet import ; rien n'a été écrit. Réessayez."));
        }
    }

    private static Progress progress(ImportJobs.Ticket ticket) {
        return new Progress() {
            @Override
            public void step(String step, long done, long total) {
                ticket.pace().step(step, done, total);
            }

            @Override
            public boolean cancelled() {
                return ticket.isCancelled();
            }
        };
    }

    /** Whether nobody works on it any more, after at most that many seconds. */
    boolean await(String id, int seconds) {
        return jobs.await(id, seconds);
    }

    /** What came in the way of the last work on it; null when nothing did. */
    @Nullable
    Problem refusal(String id) {
        return refusals.find(id);
    }

    /** The import as the API answers it, without its links. */
    ObjectNode get(String id) {
        return ImportView.of(imports.get(id), jobs.progress(id).orElse(null), refusals.find(id), () -> files.find(id));
    }

    @Override
    public void close() {
        jobs.close();
    }
}
