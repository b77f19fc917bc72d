package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.fiche.edit.FicheWriteStore;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes of a fiche's life: as {@link FicheWriteStore}, refused on an archived fiche. */
public final class LifeWriteStore {

    /** What was done: on which row, what the journal keeps (null: nothing was changed), what looks odd. */
    record Done(long n, @Nullable Change change, List<String> warnings) {
        static Done of(long n, String operation, String field, @Nullable JsonNode before, @Nullable JsonNode after) {
            return new Done(n, Change.of(operation, field, before, after), List.of());
        }
    }

    @FunctionalInterface
    interface Work {
        Done run(Session session, String fiche) throws SQLException;
    }

    private final FicheWriteStore writes;

    public LifeWriteStore(Database database) {
        this.writes = new FicheWriteStore(database);
    }

    /** Problems: 404, 409 when the fiche is archived, 412 when it has changed since it was seen. */
    Outcome write(Author author, String fiche, Precondition seen, @Nullable JsonNode sent, Work work) {
        FicheWriteStore.Written<Done> written = writes.write(author, fiche, seen, sent, (session, id) -> {
            checkLive(session, id);
            Done done = work.run(session, id);
            Change change = done.change();
            return new FicheWriteStore.Done<>(done, change == null ? List.of() : List.of(change));
        });
        return new Outcome(
                written.answer().n(), written.version(), written.answer().warnings());
    }

    static void checkLive(Session session, String fiche) throws SQLException {
        if (session.find(Sql.of("SELECT 1 FROM fiche WHERE id = ? AND archivee_le IS NOT NULL", fiche), row -> true)
                .isPresent()) {
            throw new ProblemException(new Problem.Conflict(
                    "La fiche « %s » est archivée : restaurez-la avant d'y écrire.".formatted(fiche)));
        }
    }

    /** A row as the journal keeps it, null when there is none: {@code query} answers one JSON column. */
    static @Nullable ObjectNode findRow(Session session, Sql query) throws SQLException {
        return session.find(query, row ->
                        (ObjectNode) Json.read(row.getString(1).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .orElse(null);
    }

    static ObjectNode row(Session session, Sql query, String what, long n) throws SQLException {
        ObjectNode row = findRow(session, query);
        if (row == null) {
            throw new ProblemException(new Problem.NotFound(what, Long.toString(n)));
        }
        return row;
    }

    static long insert(Session session, Sql statement) throws SQLException {
        return session.find(statement, row -> row.getLong(1)).orElseThrow();
    }
}
