package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.layer.Layer;
import fr.archipel.support.BinaryFiles;
import fr.archipel.support.Program;
import fr.archipel.support.TestDatabase;
import fr.archipel.support.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GeoPackage 1.3 (OGC 12-128r18) held by SQLite itself, by GDAL's validator, and by what the tables must say. */
class GeoPackageTest {
    private static final TestServer SERVER = TestServer.shared();

    @TempDir
    Path folder;

    static Stream<String> layers() {
        return TestDatabase.catalogue().listLayers().stream().map(Layer::id);
    }

    private static List<String> rows(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void the_file_is_sound_and_its_tree_holds_every_object(String layer) throws Exception {
        Path file = BinaryFiles.download(SERVER, folder, "/layers/" + layer + ".gpkg");
        String table = layer.replace('-', '_');
        assertThat(rows(file, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(rows(file, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(rows(file, "PRAGMA application_id")).containsExactly("" + 0x47504B47);
        assertThat(rows(file, "PRAGMA user_version")).containsExactly("10300");
        assertThat(rows(file, "SELECT rtreecheck('rtree_" + table + "_geom')")).containsExactly("ok");
        assertThat(rows(file, "SELECT count(*) FROM rtree_" + table + "_geom"))
                .isEqualTo(rows(file, "SELECT count(*) FROM " + table + " WHERE geom IS NOT NULL"));
        assertThat(rows(file, "SELECT count(*) FROM " + table).get(0))
                .isEqualTo(SERVER.get("/ogc/collections/" + layer + "/items?limit=1")
                        .json()
                        .path("numberMatched")
                        .asText());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void GDAL_s_validator_finds_nothing(String layer) throws Exception {
        String python = Program.assumeOneOf(
                        "python3-gdal",
                        List.of("/usr/bin/python3", "-c", "import osgeo_utils.samples.validate_gpkg"),
                        List.of("python3", "-c", "import osgeo_utils.samples.validate_gpkg"))
                .get(0);
        Path file = BinaryFiles.download(SERVER, folder, "/layers/" + layer + ".gpkg");
        assertThat(Program.run(List.of(python, "-c", """
                        import sys
                        from osgeo_utils.samples import validate_gpkg
                        validate_gpkg.check(sys.argv[1], extra_checks=True, warning_msg=True)
                        print('valid')""", file.toString()))).isEqualTo("valid\n");
    }

    @Test
    void one_file_holds_every_layer_with_its_style() throws Exception {
        Path file = BinaryFiles.download(SERVER, folder, "/layers/archipel.gpkg");
        assertThat(rows(file, "SELECT identifier FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid"))
                .isEqualTo(TestDatabase.catalogue().listLayers().stream()
                        .map(Layer::title)
                        .toList());
        assertThat(
                        rows(
                                file,
                                "SELECT f_table_name FROM layer_styles WHERE styleQML LIKE '%<renderer-v2%' AND styleSLD LIKE '%StyledLayerDescriptor%' ORDER BY id"))
                .isEqualTo(layers().map(layer -> layer.replace('-', '_')).toList());
        assertThat(rows(file, "PRAGMA integrity_check")).containsExactly("ok");
        for (String layer : layers().toList()) {
            assertThat(rows(file, "SELECT count(*) FROM " + layer.replace('-', '_'))
                            .get(0))
                    .as(layer)
                    .isEqualTo(SERVER.get("/ogc/collections/" + layer + "/items?limit=1")
                            .json()
                            .path("numberMatched")
                            .asText());
        }
    }

    @Test
    void columns_have_their_titles_and_codes_their_meaning() throws Exception {
        Path file = BinaryFiles.download(SERVER, folder, "/layers/friches.gpkg");
        List<String> contents = rows(
                file, "SELECT data_type, identifier, srs_id, description FROM gpkg_contents ORDER BY data_type DESC");
        assertThat(contents).hasSize(2);
        assertThat(contents.get(0)).startsWith("features|Friches|2154|Friches, carreaux de fosse");
        assertThat(contents.get(1)).isEqualTo("attributes|layer_styles|null|Styles des couches");
        assertThat(rows(file, "SELECT title, constraint_name FROM gpkg_data_columns WHERE column_name = 'site_statut'"))
                .containsExactly("Statut|friches_site_statut");
        assertThat(rows(file, "SELECT title FROM gpkg_data_columns WHERE column_name = 'unite_fonciere_surface'"))
                .containsExactly("Surface du site (m²)");
        assertThat(rows(file, "SELECT mime_type FROM gpkg_data_columns WHERE column_name = 'communes'"))
                .containsExactly("application/json");
        assertThat(rows(
                        file,
                        "SELECT description FROM gpkg_data_column_constraints"
                                + " WHERE constraint_name = 'friches_site_type' AND value = 'friche d''habitat'"))
                .containsExactly("Friche d’habitat");
        assertThat(rows(
                        file,
                        "SELECT md_standard_uri, reference_scope, table_name, metadata FROM gpkg_metadata"
                                + " JOIN gpkg_metadata_reference ON md_file_id = id"))
                .singleElement()
                .asString()
                .startsWith("http://www.isotc211.org/2005/gmd|table|friches|")
                .contains("CRTE de Lens-Liévin", "Licence Ouverte 2.0");
    }
}
