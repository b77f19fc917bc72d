package fr.archipel.feature.format.geopackage;

import fr.archipel.feature.format.LayerExtras;
import fr.archipel.feature.format.Output;
import fr.archipel.geo.CrsDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** A GeoPackage being written, layer after layer, in one transaction; good for nothing until {@link #finish}. */
final class GeoPackageStore implements Closeable {
    private final Connection connection;
    private final LayerExtras extras;
    private final Set<String> names = new HashSet<>();
    private final Set<String> titles = new HashSet<>();
    private @Nullable FeatureTableStore open;
    private int metadata;

    private GeoPackageStore(Connection connection, LayerExtras extras) {
        this.connection = connection;
        this.extras = extras;
    }

    /** {@code path}: an empty file, which only we see. */
    static GeoPackageStore create(Path path, LayerExtras extras) throws IOException {
        try {
            GeoPackageStore store =
                    new GeoPackageStore(new JDBC().connect("jdbc:sqlite:" + path, new Properties()), extras);
            store.prepare();
            return store;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : GeoPackageSql.PRAGMAS) {
                statement.execute(pragma);
            }
            connection.setAutoCommit(false);
            for (String table : GeoPackageSql.TABLES) {
                statement.execute(table);
            }
        }
        system(4326);
    }

    /** Begins a layer's table; the one before must be finished. */
    FeatureTableStore begin(Output what) throws IOException {
        try {
            FeatureTableStore table = new FeatureTableStore(connection, name(what), what);
            open = table;
            return table;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Writes what the layer's table leaves to say once its rows are in: index, contents, columns, metadata, style. */
    void finish(FeatureTableStore table) throws IOException {
        try {
            Output what = table.what();
            if (what.geometry()) {
                system(what.crs().srid());
            }
            table.finish(titles.add(what.layer().title()) ? what.layer().title() : table.name());
            execute(
                    GeoPackageSql.METADATA,
                    ++metadata,
                    DatasetRecord.STANDARD,
                    DatasetRecord.MEDIA_TYPE,
                    extras.findMetadata(what).orElseGet(() -> DatasetRecord.of(what)));
            execute(GeoPackageSql.METADATA_REFERENCE, table.name(), table.moment(), metadata);
            LayerExtras.Style style = extras.findStyle(what).orElse(null);
            if (style != null && what.geometry()) {
                execute(GeoPackageSql.STYLES);
                execute(GeoPackageSql.STYLES_CONTENTS, table.moment());
                execute(
                        GeoPackageSql.STYLE,
                        table.name(),
                        what.layer().id(),
                        style.qml(),
                        style.sld(),
                        what.layer().title(),
                        table.moment());
            }
            open = null;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Everything is on disk afterwards, and the file is closed. */
    void finish() throws IOException {
        try {
            connection.commit();
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void system(int srid) throws SQLException {
        CrsDefinition definition =
                CrsDefinition.find(srid).orElseThrow(() -> new IllegalStateException("EPSG code " + srid));
        execute(GeoPackageSql.SYSTEM, definition.name(), srid, srid, definition.wkt());
    }

    /** Letters, digits and underscores: what every tool takes for a table without quotes. */
    private String name(Output what) {
        String plain = what.layer().id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String name = plain.matches("(gpkg_|rtree_|sqlite_|layer_styles|[0-9]).*") ? "c_" + plain : plain;
        while (!names.add(name)) {
            name += "_";
        }
        return name;
    }

    private void execute(String sql, @Nullable Object... values) throws SQLException {
        execute(connection, sql, values);
    }

    static void execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    static IOException failed(SQLException e) {
        return new IOException("a GeoPackage could not be written", e);
    }

    @Override
    public void close() throws IOException {
        try {
            if (open != null) {
                open.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
