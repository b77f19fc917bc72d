package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.feature.EntityTag;
import fr.archipel.geo.GeoJsonReader;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Undoes one change of a feature: a value, its geometry, its deletion. The undoing is itself a change. */
public final class UndoStore {
    private static final List<String> OF_A_VALUE = List.of("modification", "annulation");

    private record Entry(
            String operation,
            @Nullable String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private final FeatureEditStore edits;

    public UndoStore(Database database) {
        this.edits = new FeatureEditStore(database);
    }

    /** Problems: 404 without such a change, 409 when what it wrote is no longer there. */
    FeatureEditStore.Written undo(Author author, Layer layer, String id, long n, IfMatch seen) {
        return edits.write(layer, session -> {
            Entry entry = session.find(
                            Sql.of("""
                                    SELECT operation, champ, avant::text, apres::text FROM journal
                                    WHERE id = ? AND sujet = ? AND sujet_id = ?""", n, FeatureEditStore.SUBJECT, FeatureEditStore.subject(layer, id)),
                            row -> new Entry(
                                    row.getString(1),
                                    row.getString(2),
                                    ObjectHistoryStore.json(row.getString(3)),
                                    ObjectHistoryStore.json(row.getString(4))))
                    .orElseThrow(() -> new ProblemException(
                            new Problem.NotFound("Le changement", layer.id() + "/" + id + " n° " + n)));
            if (entry.operation.equals("suppression") && entry.before instanceof ObjectNode whole) {
                return restore(session, author, layer, id, n, whole);
            }
            if (!OF_A_VALUE.contains(entry.operation)) {
                throw conflict("Ce changement ne s'annule pas d'ici ; un objet créé par erreur se supprime.");
            }
            return back(session, author, layer, id, n, seen, entry);
        });
    }

    private static FeatureEditStore.Written back(
            Session session, Author author, Layer layer, String id, long n, IfMatch seen, Entry entry)
            throws SQLException {
        Stored now = FeatureEditStore.lock(session, layer, id, seen, false, null);
        String field = Objects.requireNonNull(entry.field);
        if (!Stored.same(current(layer, now, field), node(entry.after))) {
            throw conflict("« %s » a changé depuis ; annulez d'abord le dernier changement."
                    .formatted(ChangePhrases.label(layer, field)));
        }
        Map<String, TableColumn> columns = TableStore.columns(session, layer);
        boolean shape = field.equals(Stored.GEOMETRY);
        ObjectNode properties = Json.object();
        if (!shape) {
            properties.set(field, node(entry.before));
        }
        Values values = Values.read(layer, columns, new SentFeature(null, null, properties), id, false);
        if (!values.faults().isEmpty()) {
            throw Fault.problem(values.faults());
        }
        Geometry geometry = shape ? geometry(layer, node(entry.before)) : null;
        if (shape && geometry == null) {
            throw conflict("Cet objet n'avait pas de géométrie ; elle ne se retire pas d'ici.");
        }
        RowStore.update(session, layer, columns, now.id(), values.bound(), geometry);
        return FeatureEditStore.changed(session, author, layer, now, values, "annulation", n);
    }

    private static FeatureEditStore.Written restore(
            Session session, Author author, Layer layer, String id, long n, ObjectNode whole) throws SQLException {
        Map<String, TableColumn> columns = TableStore.columns(session, layer);
        JsonNode shape = node(whole.get(Stored.GEOMETRY));
        ObjectNode properties = whole.deepCopy();
        properties.remove(Stored.GEOMETRY);
        Values values = Values.read(layer, columns, new SentFeature(id, shape, properties), id, true);
        if (!values.faults().isEmpty()) {
            throw Fault.problem(values.faults());
        }
        if (RowStore.insert(session, layer, columns, id, values.bound(), geometry(layer, shape))
                .isEmpty()) {
            throw conflict("L'objet « %s » existe ; il n'y a rien à rétablir.".formatted(id));
        }
        Stored made = StoredStore.get(session, layer, id);
        FeatureEditStore.journal(
                session, author, layer, id, List.of(new Change("restauration", null, null, made.document(), n)));
        return new FeatureEditStore.Written(id, EntityTag.ofState(made.state()));
    }

    private static JsonNode current(Layer layer, Stored now, String name) {
        Field field = layer.findField(name).orElse(null);
        return name.equals(Stored.GEOMETRY)
                ? now.geojson()
                : node(field == null ? null : now.values().get(field));
    }

    /** As the journal keeps it: in the layer's own reference system. */
    private static @Nullable Geometry geometry(Layer layer, JsonNode geojson) {
        if (geojson.isNull()) {
            return null;
        }
        Geometry read = GeoJsonReader.read(geojson);
        read.setSRID(layer.storage().srid());
        return read;
    }

    private static JsonNode node(@Nullable JsonNode value) {
        return value == null ? NullNode.instance : value;
    }

    private static ProblemException conflict(String sentence) {
        return new ProblemException(new Problem.Conflict(sentence));
    }
}
