package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.json.Json;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./archipel export}, its options read by picocli, over a real database. */
class ExportTest {
    private static final TestDatabase DATABASE = TestDatabase.loaded();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void a_standards_file_is_written_whole() throws IOException {
        Path file = folder.resolve("friches.csv");
        run("--standard", "cnig-friches", "-o", file.toString(), "--commune", "62413");
        assertThat(Files.readString(file))
                .startsWith("site_id,site_nom,site_type,")
                .contains("62413_friche-noroxo")
                .hasLineCount(2);
        assertThatThrownBy(() -> run("--standard", "cnig", "-o", "-"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cnig-sites-economiques.gpkg");
    }

    @Test
    void a_file_holds_what_the_options_keep() throws IOException {
        Path file = folder.resolve("friches.geojson");
        run(
                "friches",
                "--format",
                "geojson",
                "-o",
                file.toString(),
                "--crs",
                "EPSG:2154",
                "--sortby",
                "-site_nom",
                "--filter",
                "site_statut = 'friche reconvertie'",
                "--properties",
                "site_nom,site_statut");
        JsonNode read = Json.read(Files.readAllBytes(file));
        assertThat(read.path("features").size()).isPositive();
        read.path("features").forEach(feature -> {
            assertThat(feature.at("/properties/site_statut").asText()).isEqualTo("friche reconvertie");
            assertThat(feature.path("properties").size()).isEqualTo(2);
            assertThat(feature.at("/geometry/coordinates/0/0/0/0").asDouble()).isGreaterThan(600_000);
        });
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("friches.geojson : ", " objets, ");
        assertThat(printed.size()).isZero();
        assertThat(files()).containsExactly("friches.geojson");
    }

    @Test
    void a_dash_writes_to_the_standard_output() throws IOException {
        run("epci", "--format", "csv", "-o", "-", "--dialecte", "rfc4180", "--skip-geometry");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("id,siren,sigle,nom,population\r\n")
                .contains("246200364,246200364,CALL,");
    }

    @Test
    void what_cannot_be_honoured_is_said_and_leaves_no_file() {
        String file = folder.resolve("a").toString();
        assertRefused("geojson", "friches", "--format", "doc", "-o", file);
        assertRefused("La couche « rien »", "rien", "--format", "csv", "-o", file);
        assertRefused("EPSG", "friches", "--format", "csv", "--crs", "EPSG:1", "-o", file);
        assertRefused("filtre", "friches", "--format", "csv", "--filter", "a =", "-o", file);
        assertRefused("dialecte", "friches", "--format", "gml", "--dialecte", "excel", "-o", file);
        assertRefused("dossier qui existe", "friches", "--format", "csv", "-o", file + "/b/c");
        assertThat(files()).isEmpty();
    }

    private void assertRefused(String sentence, String... words) {
        assertThatThrownBy(() -> run(words))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
    }

    private void run(String... words) throws IOException {
        CommandLine.populateCommand(new ExportCommand(), words)
                .run(
                        DATABASE.database(),
                        TestDatabase.catalogue(),
                        printed,
                        new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    private Stream<String> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
