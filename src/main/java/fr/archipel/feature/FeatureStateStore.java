package fr.archipel.feature;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Layer;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** The state of one feature: a short text that differs when its key, its geometry or any of its values does. */
public final class FeatureStateStore {
    private final Database database;

    public FeatureStateStore(Database database) {
        this.database = database;
    }

    /** Empty when there is no such feature. */
    Optional<String> find(Layer layer, String id) {
        try {
            return database.with(session -> find(session, layer, id));
        } catch (DatabaseException e) {
            // A word where keys are numbers names no feature.
            if (e.isBadValue()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The same inside a transaction. */
    public static Optional<String> find(Session session, Layer layer, String id) throws SQLException {
        Layer.Storage storage = layer.storage();
        return session.find(
                Sql.of(
                        "SELECT " + expression(layer) + " FROM " + Sql.name(storage.table()) + " AS t WHERE t."
                                + Sql.name(storage.key()) + " = ?",
                        id),
                row -> row.getString(1));
    }

    /** SQL over a row {@code t}. */
    public static String expression(Layer layer) {
        Layer.Storage storage = layer.storage();
        String columns = layer.fields().stream()
                .map(field -> ", t." + Sql.name(field.name()))
                .collect(Collectors.joining());
        return "left(encode(sha256(convert_to(ROW(t." + Sql.name(storage.key()) + ", t." + Sql.name(storage.geometry())
                + columns + ")::text, 'UTF8')), 'hex'), 24)";
    }
}
