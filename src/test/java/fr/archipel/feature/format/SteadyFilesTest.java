package fr.archipel.feature.format;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.layer.Layer;
import fr.archipel.support.GeneratedRows;
import fr.archipel.support.Program;
import fr.archipel.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows make the same bytes; many rows need no more memory; nothing stays behind when an answer breaks off. */
class SteadyFilesTest {
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "shp", "fgb"})
    void the_same_rows_make_the_same_file(String format) throws IOException {
        byte[] once = written(format);
        assertThat(once).hasSizeGreaterThan(1000).isEqualTo(written(format));
    }

    private static byte[] written(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GeneratedRows.write(format, 1000, out);
        return out.toByteArray();
    }

    /** 100 000 polygons with eight fields, some 45 MB of file, in a heap of 48 MB. */
    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "shp", "fgb"})
    void a_hundred_thousand_rows_pass_through_a_small_heap(String format) {
        Path file = folder.resolve("mesure." + format + (format.equals("shp") ? ".zip" : ""));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Program.run(List.of(
                java,
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                GeneratedRows.class.getName(),
                format,
                Integer.toString(MANY),
                file.toString()));
        Program.assumeOneOf("gdal-bin", List.of("ogrinfo", "--version"));
        String name = format.equals("shp") ? "/vsizip/" + file : file.toString();
        assertThat(Program.run(List.of("ogrinfo", "-ro", "-so", "-al", name))).contains("Feature Count: " + MANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "shp", "fgb"})
    void an_answer_that_breaks_off_leaves_no_file_behind(String format) throws IOException {
        List<Path> before = temporary();
        Layer layer = TestDatabase.catalogue().getLayer("friches");
        FeatureEncoder encoder =
                Formats.byId(format).orElseThrow().open(GeneratedRows.output(layer), OutputStream.nullOutputStream());
        try (encoder) {
            for (int i = 0; i < 20_000; i++) {
                encoder.feature(GeneratedRows.row(layer, i));
            }
        }
        assertThat(temporary()).isEqualTo(before);
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("archipel.*(gpkg|gpkg-journal|tmp)"))
                    .sorted()
                    .toList();
        }
    }
}
