package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A GeoPackage opened for reading only, as the file of a stranger: what is read are plain tables, never a view or a table of
 * a module; no value is larger than what is read of one; and a question that takes more steps than the file has bytes for
 * is stopped, because its pages then go in circles.
 */
final class GeoPackageFile {
    private static final List<String> DESCRIPTIONS =
            List.of("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys", "gpkg_data_columns");

    private static final Set<String> OPTIONAL = Set.of("gpkg_spatial_ref_sys", "gpkg_data_columns");
    /** Steps of SQLite between two looks. */
    private static final int STEPS = 1_000_000;
    /** Steps for a byte of the file: an empty value takes one byte of its row, and a few dozen steps to look at. */
    private static final int STEPS_A_BYTE = 100;

    private GeoPackageFile() {}

    /** Without a journal beside it, the file is said never to change: SQLite then needs to write nothing next to it. */
    static Connection connect(Path path) throws SQLException {
        URI uri = path.toAbsolutePath().toUri();
        boolean journal = Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
        Properties properties = new Properties();
        properties.setProperty("open_mode", "1");
        Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:file:" + uri.getRawPath() + (journal ? "?mode=ro" : "?mode=ro&immutable=1"), properties);
        try {
            bound(connection, path);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void bound(Connection connection, Path path) throws SQLException {
        for (String pragma : List.of("trusted_schema = OFF", "cell_size_check = ON")) {
            try (PreparedStatement statement = connection.prepareStatement("PRAGMA " + pragma)) {
                statement.execute();
            }
        }
        connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, (int)
                GeoPackageGeometry.MAXIMUM_BYTES);
        watch(connection, path);
        for (String name : DESCRIPTIONS) {
            checkTable(connection, LayerFile.name(path), name);
        }
    }

    /** From here on, one look at all that the file holds is allowed. */
    static void watch(Connection connection, Path path) throws SQLException {
        long budget = Math.max(10, size(path) * STEPS_A_BYTE / STEPS);
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            private long looks;

            @Override
            protected int progress() {
                return ++looks > budget ? 1 : 0;
            }
        });
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses what bears that name and is no plain table. */
    static void checkTable(Connection connection, String file, String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT type, sql FROM sqlite_master WHERE name = ? COLLATE NOCASE")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                boolean found = false;
                while (row.next()) {
                    String sql = String.valueOf(row.getString(2)).stripLeading().toUpperCase(Locale.ROOT);
                    if (row.getString(1).equals("view") || sql.matches("(?s)CREATE\\s+VIRTUAL.*")) {
                        throw FileProblems.unreadable(
                                file,
                                "« %s » y est une vue, pas une table ; enregistrez-la comme une table."
                                        .formatted(table));
                    }
                    found |= row.getString(1).equals("table");
                }
                if (!found && !OPTIONAL.contains(table)) {
                    throw FileProblems.unreadable(
                            file,
                            table.startsWith("gpkg_")
                                    ? "c'est une base SQLite, mais pas un GeoPackage."
                                    : "la couche « %s » est annoncée, et sa table n'existe pas.".formatted(table));
                }
            }
        }
    }

    static ProblemException unreadable(String file, SQLException e) {
        String message = String.valueOf(e.getMessage());
        return FileProblems.unreadable(
                file,
                message.contains("no such table: gpkg_")
                        ? "c'est une base SQLite, mais pas un GeoPackage."
                        : message.contains("TOOBIG")
                                ? "une de ses valeurs est démesurée (au-delà de %d Mio)."
                                        .formatted(GeoPackageGeometry.MAXIMUM_BYTES >> 20)
                                : "ce GeoPackage est abîmé ou incomplet.");
    }
}
