package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.layer.FieldType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a GeoPackage table and how to read them.
 *
 * @param table its name
 * @param key the primary key, or null
 * @param geometry its column, or null
 * @param columns what is read, in the table's order
 * @param unread names of binary columns
 */
record GeoPackageTable(
        String table, @Nullable String key, @Nullable String geometry, List<Column> columns, List<String> unread) {

    /** Columns looked through at once: SQLite answers two thousand values at most. */
    private static final int BATCH = 500;

    /** As declared. */
    private record Declared(String name, String type, boolean json, String title) {}

    static GeoPackageTable read(Connection connection, String file, String table, @Nullable String geometry)
            throws SQLException {
        Map<String, String> titles = described(connection, table, "coalesce(nullif(title, ''), nullif(name, ''))");
        Set<String> json = described(connection, table, "mime_type").entrySet().stream()
                .filter(each -> each.getValue().equals("application/json"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        String key = null;
        List<Declared> declared = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        boolean placed = geometry == null;
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT name, type, pk FROM pragma_table_info(?)");
                ResultSet rows = bound(statement, table)) {
            while (rows.next()) {
                String name = rows.getString(1);
                String type = String.valueOf(rows.getString(2)).toUpperCase(java.util.Locale.ROOT);
                if (rows.getInt(3) == 1) {
                    key = name;
                } else if (name.equalsIgnoreCase(geometry)) {
                    placed = true;
                } else if (type.startsWith("BLOB")) {
                    unread.add(name);
                } else {
                    declared.add(new Declared(name, type, json.contains(name), titles.getOrDefault(name, name)));
                }
            }
        }
        if (!placed) {
            throw FileProblems.unreadable(
                    file, "la colonne « %s », annoncée comme la géométrie, n'existe pas.".formatted(geometry));
        }
        if (declared.size() > Limits.COLUMNS) {
            throw FileProblems.unreadable(file, Limits.columns(declared.size()));
        }
        return new GeoPackageTable(table, key, geometry, typed(connection, table, declared), unread);
    }

    private static ResultSet bound(PreparedStatement statement, String value) throws SQLException {
        statement.setString(1, value);
        return statement.executeQuery();
    }

    /** What gpkg_data_columns says of the columns, when the file has such a table. */
    private static Map<String, String> described(Connection connection, String table, String what) throws SQLException {
        Map<String, String> all = new HashMap<>();
        try (PreparedStatement exists = connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE name = ?");
                ResultSet found = bound(exists, "gpkg_data_columns")) {
            if (!found.next()) {
                return all;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT column_name, " + what
                        + " FROM gpkg_data_columns WHERE table_name = ? AND " + what + " IS NOT NULL");
                ResultSet rows = bound(statement, table)) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getString(2));
            }
        }
        return all;
    }

    /** One look at all values: a column that holds anything else than its type is read as what its values all are. */
    private static List<Column> typed(Connection connection, String table, List<Declared> declared)
            throws SQLException {
        List<Column> columns = new ArrayList<>();
        if (declared.isEmpty()) {
            return columns;
        }
        for (int from = 0; from < declared.size(); from += BATCH) {
            typed(connection, table, declared.subList(from, Math.min(from + BATCH, declared.size())), columns);
        }
        return columns;
    }

    private static void typed(Connection connection, String table, List<Declared> declared, List<Column> columns)
            throws SQLException {
        String tests = declared.stream()
                .map(each -> String.join(", ", GeoPackageValue.faults(each.type, each.json, quoted(each.name))))
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + tests + " FROM " + quoted(table));
                ResultSet row = statement.executeQuery()) {
            int at = 1;
            for (Declared each : declared) {
                boolean unfit = row.getInt(at++) > 0;
                boolean text = row.getInt(at++) > 0;
                FieldType type = GeoPackageValue.type(each.type, each.json);
                if (unfit) {
                    type = !text && DbfTable.isNumber(type) ? FieldType.DECIMAL : FieldType.TEXT;
                }
                columns.add(new Column(each.name, type, each.title));
            }
        }
    }

    /** Row by row, so that pages that go in circles are noticed. */
    static long count(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT coalesce(sum(1), 0) FROM " + quoted(table));
                ResultSet row = statement.executeQuery()) {
            return row.getLong(1);
        }
    }

    /** Key, geometry, then the columns. */
    String select() {
        return "SELECT " + (key == null ? "NULL" : quoted(key)) + ", "
                + (geometry == null ? "NULL" : quoted(geometry))
                + columns.stream().map(each -> ", " + quoted(each.name())).collect(Collectors.joining()) + " FROM "
                + quoted(table) + (key == null ? "" : " ORDER BY " + quoted(key));
    }

    List<@Nullable Object> values(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(GeoPackageValue.read(columns.get(i).type(), row, 3 + i));
        }
        return values;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
