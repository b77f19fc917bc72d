package fr.archipel.account;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes and revokes keys; at least one administrator's key that does not expire always stays. */
public final class KeyWriteStore {
    private final Database database;

    public KeyWriteStore(Database database) {
        this.database = database;
    }

    /** Problems: 404 when there is no such key, 409 when it is revoked or would leave nobody to manage keys. */
    Key change(String id, KeyChange change, Author by) {
        return database.inTransaction(session -> {
            Key before = lock(session, id);
            session.update(Sql.of(
                    """
                    UPDATE cle SET nom = coalesce(?, nom), role = coalesce(?, role),
                      expire_le = CASE WHEN ? THEN NULL ELSE coalesce(?, expire_le) END WHERE id = ?""",
                    change.name(),
                    change.role() == null ? null : change.role().id(),
                    change.forever(),
                    change.expires(),
                    id));
            Key after = KeyStore.get(session, id);
            checkAdministrator(session);
            note(session, by, id, "nom", before.nom(), after.nom());
            note(session, by, id, "role", before.role(), after.role());
            note(session, by, id, "expire_le", before.expireLe(), after.expireLe());
            return after;
        });
    }

    /** Problems: as {@link #change}. */
    Key revoke(String id, Author by) {
        return database.inTransaction(session -> {
            lock(session, id);
            session.update(Sql.of("UPDATE cle SET revoquee_le = now() WHERE id = ?", id));
            checkAdministrator(session);
            Key after = KeyStore.get(session, id);
            KeyJournalStore.add(session, by, id, "revocation", null, null, after);
            return after;
        });
    }

    /** All keys wait, so that two administrators cannot remove each other. */
    private static Key lock(Session session, String id) throws SQLException {
        session.update(Sql.of("LOCK TABLE cle IN SHARE ROW EXCLUSIVE MODE"));
        if (session.find(Sql.of("SELECT 1 FROM cle WHERE id = ?", id), row -> true)
                .isEmpty()) {
            throw new ProblemException(new Problem.NotFound("La clé", id));
        }
        Key key = KeyStore.get(session, id);
        if (key.revoqueeLe() != null) {
            throw new ProblemException(
                    new Problem.Conflict("Cette clé est révoquée : elle ne change plus. Créez-en une autre."));
        }
        return key;
    }

    private static void checkAdministrator(Session session) throws SQLException {
        if (session.find(Sql.of("""
                        SELECT 1 FROM cle WHERE role = 'administrateur' AND revoquee_le IS NULL AND expire_le IS NULL LIMIT 1"""), row -> true).isEmpty()) {
            throw new ProblemException(new Problem.Conflict(
                    "C'est la dernière clé d'administrateur sans terme : plus personne ne pourrait gérer les clés."
                            + " Créez-en une autre avant."));
        }
    }

    private static void note(
            Session session, Author by, String id, String field, @Nullable Object before, @Nullable Object after)
            throws SQLException {
        if (!Objects.equals(before, after)) {
            KeyJournalStore.add(session, by, id, "modification", field, before, after);
        }
    }
}
