package fr.archipel.account;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done to keys, in the journal; room {@code history} stands on this one, so its store cannot be asked. */
final class KeyJournalStore {
    private KeyJournalStore() {}

    /** {@code before} and {@code after} are written as JSON; a key as it is shown, never the key itself. */
    static void add(
            Session session,
            Author by,
            String id,
            String operation,
            @Nullable String field,
            @Nullable Object before,
            @Nullable Object after)
            throws SQLException {
        session.update(Sql.of(
                """
                INSERT INTO journal (auteur, cle, sujet, sujet_id, operation, champ, avant, apres)
                VALUES (?, ?, 'cle', ?, ?, ?, ?::jsonb, ?::jsonb)""", by.name(), by.key().isEmpty() ? null : by.key(), id, operation, field, json(before), json(after)));
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
