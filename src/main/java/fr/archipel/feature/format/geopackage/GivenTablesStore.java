package fr.archipel.feature.format.geopackage;

import fr.archipel.db.Sql;
import fr.archipel.feature.format.binary.Box;
import fr.archipel.feature.format.binary.Boxes;
import fr.archipel.feature.format.binary.TemporaryFile;
import fr.archipel.feature.format.binary.WkbPass;
import fr.archipel.geo.CoordinateMapping;
import fr.archipel.geo.CrsDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * A GeoPackage whose tables, columns and types somebody else prescribes, down to the widths of texts: a temporary file
 * until it is whole, gone once this is closed. Not for two threads.
 */
public final class GivenTablesStore implements Closeable {

    /** {@code geometryType}: OGC name in capitals, the column is {@code geom}. */
    public record GivenTable(String name, String description, String geometryType, List<GivenColumn> columns) {
        public GivenTable {
            columns = List.copyOf(columns);
        }
    }

    /** {@code type}: as GeoPackage writes types: TEXT(20), REAL, MEDIUMINT. */
    public record GivenColumn(String name, String type) {}

    private final TemporaryFile file;
    private final Connection connection;
    private final int srid;
    private final String moment;
    private final WkbPass pass = new WkbPass(CoordinateMapping.IDENTITY);
    private final Box none = new Box();
    private Boxes boxes = new Boxes();
    private @Nullable GivenTable table;
    private @Nullable PreparedStatement insert;
    private int count;

    private GivenTablesStore(TemporaryFile file, Connection connection, int srid, Instant moment) {
        this.file = file;
        this.connection = connection;
        this.srid = srid;
        this.moment = FeatureTableStore.MOMENT.format(moment);
    }

    /** {@code srid}: of every geometry that will be given. */
    public static GivenTablesStore create(int srid, Instant moment) throws IOException {
        TemporaryFile file = TemporaryFile.create(".gpkg");
        try {
            GivenTablesStore store = new GivenTablesStore(
                    file, new JDBC().connect("jdbc:sqlite:" + file.path(), new Properties()), srid, moment);
            store.prepare();
            return store;
        } catch (SQLException e) {
            file.close();
            throw GeoPackageStore.failed(e);
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : GeoPackageSql.PRAGMAS) {
                statement.execute(pragma);
            }
            connection.setAutoCommit(false);
            for (String each : GeoPackageSql.TABLES) {
                statement.execute(each);
            }
        }
        for (int code : List.of(4326, srid)) {
            CrsDefinition definition =
                    CrsDefinition.find(code).orElseThrow(() -> new IllegalStateException("EPSG code " + code));
            execute(GeoPackageSql.SYSTEM, definition.name(), code, code, definition.wkt());
        }
    }

    /** Begins a table; the one before is finished. */
    public void begin(GivenTable begun) throws IOException {
        try {
            finishTable();
            table = begun;
            boxes = new Boxes();
            count = 0;
            execute(begun.columns().stream()
                    .map(column -> Sql.name(column.name()) + " " + column.type())
                    .collect(Collectors.joining(
                            ", ",
                            "CREATE TABLE " + Sql.name(begun.name())
                                    + " (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"geom\" "
                                    + begun.geometryType() + ", ",
                            ")")));
            insert = connection.prepareStatement("INSERT INTO " + Sql.name(begun.name()) + " VALUES (?, ?"
                    + ", ?".repeat(begun.columns().size()) + ")");
        } catch (SQLException e) {
            throw GeoPackageStore.failed(e);
        }
    }

    /** {@code values}: one a column; String, Long, Double or null. {@code wkb}: two-dimensional, little-endian. */
    public void row(List<@Nullable Object> values, byte @Nullable [] wkb) throws IOException {
        if (insert == null) {
            throw new IllegalStateException("no table was begun");
        }
        try {
            insert.setInt(1, ++count);
            if (wkb == null) {
                boxes.add(none);
            }
            insert.setObject(2, wkb == null ? null : GeometryBlob.of(wkb, srid, pass, boxes));
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(3 + i, values.get(i));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw GeoPackageStore.failed(e);
        }
    }

    private void finishTable() throws SQLException {
        if (table == null || insert == null) {
            return;
        }
        insert.close();
        Box extent = boxes.extent();
        boolean empty = extent.isEmpty();
        String name = table.name();
        execute(
                GeoPackageSql.CONTENTS,
                name,
                "features",
                name,
                table.description(),
                moment,
                empty ? null : extent.minX(),
                empty ? null : extent.minY(),
                empty ? null : extent.maxX(),
                empty ? null : extent.maxY(),
                srid);
        execute(GeoPackageSql.GEOMETRY_COLUMN, name, table.geometryType(), srid);
        TreeStore.write(connection, "rtree_" + name + "_geom", boxes);
        execute(GeoPackageSql.EXTENSION, name);
        for (String trigger : GeoPackageSql.triggers(name)) {
            execute(trigger);
        }
        table = null;
    }

    /** Finishes the file and copies it out. */
    public void writeTo(OutputStream out) throws IOException {
        try {
            finishTable();
            connection.commit();
            connection.close();
        } catch (SQLException e) {
            throw GeoPackageStore.failed(e);
        }
        Files.copy(file.path(), out);
        out.flush();
    }

    private void execute(String sql, @Nullable Object... values) throws SQLException {
        GeoPackageStore.execute(connection, sql, values);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw GeoPackageStore.failed(e);
        } finally {
            file.close();
        }
    }
}
