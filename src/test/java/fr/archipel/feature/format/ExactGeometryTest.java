package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.layer.Layer;
import fr.archipel.support.BinaryFiles;
import fr.archipel.support.Program;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;

/** Coordinates in the system of storage reach GDAL bit by bit: it copies our file to a GeoPackage of its own, read here. */
class ExactGeometryTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();
    private static final TestServer SERVER = TestServer.on(DATABASE.database());
    private static final int HEADER = 40;

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void GeoPackage(String layer) throws Exception {
        compare(layer, BinaryFiles.download(SERVER, folder, "/layers/" + layer + ".gpkg"));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void FlatGeobuf(String layer) throws Exception {
        compare(layer, BinaryFiles.download(SERVER, folder, "/layers/" + layer + ".fgb"));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shapefile(String layer) throws Exception {
        Path unzipped = BinaryFiles.unzip(BinaryFiles.download(SERVER, folder, "/layers/" + layer + ".zip"));
        compare(layer, BinaryFiles.named(unzipped, ".shp").toArray(Path[]::new));
    }

    private void compare(String layer, Path... files) throws Exception {
        Map<String, Geometry> read = new HashMap<>();
        for (Path file : files) {
            copied(file).forEach((key, geometry) -> read.merge(key, geometry, BinaryFiles::together));
        }
        Map<String, Geometry> stored = stored(TestDatabase.catalogue().getLayer(layer));
        assertThat(read.keySet()).isEqualTo(stored.keySet());
        stored.forEach(
                (key, geometry) -> assertThat(BinaryFiles.plain(read.get(key)).equalsExact(BinaryFiles.plain(geometry)))
                        .as(key)
                        .isTrue());
    }

    private Map<String, Geometry> copied(Path file) throws Exception {
        Program.assumeOneOf("gdal-bin", List.of("ogr2ogr", "--version"));
        Path copy = folder.resolve(file.getFileName() + ".copy.gpkg");
        List<String> command = new ArrayList<>(List.of(
                "ogr2ogr", "-f", "GPKG", "-nln", "c", "-lco", "GEOMETRY_NAME=g", copy.toString(), file.toString()));
        if (file.toString().endsWith(".gpkg")) {
            // Beside its layer_styles.
            command.add(file.getFileName().toString().replace(".gpkg", "").replace('-', '_'));
        }
        Program.run(command);
        Map<String, Geometry> all = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                ResultSet rows = connection.createStatement().executeQuery("SELECT id, g FROM c")) {
            while (rows.next()) {
                byte[] blob = rows.getBytes(2);
                byte[] wkb = Arrays.copyOfRange(blob, HEADER, blob.length);
                all.put(rows.getString(1), new WKBReader().read(wkb));
            }
        }
        return all;
    }

    private static Map<String, Geometry> stored(Layer layer) {
        Map<String, Geometry> all = new HashMap<>();
        DATABASE.database()
                .list(
                        Sql.of("SELECT " + layer.storage().key() + "::text, ST_AsBinary("
                                + layer.storage().geometry() + ") FROM "
                                + layer.storage().table()),
                        row -> {
                            try {
                                return all.put(row.getString(1), new WKBReader().read(row.getBytes(2)));
                            } catch (org.locationtech.jts.io.ParseException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        return all;
    }
}
