package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.Target;
import fr.archipel.exchange.reader.LayerFile;
import fr.archipel.exchange.reader.LayerReader;
import fr.archipel.exchange.reader.ReadOptions;
import fr.archipel.layer.Catalogue;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Files brought in. A file is opened, examined as often as wanted, then applied in one transaction or left; what was applied
 * can be undone. Nothing of it is seen in the target before it is applied, and nothing half of it ever is.
 */
public final class Imports {
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
            ImportStore.examined(session, arrival, mapping.target().id(), examination);
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
