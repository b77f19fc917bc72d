package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write on a meeting or its items. In one transaction: the meeting is locked, its version held against the
 * one the writer saw, the work done, its changes put in the journal, the version raised. A work without changes raises
 * nothing.
 */
final class CommitteeWriteStore {
    static final String SUBJECT = "comite";

    /** A meeting that is locked. {@code contrat}: null for all. */
    record Locked(long id, @Nullable String contrat, Nature nature, LocalDate day, String state) {

        void refuseArchived() {
            if (state.equals("archive")) {
                throw SentValues.conflict(
                        "Le comité « %d » est archivé : repassez-le à « tenu » avant d'y écrire.".formatted(id));
            }
        }
    }

    @FunctionalInterface
    interface Work {
        List<Change> run(Session session, Locked committee) throws SQLException;
    }

    private final Database database;

    CommitteeWriteStore(Database database) {
        this.database = database;
    }

    /** The meeting after the work. Problems: 404, 412 with both versions when it has changed since it was seen. */
    ObjectNode write(Author author, String id, Precondition seen, @Nullable JsonNode sent, Work work) {
        long number = CommitteeStore.number(id);
        return database.inTransaction(session -> {
            Locked committee = lock(session, number, id, seen, sent);
            List<Change> changes = work.run(session, committee);
            if (!changes.isEmpty()) {
                JournalStore.add(session, author, SUBJECT, Long.toString(number), changes);
                session.update(Sql.of("""
                        UPDATE comite SET version = version + 1, auteur = ?, modifie_le = now() WHERE id = ?""", author.name(), number));
            }
            return CommitteeStore.get(session, number);
        });
    }

    private static Locked lock(Session session, long number, String id, Precondition seen, @Nullable JsonNode sent)
            throws SQLException {
        int[] version = {0};
        Locked committee = session.find(Sql.of("""
                                SELECT contrat, nature, date_comite, etat, version FROM comite WHERE id = ? FOR UPDATE""", number), row -> {
                    version[0] = row.getInt("version");
                    return new Locked(
                            number,
                            row.getString("contrat"),
                            Nature.of(row.getString("nature")),
                            row.getObject("date_comite", LocalDate.class),
                            row.getString("etat"));
                })
                .orElseThrow(() -> CommitteeStore.missing(id));
        if (!seen.allows(version[0])) {
            throw new ProblemException(
                    new Problem.Stale("La réunion", id, version[0], CommitteeStore.get(session, number), sent));
        }
        return committee;
    }
}
