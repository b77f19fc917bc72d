package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;

/** Rows of {@code arrivee} by action. */
record ArrivalCounts(long creations, long modifications, long unchanged, long rejected, long ignored) {

    static ArrivalCounts of(Session session, Arrival arrival) throws SQLException {
        return session.find(
                        Sql.of("""
                                SELECT count(*) FILTER (WHERE action = 'creation'), count(*) FILTER (WHERE action = 'modification'),
                                       count(*) FILTER (WHERE action = 'inchange'), count(*) FILTER (WHERE action = 'rejete'),
                                       count(*) FILTER (WHERE action = 'ignore') FROM\s""" + arrival.sql()),
                        row -> new ArrivalCounts(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .orElseThrow();
    }

    /** {@code unreadable}, {@code skipped}: rows of the file that never came so far. */
    Counts with(long read, long unreadable, long skipped, long absent) {
        return new Counts(read, creations, modifications, unchanged, rejected + unreadable, ignored + skipped, absent);
    }
}
