package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A layer of features or of attributes of a GeoPackage (OGC 12-128r18), opened for reading only. SQLite lets a column hold anything: the
 * values are looked through once, and a column's type is what they all are.
 */
final class GeoPackageReader implements LayerReader {
    private static final String LAYERS = """
            SELECT c.table_name, c.identifier, c.description, g.column_name, g.geometry_type_name,
                   s.organization, s.organization_coordsys_id, s.definition, s.srs_name
            FROM gpkg_contents c
            LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
            LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
            WHERE (c.data_type = 'features' AND g.column_name IS NOT NULL)
               OR (c.data_type = 'attributes' AND c.table_name NOT IN ('layer_styles', 'qgis_projects'))
            ORDER BY c.table_name LIMIT 1001""";

    /** A row of the contents. */
    private record Content(
            String table,
            @Nullable String description,
            @Nullable String geometry,
            String type,
            OptionalInt code,
            String system,
            @Nullable String definition) {

        /** By its code, else by what its definition is: that may take a while, and is done for one layer alone. */
        FileCrs crs() {
            if (code.isPresent()) {
                return new FileCrs(code, system);
            }
            return definition == null || definition.equals("undefined") ? FileCrs.UNKNOWN : WktCrs.read(definition);
        }

        /** Attributes alone have no place. */
        boolean hasGeometry() {
            return geometry != null;
        }
    }

    private static final int MAXIMUM_LAYERS = 1_000;

    private final Connection connection;
    private final Path path;
    private final String file;
    private final Content content;
    private final FileCrs crs;
    private final GeoPackageTable table;
    private final long count;
    private final Notes notes = new Notes();

    private GeoPackageReader(Connection connection, Path path, Content content, GeoPackageTable table, long count) {
        this.connection = connection;
        this.path = path;
        this.file = LayerFile.name(path);
        this.content = content;
        this.crs = content.crs();
        this.table = table;
        this.count = count;
    }

    static GeoPackageReader open(Path path, @Nullable String layer) {
        String file = LayerFile.name(path);
        Connection connection = null;
        try {
            connection = GeoPackageFile.connect(path);
            List<Content> contents = contents(connection, file);
            if (contents.isEmpty()) {
                throw FileProblems.unreadable(file, "ce GeoPackage ne contient aucune couche d'objets.");
            }
            Content content = chosen(contents, layer);
            GeoPackageFile.checkTable(connection, file, content.table);
            GeoPackageTable table = GeoPackageTable.read(connection, file, content.table, content.geometry);
            return new GeoPackageReader(
                    connection, path, content, table, GeoPackageTable.count(connection, content.table));
        } catch (SQLException e) {
            close(connection);
            throw GeoPackageFile.unreadable(file, e);
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    /** The only layer of objects needs no name, whatever tables of attributes there are beside it. */
    private static Content chosen(List<Content> contents, @Nullable String layer) {
        List<Content> places = contents.stream().filter(Content::hasGeometry).toList();
        if (layer == null && places.size() == 1) {
            return places.get(0);
        }
        String wanted = LayerFile.only(contents.stream().map(Content::table).toList(), layer);
        return contents.stream()
                .filter(each -> each.table.equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** The layers of the file, those of attributes too. */
    static List<FileLayer> contents(Path path) {
        String file = LayerFile.name(path);
        try (Connection connection = GeoPackageFile.connect(path)) {
            List<FileLayer> layers = new ArrayList<>();
            for (Content each : contents(connection, file)) {
                GeoPackageFile.checkTable(connection, file, each.table);
                String type = GeoPackageGeometry.typeName(each.type);
                layers.add(new FileLayer(
                        each.table,
                        each.hasGeometry() ? type == null ? "Geometry" : type : null,
                        OptionalLong.of(GeoPackageTable.count(connection, each.table))));
            }
            return layers;
        } catch (SQLException e) {
            throw GeoPackageFile.unreadable(file, e);
        }
    }

    private static List<Content> contents(Connection connection, String file) throws SQLException {
        List<Content> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LAYERS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String description = rows.getString("description");
                int code = rows.getInt("organization_coordsys_id");
                boolean known = "EPSG".equalsIgnoreCase(rows.getString("organization")) && code > 0;
                all.add(new Content(
                        rows.getString("table_name"),
                        description == null || description.isBlank() ? null : description,
                        rows.getString("column_name"),
                        String.valueOf(rows.getString("geometry_type_name")),
                        known ? OptionalInt.of(code) : OptionalInt.empty(),
                        String.valueOf(rows.getString("srs_name")),
                        rows.getString("definition")));
            }
        }
        if (all.size() > MAXIMUM_LAYERS) {
            throw FileProblems.unreadable(file, "il annonce plus de %d couches.".formatted(MAXIMUM_LAYERS));
        }
        return all;
    }

    @Override
    public String name() {
        return content.table;
    }

    @Override
    public List<Column> columns() {
        return table.columns();
    }

    @Override
    public FileCrs crs() {
        return crs;
    }

    @Override
    public @Nullable String geometryType() {
        return content.hasGeometry() ? GeoPackageGeometry.typeName(content.type) : null;
    }

    @Override
    public boolean hasGeometry() {
        return content.hasGeometry();
    }

    @Override
    public OptionalLong count() {
        return OptionalLong.of(count);
    }

    @Override
    public @Nullable String description() {
        return content.description;
    }

    @Override
    public void read(Visitor visitor) throws IOException {
        notes.clear();
        table.unread().forEach(name -> notes.add("Le champ « %s », binaire, n'est pas lu".formatted(name), 1));
        GeoPackageGeometry geometries = new GeoPackageGeometry();
        try (PreparedStatement statement = watched().prepareStatement(table.select());
                ResultSet rows = statement.executeQuery()) {
            long number = 0;
            while (number < count && rows.next()) {
                number++;
                String key = table.key() == null ? null : rows.getString(1);
                visitor.visit(new Row(number, key, table.values(rows), geometry(geometries, rows.getBytes(2), number)));
            }
        } catch (SQLException e) {
            throw GeoPackageFile.unreadable(file, e);
        }
        if (geometries.sawHeights()) {
            notes.add("Les altitudes (Z) et mesures (M) ne sont pas gardées", 1);
        }
    }

    private Connection watched() throws SQLException {
        GeoPackageFile.watch(connection, path);
        return connection;
    }

    private @Nullable Geometry geometry(GeoPackageGeometry geometries, byte @Nullable [] blob, long number) {
        try {
            return blob == null ? null : geometries.read(blob);
        } catch (GeometryGuard.Broken e) {
            throw FileProblems.unreadable(file, "la géométrie de l'objet %d %s.".formatted(number, e.getMessage()));
        }
    }

    @Override
    public List<String> notes() {
        return notes.sentences();
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a file opened for reading does not close", e);
        }
    }

    @Override
    public void close() {
        close(connection);
    }
}
