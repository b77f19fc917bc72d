package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.feature.EntityTag;
import fr.archipel.feature.FeatureRoutes;
import fr.archipel.geo.ServedCrs;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Features created, replaced, updated and deleted: each in one transaction that reads what was sent, checks all of it,
 * writes, and puts every value that changed into the journal, signed. What is refused changes nothing.
 */
public final class FeatureEditStore {
    static final String SUBJECT = "objet";

    /** What a write left behind: the feature's key, and the tag of its state. */
    record Written(String id, String tag) {}

    private final Database database;

    public FeatureEditStore(Database database) {
        this.database = database;
    }

    static String subject(Layer layer, String id) {
        return layer.id() + "/" + id;
    }

    /**
     * {@code body}: a GeoJSON feature, its coordinates in {@code crs}. {@code strict}: what the database keeps must not be
     * sent otherwise; else it is left aside, for QGIS copies it from the feature that is duplicated or split. Problem: 409
     * when there is one of its key.
     */
    Written create(Author author, Layer layer, ServedCrs crs, JsonNode body, boolean strict) {
        SentFeature sent = SentFeature.whole(body);
        return write(layer, session -> {
            Map<String, TableColumn> columns = TableStore.columns(session, layer);
            Values values = Values.read(layer, columns, sent, null, true);
            Geometry geometry = geometry(session, layer, crs, sent.geometry(), values.faults());
            refuse(values.faults());
            String id = insert(session, layer, columns, sent, values, geometry);
            Stored made = StoredStore.get(session, layer, id);
            if (strict) {
                checkComputed(values, made, null);
            }
            journal(session, author, layer, id, List.of(Change.of("creation", null, null, made.document())));
            return new Written(id, EntityTag.ofState(made.state()));
        });
    }

    private static String insert(
            Session session,
            Layer layer,
            Map<String, TableColumn> columns,
            SentFeature sent,
            Values values,
            @Nullable Geometry geometry)
            throws SQLException {
        TableColumn key = Objects.requireNonNull(columns.get(layer.storage().key()));
        String chosen = KeyChoiceStore.sent(layer, key, sent);
        if (chosen != null) {
            Savepoint before = session.connection().setSavepoint();
            try {
                return RowStore.insert(session, layer, columns, chosen, values.bound(), geometry)
                        .orElseThrow(() -> new ProblemException(new Problem.Conflict(
                                "Dans la couche « %s », l'objet « %s » existe déjà. Modifiez-le, ou envoyez celui-ci sans identifiant."
                                        .formatted(layer.title(), chosen))));
            } catch (SQLException e) {
                session.connection().rollback(before);
                if (!ConstraintStore.isOnKey(session, layer, DatabaseException.of(e))) {
                    throw e;
                }
            }
        }
        for (int attempt = 0; attempt < 5; attempt++) {
            String made = KeyChoiceStore.make(session, layer, key, values.bound());
            Optional<String> id = RowStore.insert(session, layer, columns, made, values.bound(), geometry);
            if (id.isPresent()) {
                return id.get();
            }
        }
        throw new ProblemException(
                new Problem.Conflict("D'autres objets du même nom sont créés en ce moment ; envoyez de nouveau."));
    }

    /** The whole feature is what is sent. Problems: 404, 428 without {@code seen}, 412 when the state is another. */
    Written replace(Author author, Layer layer, ServedCrs crs, String id, IfMatch seen, JsonNode body) {
        SentFeature sent = SentFeature.whole(body);
        return change(author, layer, crs, id, seen, true, sent, body);
    }

    /** A merge patch: what is not sent stays. */
    Written update(Author author, Layer layer, ServedCrs crs, String id, IfMatch seen, JsonNode body) {
        SentFeature sent = SentFeature.patch(body);
        return change(author, layer, crs, id, seen, false, sent, body);
    }

    private Written change(
            Author author,
            Layer layer,
            ServedCrs crs,
            String id,
            IfMatch seen,
            boolean whole,
            SentFeature sent,
            JsonNode body) {
        return write(layer, session -> {
            Stored before = lock(session, layer, id, seen, whole, body);
            Map<String, TableColumn> columns = TableStore.columns(session, layer);
            Values values = Values.read(layer, columns, sent, id, whole);
            if (!whole && sent.id() != null && !sent.id().equals(id)) {
                values.faults()
                        .add(Fault.of("id", body.get("id"), id + ", car l'identifiant d'un objet ne change pas"));
            }
            boolean geometryToo = whole || sent.geometry() != null;
            boolean stays = geometryToo && before.geometry() == null && isNone(sent.geometry());
            Geometry geometry =
                    geometryToo && !stays ? geometry(session, layer, crs, sent.geometry(), values.faults()) : null;
            refuse(values.faults());
            boolean same = geometry != null && SameGeometry.is(before.geometry(), geometry, crs);
            RowStore.update(session, layer, columns, before.id(), values.bound(), same ? null : geometry);
            return changed(session, author, layer, before, values, "modification", null);
        });
    }

    static Written changed(
            Session session,
            Author author,
            Layer layer,
            Stored before,
            Values values,
            String operation,
            @Nullable Long undoes)
            throws SQLException {
        Stored after = StoredStore.get(session, layer, before.id());
        checkComputed(values, after, before);
        List<Change> changes = after.changesSince(before, layer, operation, undoes);
        journal(session, author, layer, before.id(), changes);
        return new Written(before.id(), EntityTag.ofState(after.state()));
    }

    /** Problem: 409 naming the fiches that speak of it. */
    void delete(Author author, Layer layer, String id, IfMatch seen) {
        write(layer, session -> {
            Stored before = lock(session, layer, id, seen, false, null);
            refuseNamedByFiches(session, layer, before.id());
            RowStore.delete(session, layer, before.id());
            journal(
                    session,
                    author,
                    layer,
                    before.id(),
                    List.of(Change.of("suppression", null, before.document(), null)));
            return true;
        });
    }

    private static void refuseNamedByFiches(Session session, Layer layer, String id) throws SQLException {
        List<String> fiches = session.list(Sql.of("""
                        SELECT DISTINCT f.id || ' (' || f.titre || ')' || CASE WHEN f.archivee_le IS NULL THEN '' ELSE ', archivée' END AS nom
                        FROM fiche_objet o JOIN fiche f ON f.id = o.fiche
                        WHERE o.layer = ? AND o.objet_id = ? ORDER BY nom LIMIT 20""", layer.id(), id), row -> row.getString(1));
        if (!fiches.isEmpty()) {
            throw new ProblemException(new Problem.Conflict(
                    "L'objet « %s » ne peut pas être supprimé : des fiches en parlent. Retirez-le d'abord de %s."
                            .formatted(id, String.join(" ; ", fiches))));
        }
    }

    /** Problems: 404, then 428 when a state must be named and none is, then 412 with what is there now. */
    static Stored lock(Session session, Layer layer, String id, IfMatch seen, boolean needed, @Nullable Object sent)
            throws SQLException {
        TableColumn key = TableStore.columns(session, layer).get(layer.storage().key());
        if (key == null || !key.mayHold(id)) {
            throw FeatureRoutes.notFound(layer, id);
        }
        Stored stored = StoredStore.lock(session, layer, id).orElseThrow(() -> FeatureRoutes.notFound(layer, id));
        if (needed && !seen.given()) {
            throw new ProblemException(
                    new Problem.VersionNeeded("GET /ogc/collections/%s/items/%s".formatted(layer.id(), stored.id())));
        }
        if (!seen.allows(stored.state())) {
            throw new ProblemException(new Problem.Outdated(
                    "Dans la couche « %s », l'objet".formatted(layer.title()),
                    stored.id(),
                    EntityTag.ofState(stored.state()),
                    StoredStore.shown(session, layer, stored.id()),
                    sent));
        }
        return stored;
    }

    private static @Nullable Geometry geometry(
            Session session, Layer layer, ServedCrs crs, @Nullable JsonNode json, List<Fault> faults)
            throws SQLException {
        if (json == null || isNone(json)) {
            faults.add(Fault.geometry("La géométrie manque ; un objet de cette couche en a une.", List.of()));
            return null;
        }
        Geometry stored = new SentGeometry(layer, crs, new SqlCarrier(session)::carry, faults)
                .read(json)
                .orElse(null);
        if (stored != null) {
            AreaStore.fault(session, layer, stored).ifPresent(faults::add);
        }
        return stored;
    }

    private static boolean isNone(@Nullable JsonNode geometry) {
        return geometry == null || geometry.isNull();
    }

    private record SqlCarrier(Session session) {
        Geometry carry(Geometry geometry, int srid) {
            try {
                return RowStore.transformed(session, geometry, srid);
            } catch (SQLException e) {
                throw DatabaseException.of(e);
            }
        }
    }

    /** A client that sends back what it read may send what the database keeps: as it was, or as it has become. */
    private static void checkComputed(Values values, Stored after, @Nullable Stored before) {
        List<Fault> faults = new ArrayList<>();
        values.computed().forEach((field, sent) -> {
            boolean as = sent.isNull() || is(after, field, sent) || (before != null && is(before, field, sent));
            if (!as) {
                faults.add(Fault.of(field.name(), sent, "rien, ou ce qui est là : la base le tient"));
            }
        });
        refuse(faults);
    }

    private static boolean is(Stored stored, fr.archipel.layer.Field field, JsonNode sent) {
        JsonNode value = stored.values().get(field);
        return value != null && Stored.same(value, sent);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Fault.problem(faults);
        }
    }

    static void journal(Session session, Author author, Layer layer, String id, List<Change> changes)
            throws SQLException {
        JournalStore.add(session, author, SUBJECT, subject(layer, id), changes);
    }

    /** In one transaction; a rule of the database that refuses is told as a fault of the feature. */
    <T> T write(Layer layer, Database.Work<T> work) {
        try {
            return database.inTransaction(work);
        } catch (DatabaseException e) {
            throw ConstraintStore.explain(database, layer, e);
        }
    }
}
