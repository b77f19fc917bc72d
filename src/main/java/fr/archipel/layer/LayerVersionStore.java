package fr.archipel.layer;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code version_couche}, alone or inside a transaction that reads the data too. */
public final class LayerVersionStore {
    private static final Sql ALL = Sql.of("SELECT layer, version, modifie_le FROM version_couche");

    private static final Sql NUMBERS = Sql.of("SELECT layer, version FROM version_couche");

    private final Database database;

    public LayerVersionStore(Database database) {
        this.database = database;
    }

    Map<String, LayerVersions.Version> all() {
        return database.with(LayerVersionStore::all);
    }

    /** In a repeatable-read transaction: the versions of exactly the data that its other statements see. */
    public static Map<String, LayerVersions.Version> all(Session session) throws SQLException {
        Map<String, LayerVersions.Version> versions = new HashMap<>();
        session.forEach(
                ALL,
                0,
                row -> versions.put(
                        row.getString(1),
                        new LayerVersions.Version(
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant())));
        return versions;
    }

    /** The numbers alone, by layer id. */
    public Map<String, Long> numbers() {
        return database.with(LayerVersionStore::numbers);
    }

    /** The same inside a transaction, see {@link #all(Session)}. */
    public static Map<String, Long> numbers(Session session) throws SQLException {
        Map<String, Long> numbers = new HashMap<>();
        session.forEach(NUMBERS, 0, row -> numbers.put(row.getString(1), row.getLong(2)));
        return numbers;
    }
}
