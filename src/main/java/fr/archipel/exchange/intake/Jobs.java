package fr.archipel.exchange.intake;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;

/**
 * Work on one import, by one session that holds its lock: nobody else works on it meanwhile, and whoever finds the lock free
 * knows that the process that held it is gone.
 */
record Jobs(Database database) {

    /** Throws {@link Problem.Conflict} when somebody works on the import. */
    <T> T run(String id, Database.Work<T> work) {
        return database.with(session -> {
            if (!lock(session, id)) {
                throw new ProblemException(
                        new Problem.Conflict("Cet import est en cours de traitement ; attendez qu'il finisse."));
            }
            try {
                return work.run(session);
            } finally {
                unlock(session, id);
            }
        });
    }

    static boolean lock(Session session, String id) throws SQLException {
        return session.find(
                        Sql.of("SELECT pg_try_advisory_lock(hashtextextended('import ' || ?, 24))", id),
                        row -> row.getBoolean(1))
                .orElse(false);
    }

    static void unlock(Session session, String id) throws SQLException {
        session.find(Sql.of("SELECT pg_advisory_unlock(hashtextextended('import ' || ?, 24))", id), row -> true);
    }

    /** All of it or nothing, however long it takes. */
    static <T> T inTransaction(Session session, Database.Work<T> work) throws SQLException {
        return session.inTransaction(inside -> {
            inside.update(Sql.of("SET LOCAL statement_timeout = 0"));
            inside.update(Sql.of("SET LOCAL idle_in_transaction_session_timeout = 0"));
            inside.update(Sql.of("SET LOCAL work_mem = '64MB'"));
            inside.update(Sql.of("SET LOCAL maintenance_work_mem = '256MB'"));
            return work.run(inside);
        });
    }
}
