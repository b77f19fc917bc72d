package fr.archipel.exchange.publish;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Sql;
import java.util.List;

/**
 * Drops the tables of layers that were replaced or removed, once every running service has read the catalogue again: a
 * request that began with the old description must find its table. What cannot be dropped now, because a download
 * still reads it, is dropped at the next publication.
 */
final class RetiredTables {
    /** Twice what a service takes to see a change. */
    private static final int FORGOTTEN_MS = 1_000;

    private RetiredTables() {}

    static void drop(Database database) {
        if (list(database, 0).isEmpty()) {
            return;
        }
        try {
            Thread.sleep(FORGOTTEN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        for (String table : list(database, FORGOTTEN_MS)) {
            try {
                database.doInTransaction(session -> {
                    session.update(Sql.of("SET LOCAL lock_timeout = '1s'"));
                    session.update(Sql.of("DROP TABLE IF EXISTS " + Sql.name(table)));
                    session.update(Sql.of("DELETE FROM table_retiree WHERE nom = ?", table));
                });
            } catch (DatabaseException e) {
                if (!e.state().equals("55P03")) {
                    throw e;
                }
            }
        }
    }

    private static List<String> list(Database database, int olderMs) {
        return database.list(
                Sql.of(
                        "SELECT nom FROM table_retiree WHERE retiree_le <= clock_timestamp() - ? * interval '1 millisecond'",
                        olderMs),
                row -> row.getString(1));
    }
}
