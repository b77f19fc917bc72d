package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.feature.FeatureRoutes;
import fr.archipel.json.Json;
import fr.archipel.layer.Layer;
import fr.archipel.request.Paging;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of a feature, from the journal; it outlives the feature. */
public final class ObjectHistoryStore {
    private final Database database;

    public ObjectHistoryStore(Database database) {
        this.database = database;
    }

    /** Newest first. Problem: 404 when there is no such feature and never was one that a client changed. */
    Optional<Page<ObjectChange>> list(Layer layer, String id, Paging paging) {
        String subject = FeatureEditStore.subject(layer, id);
        Sql found = Sql.of(
                "SELECT j.id, -j.id AS ordre FROM journal j WHERE j.sujet = ? AND j.sujet_id = ?",
                FeatureEditStore.SUBJECT,
                subject);
        return database.with(session -> {
            if (!isKnown(session, layer, id, subject)) {
                throw FeatureRoutes.notFound(layer, id);
            }
            return new Keyset(found, "ordre", "id::text")
                    .page(
                            session,
                            """
                            SELECT j.id, to_json(j.moment) #>> '{}' AS moment, j.auteur, j.operation, j.champ, j.annule,
                                   (SELECT i.fichier FROM import i WHERE i.id = j.import) AS fichier,
                                   CASE WHEN j.champ = 'geometry' THEN NULL WHEN j.champ IS NULL THEN j.avant - 'geometry' ELSE j.avant END::text AS avant,
                                   CASE WHEN j.champ = 'geometry' THEN NULL WHEN j.champ IS NULL THEN j.apres - 'geometry' ELSE j.apres END::text AS apres
                            FROM trouve JOIN journal j ON j.id = trouve.id""",
                            row -> change(layer, row),
                            change -> Long.toString(change.n()),
                            paging.after(),
                            paging.limit());
        });
    }

    private static boolean isKnown(Session session, Layer layer, String id, String subject) throws SQLException {
        Sql sql = Sql.of(
                "SELECT 1 FROM " + Sql.name(layer.storage().table()) + " AS t WHERE t."
                        + Sql.name(layer.storage().key()) + "::text = ?"
                        + " UNION ALL SELECT 1 FROM journal WHERE sujet = ? AND sujet_id = ? LIMIT 1",
                id,
                FeatureEditStore.SUBJECT,
                subject);
        return session.find(sql, row -> true).isPresent();
    }

    private static ObjectChange change(Layer layer, ResultSet row) throws SQLException {
        String field = row.getString("champ");
        String operation = row.getString("operation");
        JsonNode before = json(row.getString("avant"));
        JsonNode after = json(row.getString("apres"));
        long undoes = row.getLong("annule");
        return new ObjectChange(
                row.getLong("id"),
                row.getString("moment"),
                row.getString("auteur"),
                operation,
                field,
                field == null ? null : ChangePhrases.label(layer, field),
                before,
                after,
                undoes == 0 ? null : undoes,
                ChangePhrases.sentence(layer, operation, field, before, after) + origin(row.getString("fichier")));
    }

    /** {@code file}: of the import that wrote; null when somebody did, object by object. */
    private static String origin(@Nullable String file) {
        return file == null ? "" : ", import du fichier « " + file + " »";
    }

    static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
