package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.Target;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.layer.Catalogue;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files brought in. A file is opened, examined as often as wanted, then applied in one transaction or left; what was applied
 * can be undone. Nothing of it is seen in the target before it is applied, and nothing half of it ever is.
 */
public final class Imports {
    /** Times that an application begins again without the rows the database refused. */
    private static final int MOST_ATTEMPTS = 5;

    private final Database database;
    private final Catalogue catalogue;
    private final FileMappings mappings;
    private final Jobs jobs;

    public Imports(Database database, Catalogue catalogue) {
        this(database, catalogue, new ProfileMappings(database, catalogue));
    }

    Imports(Database database, Catalogue catalogue, FileMappings mappings) {
        this.database = database;
        this.catalogue = catalogue;
        this.mappings = mappings;
        this.jobs = new Jobs(database);
    }

    /** The id of a new import. {@code author}: null for a trial without a key. */
    public String open(String fileName, ImportRequest request, @Nullable Author author) {
        if (request.target() != null) {
            mappings.target(request.target());
        }
        return database.with(session -> ImportStore.create(session, fileName, request, author));
    }

    /**
     * Reads, checks and compares; may be repeated with another request. Throws what the file or the request deserves, after
     * noting it as the import's reason. Problem: 409 when the import is applied, or somebody works on it.
     */
    public ImportReport examine(String id, Path file, ImportRequest request, Progress progress) {
        return jobs.run(id, session -> {
            State state = ImportStore.get(session, id).state();
            if (state == State.APPLIED || state == State.UNDONE) {
                throw new ProblemException(new Problem.Conflict(
                        "Cet import est appliqué ; pour essayer autrement, envoyez de nouveau le fichier."));
            }
            ImportStore.examining(session, id, request);
            try (LayerReader reader = LayerFile.open(file, new ReadOptions(request.fileLayer(), request.encoding()))) {
                Jobs.inTransaction(
                        session, inside -> examine(inside, new Arrival(id), file, reader, request, progress));
            } catch (Cancelled e) {
                ImportStore.state(session, id, State.ABANDONED, "L'examen a été arrêté à la demande.");
            } catch (ProblemException e) {
                ImportStore.state(session, id, State.REFUSED, e.problem().detail());
                throw e;
            } catch (SQLException | RuntimeException | Error e) {
                ImportStore.state(session, id, State.REFUSED, "L'examen a échoué par une erreur interne.");
                throw e;
            }
            return report(session, id);
        });
    }

    private boolean examine(
            Session session, Arrival arrival, Path file, LayerReader reader, ImportRequest request, Progress progress)
            throws SQLException {
        ImportStore.dropTables(session, arrival.id());
        session.update(Sql.of("DELETE FROM import_probleme WHERE import = ?", arrival.id()));
        FileMapping mapping = mappings.of(
                request, reader, ImportStore.get(session, arrival.id()).file());
        Destination to = destination(session, mapping.target());
        if (request.missing() == Missing.SUPPRIMER && !mapping.target().creates()) {
            throw new ProblemException(new Problem.InvalidField(
                    "absents", Missing.SUPPRIMER.id(), "garder, car cet import ne crée ni ne supprime d'objet"));
        }
        try {
            Examination examination =
                    new Examining(session, arrival, to, mapping, request, progress).run(reader, FileFacts.of(file));
            ImportStore.examined(session, arrival, mapping, examination);
            return true;
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new UncheckedIOException(e);
        }
    }

    private Destination destination(Session session, Target target) throws SQLException {
        return Destination.read(
                session, target, catalogue.findLayer(target.id()).orElse(null));
    }

    /** Throws {@link Problem.NotFound}. */
    public ImportReport get(String id) {
        return database.with(session -> report(session, id));
    }

    private ImportReport report(Session session, String id) throws SQLException {
        ImportStore.Import found = ImportStore.get(session, id);
        return new ImportReport(
                found.id(),
                found.state(),
                new ImportReport.TargetView(found.target(), title(found.target())),
                found.file(),
                found.created(),
                found.applied(),
                found.undone(),
                found.author(),
                found.reason(),
                found.request(),
                found.examination());
    }

    private String title(String target) {
        try {
            return mappings.target(target).title();
        } catch (ProblemException e) {
            return target;
        }
    }

    /**
     * Writes what was examined: all of it in one transaction, or nothing. Problems: 422 with the report when rows have errors
     * and the request does not keep the others; 409 when what was compared has changed since, or is being written.
     */
    public ImportReport apply(String id, Author author, Progress progress) {
        return jobs.run(id, session -> {
            ImportStore.Import found = ImportStore.get(session, id);
            refuseUnless(found.state() == State.READY, found.state());
            refuseErrors(session, found);
            ImportStore.state(session, id, State.APPLYING, null);
            try {
                write(session, found, author, progress);
            } catch (Cancelled e) {
                ImportStore.state(
                        session, id, State.READY, "L'application a été arrêtée à la demande ; rien n'a été écrit.");
            } catch (SQLException | RuntimeException | Error e) {
                ImportStore.state(session, id, State.READY, null);
                throw e;
            }
            return report(session, id);
        });
    }

    private void write(Session session, ImportStore.Import found, Author author, Progress progress)
            throws SQLException {
        String id = found.id();
        for (int attempt = 0; ; attempt++) {
            try {
                Jobs.inTransaction(session, inside -> {
                    Destination to = destination(inside, mappings.target(found.target()));
                    long rows = found.examination() == null
                            ? 0
                            : found.examination().comptes().lues();
                    new Application(inside, new Arrival(id), to, ImportStore.keyRule(inside, id), found.request())
                            .run(author, progress, rows);
                    return true;
                });
                return;
            } catch (RefusedByDatabase e) {
                int refused = Jobs.inTransaction(session, inside -> markRefused(inside, id));
                ImportStore.state(session, id, State.READY, null);
                if (refused == 0) {
                    throw e.failure();
                }
                refuseErrors(session, ImportStore.get(session, id));
                if (attempt >= MOST_ATTEMPTS) {
                    throw new ProblemException(new Problem.Refused(
                            "Les règles de la base refusent trop de lignes ; rien n'a été écrit.",
                            report(session, id)));
                }
                ImportStore.state(session, id, State.APPLYING, null);
            }
        }
    }

    private int markRefused(Session session, String id) throws SQLException {
        ImportStore.Import found = ImportStore.get(session, id);
        Destination to = destination(session, mappings.target(found.target()));
        Arrival arrival = new Arrival(id);
        int refused = new Refusals(session, arrival, to, ImportStore.keyRule(session, id), found.request()).mark();
        Examination before = found.examination();
        if (before != null) {
            ImportStore.report(session, id, before.withRefused(ArrivalCounts.of(session, arrival), refused));
        }
        return refused;
    }

    private void refuseErrors(Session session, ImportStore.Import found) throws SQLException {
        Examination examination = found.examination();
        if (examination != null && examination.lacksPlaces() && !found.request().keepValid()) {
            throw new ProblemException(new Problem.Refused(
                    "Le fichier n'a pas tous les contours attendus ; rien n'a été écrit. Complétez-le, ou gardez ceux qu'il a.",
                    report(session, found.id())));
        }
        if (examination != null
                && examination.comptes().rejetees() > 0
                && !found.request().keepValid()) {
            throw new ProblemException(new Problem.Refused(
                    "%d lignes du fichier ont des erreurs ; rien n'a été écrit. Corrigez-les, laissez-les de côté, ou gardez les bonnes."
                            .formatted(examination.comptes().rejetees()),
                    report(session, found.id())));
        }
    }

    private static void refuseUnless(boolean can, State state) {
        if (!can) {
            throw new ProblemException(new Problem.Conflict(
                    switch (state) {
                        case APPLIED -> "Cet import est déjà appliqué.";
                        case UNDONE -> "Cet import est annulé ; pour recommencer, envoyez de nouveau le fichier.";
                        case READY -> "Cet import n'est pas appliqué : il n'y a rien à annuler.";
                        default -> "Cet import n'a pas été examiné jusqu'au bout ; examinez-le d'abord.";
                    }));
        }
    }

    /** Takes back what was applied. Problem: 409 listing objects changed since, or that fiches speak of. */
    public ImportReport undo(String id, Author author) {
        return undo(id, author, false);
    }

    /** {@code forced}: objects changed since the import go back too. */
    public ImportReport undo(String id, Author author, boolean forced) {
        return jobs.run(id, session -> {
            ImportStore.Import found = ImportStore.get(session, id);
            refuseUnless(found.state() == State.APPLIED, found.state());
            ImportStore.state(session, id, State.UNDOING, null);
            try {
                Jobs.inTransaction(session, inside -> {
                    new Undo(inside, new Arrival(id), destination(inside, mappings.target(found.target())))
                            .run(author, forced);
                    return true;
                });
            } catch (SQLException | RuntimeException | Error e) {
                ImportStore.state(session, id, State.APPLIED, null);
                throw e;
            }
            return report(session, id);
        });
    }

    /**
     * Rows of an import with what they change, in the order of the file. {@code action}: null for all that are in the file,
     * {@code absente} for objects that are not. Empty when {@code apres} names none.
     */
    public Optional<Page<RowView>> rows(String id, @Nullable String action, Paging paging) {
        return database.with(session -> {
            ImportStore.Import found = ImportStore.get(session, id);
            Page<RowView> none = new Page<>(0, List.of(), Optional.empty());
            boolean done = found.state() == State.APPLIED || found.state() == State.UNDONE;
            if (!done && !ImportStore.hasRows(session, id)) {
                return Optional.of(none);
            }
            RowViewStore rows =
                    new RowViewStore(session, new Arrival(id), destination(session, mappings.target(found.target())));
            if (done) {
                return rows.applied(action, paging);
            }
            return RowViewStore.ABSENT.equals(action)
                    ? rows.absent(ImportStore.keyRule(session, id), paging)
                    : rows.waiting(action, paging);
        });
    }

    /**
     * Rows that wait, and the places of their findings, as GeoJSON in CRS84, at most {@code limit} of each.
     *
     * @param bbox west, south, east, north in degrees; null for all
     */
    public String features(String id, double @Nullable [] bbox, int limit) {
        return database.with(session -> {
            ImportStore.Import found = ImportStore.get(session, id);
            return ImportStore.hasRows(session, id)
                    ? new MapView(session, new Arrival(id), destination(session, mappings.target(found.target())))
                            .features(bbox, limit)
                    : MapView.EMPTY;
        });
    }

    /** Marks what processes that died left under way, and forgets trials of more than a day. */
    public void clean() {
        new Cleaning(database).run();
    }

    /** Forgets a trial. Problem: 409 for an import that is applied. */
    public void discard(String id) {
        jobs.run(
                id,
                session -> Jobs.inTransaction(session, inside -> {
                    State state = ImportStore.get(inside, id).state();
                    if (state == State.APPLIED || state == State.UNDONE) {
                        throw new ProblemException(
                                new Problem.Conflict("Cet import est appliqué ; il s'annule, il ne s'oublie pas."));
                    }
                    ImportStore.dropTables(inside, id);
                    return inside.update(Sql.of("DELETE FROM import WHERE id = ?", id));
                }));
    }
}
