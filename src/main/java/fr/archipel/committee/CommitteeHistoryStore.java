package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.request.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The history of a meeting, from the journal. */
public final class CommitteeHistoryStore {
    private final Database database;

    public CommitteeHistoryStore(Database database) {
        this.database = database;
    }

    /** Newest first. Problem: 404 when there is no such meeting. */
    Optional<Page<HistoryEntry>> list(String id, Paging paging) {
        long number = CommitteeStore.number(id);
        Sql found = Sql.of(
                "SELECT j.id, -j.id AS ordre FROM journal j WHERE j.sujet = 'comite' AND j.sujet_id = ?",
                Long.toString(number));
        return database.with(session -> {
            if (session.find(Sql.of("SELECT 1 FROM comite WHERE id = ?", number), row -> true)
                    .isEmpty()) {
                throw CommitteeStore.missing(id);
            }
            return new Keyset(found, "ordre", "id::text")
                    .page(
                            session,
                            """
                            SELECT j.id, to_json(j.moment) #>> '{}' AS moment, j.auteur, j.operation, j.champ,
                                   j.avant::text AS avant, j.apres::text AS apres, j.annule,
                                   EXISTS (SELECT FROM journal a WHERE a.annule = j.id) AS deja,
                                   (SELECT p.titre FROM comite_point p
                                    WHERE p.id = (substring(j.champ FROM '^points/([0-9]{1,18})'))::bigint) AS point
                            FROM trouve JOIN journal j ON j.id = trouve.id""",
                            CommitteeHistoryStore::entry,
                            entry -> Long.toString(entry.n()),
                            paging.after(),
                            paging.limit());
        });
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        String operation = row.getString("operation");
        String field = row.getString("champ");
        JsonNode before = Texts.json(row.getString("avant"));
        JsonNode after = Texts.json(row.getString("apres"));
        long undoes = row.getLong("annule");
        boolean gone = field != null && field.endsWith("/decision") && after == null;
        return new HistoryEntry(
                row.getLong("id"),
                row.getString("moment"),
                row.getString("auteur"),
                operation,
                field,
                before,
                after,
                undoes == 0 ? null : undoes,
                field != null && !gone && !row.getBoolean("deja"),
                HistoryPhrases.sentence(operation, field, row.getString("point"), before, after));
    }
}
