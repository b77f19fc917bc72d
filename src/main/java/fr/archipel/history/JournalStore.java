package fr.archipel.history;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.db.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal: entries are added, never changed. */
public final class JournalStore {
    private static final String INSERT = """
            INSERT INTO journal (auteur, cle, sujet, sujet_id, operation, champ, avant, apres, annule)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""";

    private JournalStore() {}

    /** {@code subject}: kind of thing written on ("fiche"), {@code id}: which one. */
    public static void add(Session session, Author author, String subject, String id, List<Change> changes)
            throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Change change : changes) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(author.name());
            row.add(author.key().isEmpty() ? null : author.key());
            row.add(subject);
            row.add(id);
            row.add(change.operation());
            row.add(change.field());
            row.add(text(change.before()));
            row.add(text(change.after()));
            row.add(change.undoes());
            rows.add(row);
        }
        session.updateAll(INSERT, rows);
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.toString();
    }
}
