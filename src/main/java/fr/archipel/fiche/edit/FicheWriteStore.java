package fr.archipel.fiche.edit;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write on a fiche or on anything that hangs from it. In one transaction: the fiche is locked, its version
 * held against the one the writer saw, the work done, its changes put in the journal, the version raised. A work without
 * changes raises nothing.
 */
public final class FicheWriteStore {

    /** What a work did: its answer, and what goes into the journal. */
    public record Done<T>(T answer, List<Change> changes) {
        public Done {
            changes = List.copyOf(changes);
        }
    }

    /** The answer of a write, and the fiche's version after it. */
    public record Written<T>(T answer, int version) {}

    /** Something done on a fiche that is locked. */
    @FunctionalInterface
    public interface Work<T> {
        Done<T> run(Session session, String fiche) throws SQLException;
    }

    private final Database database;

    public FicheWriteStore(Database database) {
        this.database = database;
    }

    /**
     * Does the work on the fiche. {@code sent} is shown to a writer who comes second. Problems: 404 when there is no such
     * fiche, 412 with both versions when the fiche has changed since; then nothing is changed.
     */
    public <T> Written<T> write(Author author, String fiche, Precondition seen, @Nullable Object sent, Work<T> work) {
        return database.inTransaction(session -> write(session, author, fiche, seen, sent, work));
    }

    /** The same inside a transaction of the caller's, who writes on several fiches at once: all of it or nothing. */
    public static <T> Written<T> write(
            Session session, Author author, String fiche, Precondition seen, @Nullable Object sent, Work<T> work)
            throws SQLException {
        int version = lock(session, fiche);
        if (!seen.allows(version)) {
            throw new ProblemException(
                    new Problem.Stale("La fiche", fiche, version, FicheDocumentStore.get(session, fiche), sent));
        }
        Done<T> done = work.run(session, fiche);
        if (done.changes().isEmpty()) {
            return new Written<>(done.answer(), version);
        }
        JournalStore.add(session, author, "fiche", fiche, done.changes());
        session.update(Sql.of("UPDATE fiche SET version = version + 1, modifiee_le = now() WHERE id = ?", fiche));
        return new Written<>(done.answer(), version + 1);
    }

    private static int lock(Session session, String fiche) throws SQLException {
        return session.find(Sql.of("SELECT version FROM fiche WHERE id = ? FOR UPDATE", fiche), row -> row.getInt(1))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("La fiche", fiche)));
    }
}
