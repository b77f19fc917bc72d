package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.request.Paging;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of a rule set, from the journal. */
public final class RuleHistoryStore {
    private final Database database;

    public RuleHistoryStore(Database database) {
        this.database = database;
    }

    /** Newest first. Problem: 404 when there is no such set. */
    Optional<Page<RuleHistoryEntry>> list(String id, Paging paging) {
        Sql found = Sql.of("SELECT id, -id AS ordre FROM journal WHERE sujet = 'regle' AND sujet_id = ?", id);
        return database.with(session -> {
            if (session.find(Sql.of("SELECT 1 FROM regle WHERE id = ?", id), row -> true)
                    .isEmpty()) {
                throw RuleWriteStore.notFound(id);
            }
            return new Keyset(found, "ordre", "id::text")
                    .page(
                            session,
                            """
                            SELECT j.id, to_json(j.moment) #>> '{}' AS moment, j.auteur, j.operation, j.champ,
                                   j.avant::text AS avant, j.apres::text AS apres, j.annule,
                                   (SELECT titre FROM regle_cle WHERE cle = split_part(j.champ, '/', 1)) AS cle_titre
                            FROM trouve JOIN journal j ON j.id = trouve.id""",
                            RuleHistoryStore::entry,
                            entry -> Long.toString(entry.n()),
                            paging.after(),
                            paging.limit());
        });
    }

    private static RuleHistoryEntry entry(ResultSet row) throws SQLException {
        String operation = row.getString("operation");
        String field = row.getString("champ");
        JsonNode before = json(row.getString("avant"));
        JsonNode after = json(row.getString("apres"));
        long undoes = row.getLong("annule");
        return new RuleHistoryEntry(
                row.getLong("id"),
                row.getString("moment"),
                row.getString("auteur"),
                operation,
                field,
                before,
                after,
                undoes == 0 ? null : undoes,
                RulePhrases.sentence(operation, field, row.getString("cle_titre"), before, after));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
