package fr.archipel.participation;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import java.util.List;

/** Deletes what has been kept long enough. The journal keeps that it was deleted, nothing of what it said. */
final class PurgeStore {
    /** When an idea {@code i} goes; binds the months of what was published, then the days of the rest. */
    static final String END = """
            CASE WHEN i.etat IN ('publiee', 'archivee') AND i.publiee_le IS NOT NULL
                 THEN i.publiee_le + make_interval(months => ?)
                 ELSE coalesce(i.decide_le, i.depose_le) + make_interval(days => ?) END
            """;

    private static final Author CALENDAR = new Author("", "fin de la durée de conservation");

    private final Database database;
    private final Settings settings;

    PurgeStore(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** How many are gone. */
    int purge() {
        return database.inTransaction(session -> {
            List<Long> gone = session.list(
                    Sql.of(
                            "DELETE FROM idee i WHERE " + END + " <= clock_timestamp() RETURNING i.id",
                            settings.publishedMonths(),
                            settings.waitingDays()),
                    row -> row.getLong(1));
            for (long id : gone) {
                JournalStore.add(
                        session,
                        CALENDAR,
                        ModerationStore.SUBJECT,
                        Long.toString(id),
                        List.of(Change.of("purge", null, null, null)));
            }
            return gone.size();
        });
    }
}
