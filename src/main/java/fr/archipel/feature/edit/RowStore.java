package fr.archipel.feature.edit;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The statements on a layer's table. Names and types come from the catalogue and the database, values are bound. */
final class RowStore {
    private RowStore() {}

    /** Inserts a row and answers its key; {@code key} null: the database gives it. Empty: there is one of that key. */
    static Optional<String> insert(
            Session session,
            Layer layer,
            Map<String, TableColumn> columns,
            @Nullable String key,
            Map<Field, @Nullable Object> values,
            @Nullable Geometry geometry)
            throws SQLException {
        Layer.Storage storage = layer.storage();
        List<String> names = new ArrayList<>();
        List<Sql> bound = new ArrayList<>();
        if (key != null) {
            names.add(Sql.name(storage.key()));
            bound.add(value(columns, storage.key(), key));
        }
        names.add(Sql.name(storage.geometry()));
        bound.add(Sql.of("?", geometry));
        values.forEach((field, value) -> {
            if (value != null) {
                names.add(Sql.name(field.name()));
                bound.add(value(columns, field.name(), value));
            }
        });
        String name = Sql.name(storage.key());
        return session.find(
                Sql.of("INSERT INTO " + Sql.name(storage.table()) + " (" + String.join(", ", names)
                                + ") OVERRIDING SYSTEM VALUE VALUES (")
                        .add(Sql.join(", ", bound))
                        .add(") ON CONFLICT (" + name + ") DO NOTHING RETURNING " + name + "::text"),
                row -> row.getString(1));
    }

    /** Changes the columns given, {@code geometry} too when it is not null; a row that has these values already is not written. */
    static void update(
            Session session,
            Layer layer,
            Map<String, TableColumn> columns,
            String id,
            Map<Field, @Nullable Object> values,
            @Nullable Geometry geometry)
            throws SQLException {
        Layer.Storage storage = layer.storage();
        List<Sql> sets = new ArrayList<>();
        List<Sql> differ = new ArrayList<>();
        values.forEach((field, value) -> {
            String name = Sql.name(field.name());
            boolean filled = value == null && Values.column(columns, field).filled();
            Sql to = filled ? Sql.of("DEFAULT") : value(columns, field.name(), value);
            sets.add(Sql.of(name + " = ").add(to));
            differ.add(
                    filled
                            ? Sql.of("true")
                            : Sql.of("t." + name + " IS DISTINCT FROM ").add(to));
        });
        if (geometry != null) {
            sets.add(Sql.of(Sql.name(storage.geometry()) + " = ?", geometry));
            differ.add(Sql.of("true"));
        }
        if (sets.isEmpty()) {
            return;
        }
        session.update(Sql.of("UPDATE " + Sql.name(storage.table()) + " AS t SET ")
                .add(Sql.join(", ", sets))
                .add(" WHERE t." + Sql.name(storage.key()) + " = ? AND (", id)
                .add(Sql.join(" OR ", differ))
                .add(")"));
    }

    static void delete(Session session, Layer layer, String id) throws SQLException {
        Layer.Storage storage = layer.storage();
        session.update(Sql.of(
                "DELETE FROM " + Sql.name(storage.table()) + " AS t WHERE t." + Sql.name(storage.key()) + " = ?", id));
    }

    static Geometry transformed(Session session, Geometry geometry, int srid) throws SQLException {
        byte[] wkb = session.find(
                        Sql.of("SELECT ST_AsBinary(ST_Transform(?, ?::int), 'NDR')", geometry, srid),
                        row -> row.getBytes(1))
                .orElseThrow();
        Geometry carried = StoredStore.geometry(wkb, srid);
        if (carried == null) {
            throw new IllegalStateException("ST_Transform gave nothing");
        }
        return carried;
    }

    private static Sql value(Map<String, TableColumn> columns, String name, @Nullable Object value) {
        TableColumn column = columns.get(name);
        return Sql.of("CAST(? AS " + (column == null ? "text" : column.type()) + ")", value);
    }
}
