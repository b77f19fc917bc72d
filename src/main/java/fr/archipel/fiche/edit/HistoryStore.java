package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of a fiche, from the journal. */
public final class HistoryStore {
    private final Database database;

    public HistoryStore(Database database) {
        this.database = database;
    }

    /** Newest first. Problem: 404 when there is no such fiche. */
    Optional<Page<HistoryEntry>> list(String fiche, Paging paging) {
        Sql found =
                Sql.of("SELECT j.id, -j.id AS ordre FROM journal j WHERE j.sujet = 'fiche' AND j.sujet_id = ?", fiche);
        return database.with(session -> {
            if (session.find(Sql.of("SELECT 1 FROM fiche WHERE id = ?", fiche), row -> true)
                    .isEmpty()) {
                throw new ProblemException(new Problem.NotFound("La fiche", fiche));
            }
            return new Keyset(found, "ordre", "id::text")
                    .page(
                            session,
                            """
                            SELECT j.id, to_json(j.moment) #>> '{}' AS moment, j.auteur, j.operation, j.champ,
                                   j.avant::text AS avant, j.apres::text AS apres, j.annule
                            FROM trouve JOIN journal j ON j.id = trouve.id""",
                            HistoryStore::entry,
                            entry -> Long.toString(entry.n()),
                            paging.after(),
                            paging.limit());
        });
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        String field = row.getString("champ");
        JsonNode before = json(row.getString("avant"));
        JsonNode after = json(row.getString("apres"));
        String operation = row.getString("operation");
        long undoes = row.getLong("annule");
        return new HistoryEntry(
                row.getLong("id"),
                row.getString("moment"),
                row.getString("auteur"),
                operation,
                field,
                field == null ? null : Phrases.label(field),
                before,
                after,
                undoes == 0 ? null : undoes,
                Phrases.sentence(operation, field, before, after));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
