package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapefiles as agencies send them: encodings, reference systems, several in one archive. */
class ShapefileTest {
    @TempDir
    Path folder;

    private Path shapefile(String text, String charset, int language, String cpg) throws IOException {
        Files.write(folder.resolve("b.shp"), Made.points(1));
        Files.write(folder.resolve("b.dbf"), Made.dbf(language, text.getBytes(Charset.forName(charset))));
        Files.deleteIfExists(folder.resolve("b.cpg"));
        if (cpg != null) {
            Files.writeString(folder.resolve("b.CPG"), cpg);
        }
        return folder.resolve("b.shp");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // written in, byte of the table, .cpg, read as
                "UTF-8,0,-,UTF-8",
                "windows-1252,0,-,windows-1252",
                "windows-1252,87,-,windows-1252",
                "UTF-8,87,-,UTF-8",
                "IBM850,2,-,IBM850",
                "ISO-8859-15,0,ISO-8859-15,ISO-8859-15",
                "windows-1252,0,8859-1,windows-1252",
                "IBM850,0,850,IBM850",
                "UTF-8,3,UTF-8,UTF-8",
                "windows-1252,0,UTF-8,windows-1252",
                "UTF-8,0,inconnu,UTF-8",
            })
    void the_encoding_is_the_one_the_texts_are_in(String charset, int language, String cpg, String read)
            throws IOException {
        Read one = Read.of(shapefile("Liévin é", charset, language, cpg));
        assertThat(one.value(1, "nom")).isEqualTo("Liévin é");
        assertThat(one.encoding()).isEqualTo(read);
    }

    @Test
    void somebody_may_know_the_encoding_better_than_the_file() throws IOException {
        Path file = shapefile("Liévin", "IBM850", 0, "UTF-8");
        assertThat(Read.of(file).notes()).anyMatch(note -> note.contains(".cpg annonce UTF-8"));
        assertThat(Read.of(file, new ReadOptions(null, "IBM850")).value(1, "nom"))
                .isEqualTo("Liévin");
        assertThatThrownBy(() -> Read.of(file, new ReadOptions(null, "elfique")))
                .hasMessageContaining("« encodage »");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RGF93_Lambert_93 | 2154",
                "RGF_1993_Lambert_93 | 2154",
                "RGF93 v1 / Lambert-93 | 2154",
                "RGF_1993_CC50 | 3950",
                "RGF93 / CC42 | 3942",
                "RGF93_CC49 | 3949",
                "RGF_1993_CC45 | 3945",
                "NTF_Lambert_II_etendu | 27572",
                "Lambert II étendu | 27572",
                "NTF (Paris) / Lambert zone II | 27572",
                "NTF_Paris_Lambert_Zone_I | 27571",
                "NTF (Paris) / Lambert Nord France | 27561",
                "WGS_1984_Web_Mercator_Auxiliary_Sphere | 3857",
                "WGS 84 / Pseudo-Mercator | 3857",
            })
    void systems_are_known_by_the_names_they_are_given(String name, int epsg) {
        assertThat(WktCrs.read("PROJCS[\"" + name + "\",GEOGCS[\"x\"]]").epsg()).hasValue(epsg);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GCS_RGF93 | 700000, 6600000, 46.5, 49, 44 | 2154",
                "GCS_RGF93 | 1700000, 9200000, 50, 49.25, 50.75 | 3950",
                "GCS_RGF93 | 1700000, 1200000, 42, 41.25, 42.75 | 3942",
                "GCS_NTF | 600000, 2200000, 46.8, 45.898919, 47.696014 | 27572",
                "GCS_NTF_Paris | 600000, 2200000, 52, 50.9, 52.9 | 27572",
                "GCS_NTF | 600000, 1200000, 49.5, 48.598523, 50.395912 | 27571",
            })
    void systems_without_a_name_are_known_by_their_figures(String geographic, String figures, int epsg) {
        String[] f = figures.split(", ");
        String wkt = ("PROJCS[\"sans nom\",GEOGCS[\"%s\",DATUM[\"D\"]],PROJECTION[\"Lambert_Conformal_Conic\"],"
                        + "PARAMETER[\"False_Easting\",%s],PARAMETER[\"False_Northing\",%s],"
                        + "PARAMETER[\"Latitude_Of_Origin\",%s],PARAMETER[\"Standard_Parallel_1\",%s],"
                        + "PARAMETER[\"Standard_Parallel_2\",%s],UNIT[\"Meter\",1]]")
                .formatted(geographic, f[0], f[1], f[2], f[3], f[4]);
        assertThat(WktCrs.read(wkt).epsg()).hasValue(epsg);
    }

    @Test
    void without_prj_nobody_knows_where_it_is() throws IOException {
        assertThat(Read.of(shapefile("a", "UTF-8", 0, null)).crs()).isEqualTo(FileCrs.UNKNOWN);
    }

    @Test
    void heights_are_left_and_null_shapes_are_rows_without_place() throws IOException {
        ByteBuffer b = ByteBuffer.allocate(100 + 8 + 36 + 8 + 4);
        Made.header(b, 11);
        b.order(ByteOrder.BIG_ENDIAN).putInt(1).putInt(18);
        b.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(11)
                .putDouble(2.5)
                .putDouble(50)
                .putDouble(120)
                .putDouble(0);
        b.order(ByteOrder.BIG_ENDIAN).putInt(2).putInt(2);
        b.order(ByteOrder.LITTLE_ENDIAN).putInt(0);
        Files.write(folder.resolve("z.shp"), b.array());
        Read read = Read.of(folder.resolve("z.shp"));
        assertThat(read.place(1)).isEqualTo("POINT (2.5 50)");
        assertThat(read.place(2)).isEmpty();
        assertThat(read.notes()).anyMatch(note -> note.contains("altitudes")).anyMatch(note -> note.contains(".dbf"));
    }

    @Test
    void several_files_in_an_archive_are_as_many_layers() throws IOException {
        ByteBuffer shx = ByteBuffer.allocate(100 + 3 * 8);
        Made.header(shx, 1);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("dossier/zones.shp", Made.points(3));
        entries.put("dossier/ZONES.SHX", shx.array());
        entries.put("dossier/zones.dbf", Made.dbf(0, bytes("a"), bytes("b"), bytes("c")));
        entries.put("bornes.shp", Made.points(1));
        entries.put("table.csv", bytes("lon;lat\n2;50\n"));
        entries.put("lisez-moi.txt", bytes("bonjour;vous\n"));
        entries.put("__MACOSX/._zones.shp", bytes("x"));
        Path file = Files.write(folder.resolve("lot.zip"), Made.zip(entries));
        assertThat(LayerFile.contents(file))
                .containsExactly(
                        new FileLayer("zones", "Point", OptionalLong.of(3)),
                        new FileLayer("bornes", "Point", OptionalLong.empty()),
                        new FileLayer("table", "Point", OptionalLong.of(1)));
        assertThatThrownBy(() -> Read.of(file)).hasMessageContaining("zones, bornes, table");
        assertThat(Read.of(file, "bornes").rows()).hasSize(1);
        assertThat(Read.of(file, "table").place(1)).isEqualTo("POINT (2 50)");
        // The index of the archive's folder says where its records are; this one says nowhere.
        assertThatThrownBy(() -> Read.of(file, "zones")).hasMessageContaining("zones.shp");
    }

    @Test
    void a_table_without_shapes_is_a_table_alone_or_in_an_archive() throws IOException {
        byte[] table = Made.dbf(0, bytes("été"), bytes("b"));
        Path alone = Files.write(folder.resolve("DOC_URBA.dbf"), table);
        Read read = Read.of(alone);
        assertThat(read.value(1, "nom")).isEqualTo("été");
        assertThat(read.hasGeometry()).isFalse();
        Path file = Files.write(
                folder.resolve("doc.zip"),
                Made.zip(Map.of(
                        "d/DOC_URBA.dbf", table, "d/z.shp", Made.points(1), "d/z.dbf", Made.dbf(0, bytes("a")))));
        assertThat(LayerFile.contents(file).stream().map(FileLayer::name)).containsExactlyInAnyOrder("DOC_URBA", "z");
        assertThat(Read.of(file, "DOC_URBA").rows()).hasSize(2);
        assertThat(Read.of(file).rows()).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_geography_goes_before_notes_and_tables() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("notes.csv", bytes("a;b\n1;2\n"));
        entries.put("zones.geojson", bytes("{\"features\":[]}"));
        Path file = Files.write(folder.resolve("lot.zip"), Made.zip(entries));
        try (LayerReader reader = LayerFile.open(file, ReadOptions.NONE)) {
            assertThat(reader.name()).isEqualTo("zones");
        }
        Path gpkg = Made.geoPackage(folder.resolve("base.gpkg"), Made.layer("z", 2));
        Path zipped = Files.write(folder.resolve("base.zip"), Made.zip(Map.of("base.gpkg", Files.readAllBytes(gpkg))));
        assertThat(Read.of(zipped).rows()).hasSize(2);
        assertThat(Read.of(zipped, "z").rows()).hasSize(2);
    }
}
