package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks and JSON of every shape, as tables and as layers. */
class TableFilesTest {
    @TempDir
    Path folder;

    private Path json(String text) throws IOException {
        return Files.writeString(folder.resolve("essai.json"), text);
    }

    @Test
    void a_workbook_has_its_sheets_below_their_titles_with_dates_as_dates() throws IOException {
        Path file = Files.write(
                folder.resolve("friches.xlsx"),
                Made.xlsx(
                        new Made.Sheet("Lisez-moi", List.of()),
                        new Made.Sheet(
                                "Friches",
                                List.of(
                                        List.of("Inventaire des friches au 1er janvier"),
                                        List.of(),
                                        List.of("code", "surface", "lon", "lat", "date", "bâti", "mélange"),
                                        Arrays.asList(
                                                62_498, 0.1 + 0.2, "2,83", 50.43, LocalDate.of(2024, 5, 31), true, 1),
                                        Arrays.asList(
                                                "02001",
                                                12.5,
                                                null,
                                                null,
                                                LocalDate.of(2023, 1, 2),
                                                false,
                                                LocalDate.of(2024, 1, 1)))),
                        new Made.Sheet("Sites", List.of(List.of("a", "b"), List.of("x", "y")))));
        assertThat(LayerFile.contents(file))
                .containsExactly(
                        new FileLayer("Friches", "Point", OptionalLong.of(2)),
                        new FileLayer("Sites", null, OptionalLong.of(1)));
        assertThatThrownBy(() -> Read.of(file)).hasMessageContaining("Friches, Sites");
        Read read = Read.of(file, "Friches");
        assertThat(read.columns()).containsExactly("code", "surface", "lon", "lat", "date", "bâti", "mélange");
        assertThat(read.rows().get(0).values())
                .containsExactly("62498", "0.3", "2,83", "50.43", LocalDate.of(2024, 5, 31), true, "1");
        assertThat(read.value(2, "mélange")).isEqualTo("2024-01-01");
        assertThat(read.value(2, "code")).isEqualTo("02001");
        assertThat(read.place(1)).isEqualTo("POINT (2.83 50.43)");
        assertThat(read.withGeometry()).isEqualTo(1);
        assertThat(read.notes()).anyMatch(note -> note.contains("ligne 3"));
        try (LayerReader reader = LayerFile.open(file, ReadOptions.layer("Friches"))) {
            assertThat(reader.columns().get(4).type()).isEqualTo(FieldType.DATE);
            assertThat(reader.columns().get(5).type()).isEqualTo(FieldType.BOOLEAN);
        }
    }

    @Test
    void features_one_a_line_in_a_list_or_between_record_marks_are_features() throws IOException {
        String one =
                "{\"type\":\"Feature\",\"id\":7,\"geometry\":{\"type\":\"Point\",\"coordinates\":[2,50]},\"properties\":{\"a\":1}}";
        for (String text : List.of(
                one + "\n" + one + "\n",
                "\u001e" + one + "\n\u001e" + one + "\n",
                "[" + one + "," + one + "]",
                "\ufeff{\"features\":[" + one + "," + one + "]}")) {
            Read read = Read.of(json(text));
            assertThat(read.rows()).hasSize(2);
            assertThat(read.place(2)).isEqualTo("POINT (2 50)");
            assertThat(read.rows().get(1).key()).isEqualTo("7");
            assertThat(read.columns()).containsExactly("a");
        }
        assertThat(Read.of(json("{\"type\":\"Point\",\"coordinates\":[2,50]}")).place(1))
                .isEqualTo("POINT (2 50)");
    }

    @Test
    void a_geojson_in_windows_is_read_for_what_it_is() throws IOException {
        Path file = Files.write(
                folder.resolve("essai.geojson"),
                "{\"features\":[{\"geometry\":null,\"properties\":{\"nom\":\"été\"}}]}"
                        .getBytes(Charset.forName("windows-1252")));
        Read read = Read.of(file);
        assertThat(read.value(1, "nom")).isEqualTo("été");
        assertThat(read.encoding()).isEqualTo("windows-1252");
    }

    @Test
    void rows_of_json_are_a_table_with_their_places() throws IOException {
        Read list = Read.of(json(
                "[{\"code\":\"01\",\"n\":1,\"lon\":2.5,\"lat\":50},{\"code\":\"02\",\"n\":1.5,\"x\":{\"y\":true}}]"));
        assertThat(list.columns()).containsExactly("code", "n", "lon", "lat", "x.y");
        assertThat(list.rows().get(1).values()).containsExactly("02", 1.5, null, null, true);
        assertThat(list.place(1)).isEqualTo("POINT (2.5 50)");
        Read lines = Read.of(json("{\"a\":1}\n{\"a\":\"x\"}\n"));
        assertThat(lines.value(1, "a")).isEqualTo("1");
        Read service = Read.of(
                json(
                        "{\"total_count\":1,\"results\":[{\"nom\":\"a\",\"geo_point_2d\":{\"lon\":2.5,\"lat\":50.2},\"tags\":[\"x\",\"y\"]}]}"));
        assertThat(service.place(1)).isEqualTo("POINT (2.5 50.2)");
        assertThat(service.value(1, "tags")).isEqualTo(new String[] {"x", "y"});
        Read shape = Read.of(
                json(
                        "[{\"nom\":\"a\",\"geo_shape\":{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2,50]},\"properties\":{}}}]"));
        assertThat(shape.place(1)).isEqualTo("POINT (2 50)");
    }

    @Test
    void lists_inside_objects_are_layers_of_their_own() throws IOException {
        Path file = json(
                "[{\"code\":\"A\",\"membres\":[{\"nom\":\"x\"},{\"nom\":\"y\"}],\"type\":\"CA\"},{\"code\":\"B\",\"membres\":[]}]");
        assertThat(LayerFile.contents(file).stream().map(FileLayer::name)).containsExactly("essai", "membres");
        Read whole = Read.of(file);
        assertThat(whole.columns()).containsExactly("code", "type");
        assertThat(whole.notes()).anyMatch(note -> note.contains("« membres »"));
        Read members = Read.of(file, "membres");
        assertThat(members.rows()).hasSize(2);
        assertThat(members.rows().get(1).values()).containsExactly("y", "A", "CA");
    }

    @Test
    void other_json_says_what_it_is() throws IOException {
        assertThatThrownBy(() -> Read.of(json("{\"type\":\"Topology\",\"objects\":{}}")))
                .hasMessageContaining("TopoJSON");
        assertThatThrownBy(() -> Read.of(json("{\"geometryType\":\"esriGeometryPoint\",\"features\":[]}")))
                .hasMessageContaining("ArcGIS");
        assertThatThrownBy(() -> Read.of(json("[1,2]"))).hasMessageContaining("autre chose que des objets");
        assertThatThrownBy(() -> Read.of(json("{\"a\":1}"))).hasMessageContaining("FeatureCollection");
    }

    @Test
    void a_geopackage_has_tables_of_attributes_too() throws IOException {
        String[] layer = Made.layer("zones", 3);
        Path file = Made.geoPackage(
                folder.resolve("essai.gpkg"),
                layer[0],
                layer[1],
                layer[2],
                layer[3],
                "CREATE TABLE notes (id INTEGER PRIMARY KEY, texte TEXT, jour DATE)",
                "INSERT INTO notes VALUES (1, 'été', '2024-01-31')",
                "INSERT INTO gpkg_contents VALUES ('notes', 'attributes', 'notes', '', '', NULL, NULL, NULL, NULL, NULL)");
        assertThat(LayerFile.contents(file))
                .containsExactly(
                        new FileLayer("notes", null, OptionalLong.of(1)),
                        new FileLayer("zones", "Point", OptionalLong.of(3)));
        assertThat(Read.of(file).rows()).hasSize(3);
        Read notes = Read.of(file, "notes");
        assertThat(notes.hasGeometry()).isFalse();
        assertThat(notes.rows().get(0).values()).containsExactly("été", LocalDate.of(2024, 1, 31));
        assertThat(notes.rows().get(0).key()).isEqualTo("1");
    }

    @Test
    void a_text_file_is_a_table_only_when_it_is_cut_into_columns() throws IOException {
        Path file = Files.write(folder.resolve("releve.txt"), "a|b\n1|2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Read.of(file).columns()).containsExactly("a", "b");
    }
}
