package fr.archipel.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MapInfo tables, through GDAL, as GDAL itself writes them. */
class MapInfoTest {
    @TempDir
    Path folder;

    @BeforeEach
    void written() throws IOException {
        Program.assumeOneOf("gdal-bin", List.of("ogr2ogr", "--version"));
        Path source = Files.writeString(
                folder.resolve("zones.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.83,50.43]},\"properties\":{\"nom\":\"Liévin\",\"n\":3}},"
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[2.84,50.44]},\"properties\":{\"nom\":null,\"n\":4}}]}");
        for (String format : List.of("tab", "mif")) {
            Program.run(List.of(
                            "ogr2ogr",
                            "-f",
                            "MapInfo File",
                            "-t_srs",
                            "EPSG:2154",
                            "-lco",
                            "ENCODING=WindowsLatin1",
                            folder.resolve(format).resolve("zones." + format).toString(),
                            source.toString())
                    .stream()
                    .peek(word -> folder.resolve(format).toFile().mkdirs())
                    .toList());
        }
    }

    @Test
    void a_table_is_read_with_its_texts_and_its_system() throws IOException {
        for (String format : List.of("tab", "mif")) {
            Read read = Read.of(folder.resolve(format).resolve("zones." + format));
            assertThat(read.rows()).hasSize(2);
            assertThat(read.value(1, "nom")).isEqualTo("Liévin");
            assertThat(read.crs().epsg()).hasValue(2154);
            assertThat(read.rows().get(0).geometry().getCoordinate().x).isBetween(600_000.0, 800_000.0);
        }
    }

    @Test
    void a_table_in_an_archive_comes_with_its_parts() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (Stream<Path> parts = Files.list(folder.resolve("tab"))) {
            for (Path part : parts.toList()) {
                entries.put("lot/" + part.getFileName(), Files.readAllBytes(part));
            }
        }
        Path file = Files.write(folder.resolve("lot.zip"), Made.zip(entries));
        assertThat(LayerFile.contents(file)).extracting(FileLayer::name).containsExactly("zones");
        assertThat(Read.of(file).rows()).hasSize(2);
    }

    @Test
    void a_table_without_its_parts_is_refused() throws IOException {
        Path alone = Files.copy(folder.resolve("tab").resolve("zones.tab"), folder.resolve("seule.tab"));
        assertThatThrownBy(() -> Read.of(alone))
                .hasMessageContaining("seule.tab")
                .hasMessageContaining("incomplète");
    }
}
