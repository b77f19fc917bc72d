package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;

/** Notes: plain text, never read as HTML. */
final class NoteStore {
    static final int MAXIMUM_LENGTH = 10_000;

    private static final String ROW = """
            SELECT json_build_object('n', id, 'texte', texte) FROM note
            WHERE fiche = ? AND id = ? AND archivee_le IS NULL""";

    private NoteStore() {}

    static LifeWriteStore.Done add(Session session, String fiche, String text, String author) throws SQLException {
        long n = LifeWriteStore.insert(
                session,
                Sql.of("INSERT INTO note (fiche, texte, auteur) VALUES (?, ?, ?) RETURNING id", fiche, text, author));
        return LifeWriteStore.Done.of(n, "note", "note", null, get(session, fiche, n));
    }

    static LifeWriteStore.Done change(Session session, String fiche, long n, String text) throws SQLException {
        ObjectNode before = get(session, fiche, n);
        session.update(Sql.of("UPDATE note SET texte = ?, modifiee_le = now() WHERE id = ?", text, n));
        return LifeWriteStore.Done.of(n, "note", "note", before, get(session, fiche, n));
    }

    static LifeWriteStore.Done archive(Session session, String fiche, long n) throws SQLException {
        ObjectNode before = get(session, fiche, n);
        session.update(Sql.of("UPDATE note SET archivee_le = now() WHERE id = ?", n));
        return LifeWriteStore.Done.of(n, "archivage_note", "note", before, null);
    }

    private static ObjectNode get(Session session, String fiche, long n) throws SQLException {
        return LifeWriteStore.row(session, Sql.of(ROW, fiche, n), "La note", n);
    }
}
