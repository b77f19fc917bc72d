package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.BinaryFiles;
import fr.archipel.support.Program;
import fr.archipel.support.ReadBack;
import fr.archipel.support.ReadBack.Read;
import fr.archipel.support.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request keeps, orders and leaves out holds in binary files too; nothing and one object are files like others. */
class BinaryChoiceTest {
    private static final TestServer SERVER = TestServer.shared();

    @TempDir
    Path folder;

    private List<Read> read(String extension, String query) throws IOException {
        Path file = BinaryFiles.download(SERVER, folder, "/layers/communes." + extension + "?" + query);
        return switch (extension) {
            case "zip" -> ReadBack.read(BinaryFiles.unzip(file).resolve("communes.shp"));
            case "gpkg" -> ReadBack.read(file, "-sql", "SELECT * FROM communes");
            default -> ReadBack.read(file);
        };
    }

    private static List<String> texts(List<Read> read, String name) {
        return read.stream().map(row -> row.values().get(name).asText()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "zip", "fgb"})
    void nothing_that_matches_makes_an_empty_layer(String extension) throws IOException {
        assertThat(read(extension, "filter=population%3C0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "zip", "fgb"})
    void one_object_makes_a_layer_of_one(String extension) throws IOException {
        List<Read> read = read(extension, "insee=62413");
        assertThat(texts(read, "nom")).containsExactly("Harnes");
        assertThat(read.get(0).geometry().getArea()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "zip"})
    void rows_stand_in_the_order_asked_for(String extension) throws IOException {
        List<String> asked = texts(read(extension, "sortby=-population&limit=20"), "population");
        List<Integer> numbers = asked.stream().map(Integer::valueOf).toList();
        assertThat(numbers)
                .hasSize(20)
                .isSortedAccordingTo(
                        java.util.Comparator.<Integer>naturalOrder().reversed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "zip", "fgb"})
    void only_the_fields_asked_for_are_there(String extension) throws IOException {
        List<Read> read = read(extension, "properties=nom,population&limit=3");
        assertThat(read).hasSize(3);
        assertThat(read.get(0).values().keySet())
                .contains("id", "nom", "population")
                .doesNotContain("insee", "siren");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2154", "3950", "4326", "3857", "32631"})
    void GDAL_knows_the_system_again(String srid) throws IOException {
        Program.assumeOneOf("gdal-bin", List.of("ogrinfo", "--version"));
        for (String extension : List.of("gpkg", "zip", "fgb")) {
            Path file = BinaryFiles.download(
                    SERVER, folder, "/layers/ev5." + extension + "?crs=http://www.opengis.net/def/crs/EPSG/0/" + srid);
            String name = extension.equals("zip") ? "/vsizip/" + file : file.toString();
            assertThat(Program.run(List.of("ogrinfo", "-ro", "-so", "-al", name)))
                    .as(extension)
                    .contains("ID[\"EPSG\"," + srid + "]]\nData axis")
                    .doesNotContain("Warning", "ERROR");
        }
    }

    @Test
    void the_index_of_FlatGeobuf_finds_what_a_scan_finds() throws IOException {
        Path file = BinaryFiles.download(SERVER, folder, "/layers/communes.fgb");
        List<Read> indexed = ReadBack.read(file, "-spat", "675000", "7035000", "690000", "7045000");
        List<Read> scanned = ReadBack.read(
                file,
                "-dialect",
                "SQLite",
                "-sql",
                "SELECT * FROM communes WHERE Intersects(geometry, BuildMbr(675000, 7035000, 690000, 7045000))");
        assertThat(texts(indexed, "insee"))
                .hasSizeBetween(10, 149)
                .containsExactlyInAnyOrderElementsOf(texts(scanned, "insee"));
    }
}
