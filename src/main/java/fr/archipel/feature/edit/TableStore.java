package fr.archipel.feature.edit;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Layer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the database says of a layer's table. */
final class TableStore {
    private TableStore() {}

    /** Columns by name. */
    static Map<String, TableColumn> columns(Session session, Layer layer) throws SQLException {
        Map<String, TableColumn> columns = new HashMap<>();
        session.forEach(
                Sql.of("""
                        SELECT attname, format_type(atttypid, atttypmod) AS type, attnotnull,
                               atthasdef OR attidentity <> '' AS remplie
                        FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped""", Sql.name(layer.storage().table())),
                0,
                row -> columns.put(
                        row.getString("attname"),
                        new TableColumn(
                                row.getString("type"), row.getBoolean("attnotnull"), row.getBoolean("remplie"))));
        return columns;
    }
}
