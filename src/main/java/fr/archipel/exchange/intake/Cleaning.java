package fr.archipel.exchange.intake;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.util.List;

/** What processes that died left of their imports, and trials nobody came back to; what a source proposes waits longer. */
record Cleaning(Database database) {
    private static final String KEPT = "1 day";

    void run() {
        database.with(session -> {
            for (String id : working(session)) {
                // A living process holds the lock.
                if (Jobs.lock(session, id)) {
                    try {
                        Jobs.inTransaction(session, inside -> interrupted(inside, id));
                    } finally {
                        Jobs.unlock(session, id);
                    }
                }
            }
            for (String id : old(session)) {
                if (Jobs.lock(session, id)) {
                    try {
                        Jobs.inTransaction(session, inside -> forgotten(inside, id));
                    } finally {
                        Jobs.unlock(session, id);
                    }
                }
            }
            return true;
        });
    }

    private static List<String> working(Session session) throws SQLException {
        return session.list(
                Sql.of("SELECT id FROM import WHERE etat IN ('examen', 'application', 'annulation')"),
                row -> row.getString(1));
    }

    /** Undoing is one transaction too: an import whose undoing was cut short is still applied. */
    private static boolean interrupted(Session session, String id) throws SQLException {
        State state = ImportStore.get(session, id).state();
        if (state == State.UNDOING) {
            ImportStore.state(session, id, State.APPLIED, null);
        } else if (state == State.EXAMINING || state == State.APPLYING) {
            ImportStore.dropTables(session, id);
            session.update(Sql.of("UPDATE import SET arrivee = NULL WHERE id = ?", id));
            ImportStore.state(
                    session,
                    id,
                    State.INTERRUPTED,
                    "Le programme qui y travaillait s'est arrêté. Rien n'a été écrit ; envoyez de nouveau le fichier.");
        }
        return true;
    }

    private static List<String> old(Session session) throws SQLException {
        return session.list(
                Sql.of(
                        "SELECT id FROM import WHERE etat IN ('recu', 'pret', 'refuse', 'abandonne', 'interrompu') AND modifie_le < now() - ?::interval"
                                + " AND NOT EXISTS (SELECT FROM source_etat s WHERE s.import = import.id)",
                        KEPT),
                row -> row.getString(1));
    }

    private static boolean forgotten(Session session, String id) throws SQLException {
        ImportStore.dropTables(session, id);
        session.update(Sql.of("DELETE FROM import WHERE id = ? AND etat NOT IN ('applique', 'annule')", id));
        return true;
    }
}
