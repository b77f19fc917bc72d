package fr.archipel.feature.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.feature.FeatureStateStore;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** One feature, read to be changed. */
final class StoredStore {
    private static final int FIRST_FIELD = 5;

    private StoredStore() {}

    /** Nobody else changes it until the transaction ends. */
    static Optional<Stored> lock(Session session, Layer layer, String id) throws SQLException {
        return find(session, layer, id, " FOR UPDATE");
    }

    static Stored get(Session session, Layer layer, String id) throws SQLException {
        return find(session, layer, id, "").orElseThrow();
    }

    private static Optional<Stored> find(Session session, Layer layer, String id, String lock) throws SQLException {
        Layer.Storage storage = layer.storage();
        String geometry = "t." + Sql.name(storage.geometry());
        StringBuilder text = new StringBuilder("SELECT t." + Sql.name(storage.key()) + "::text, "
                + FeatureStateStore.expression(layer) + ", ST_AsBinary(" + geometry + ", 'NDR'), ST_AsGeoJSON("
                + geometry
                + ", 15, 0)");
        layer.fields().forEach(field -> text.append(", ").append(json(field)));
        text.append(" FROM ").append(Sql.name(storage.table())).append(" AS t WHERE t.");
        text.append(Sql.name(storage.key())).append(" = ?").append(lock);
        return session.find(Sql.of(text.toString(), id), row -> stored(layer, row));
    }

    private static String json(Field field) {
        String name = "t." + Sql.name(field.name());
        return field.type() == FieldType.TIMESTAMP
                ? "to_json(to_char(" + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'))::text"
                : "to_json(" + name + ")::text";
    }

    private static Stored stored(Layer layer, ResultSet row) throws SQLException {
        Map<Field, JsonNode> values = new LinkedHashMap<>();
        for (int i = 0; i < layer.fields().size(); i++) {
            values.put(layer.fields().get(i), node(row.getString(FIRST_FIELD + i)));
        }
        return new Stored(
                row.getString(1),
                row.getString(2),
                values,
                geometry(row.getBytes(3), layer.storage().srid()),
                node(row.getString(4)));
    }

    private static JsonNode node(@Nullable String json) {
        return json == null ? NullNode.instance : Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Geometry geometry(byte @Nullable [] wkb, int srid) {
        if (wkb == null) {
            return null;
        }
        try {
            Geometry read = new WKBReader().read(wkb);
            read.setSRID(srid);
            return read;
        } catch (ParseException e) {
            throw new IllegalStateException("the database sent WKB that cannot be read", e);
        }
    }

    /** As a reader sees it, in CRS84, for whoever comes second. */
    static JsonNode shown(Session session, Layer layer, String id) throws SQLException {
        Layer.Storage storage = layer.storage();
        String geometry = session.find(
                        Sql.of(
                                "SELECT coalesce(ST_AsGeoJSON(ST_Transform(t." + Sql.name(storage.geometry())
                                        + ", 4326), 7), 'null') FROM " + Sql.name(storage.table()) + " AS t WHERE t."
                                        + Sql.name(storage.key()) + " = ?",
                                id),
                        row -> row.getString(1))
                .orElse("null");
        var properties = Json.object();
        get(session, layer, id).values().forEach((field, value) -> properties.set(field.name(), value));
        var feature = Json.object().put("type", "Feature").put("id", id);
        feature.set("geometry", node(geometry));
        return feature.set("properties", properties);
    }
}
