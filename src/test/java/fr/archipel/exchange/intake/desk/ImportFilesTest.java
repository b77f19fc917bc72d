package fr.archipel.exchange.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFilesTest {
    private static final String ID = "a1b2c3d4e5f6a7b8c9d0";

    @TempDir
    private Path folder;

    @Test
    void a_file_is_kept_and_forgotten_whole() throws IOException {
        ImportFiles files = new ImportFiles(folder.resolve("imports"));
        Path kept = files.keep(ID, "friches.geojson", to -> Files.writeString(to, "{}"));
        assertThat(files.find(ID)).contains(kept);
        assertThat(kept).hasContent("{}").hasFileName("friches.geojson");
        assertThat(files.listIds()).containsExactly(ID);
        files.discard(ID);
        assertThat(files.find(ID)).isEmpty();
        assertThat(files.listIds()).isEmpty();
    }

    @Test
    void a_file_that_could_not_be_received_leaves_nothing() {
        ImportFiles files = new ImportFiles(folder);
        assertThatThrownBy(() -> files.keep(ID, "a.csv", to -> {
                    Files.writeString(to, "half");
                    throw new IOException("cut");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(files.listIds()).isEmpty();
        assertThat(files.incoming()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "..", "incoming", "", "A1B2C3D4E5F6A7B8C9D0", "a/b"})
    void no_id_leads_out_of_the_folder(String id) {
        assertThatThrownBy(() -> new ImportFiles(folder).find(id)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../étude 2026.gpkg | étude 2026.gpkg",
                "C:\\data\\a.csv | a.csv",
                "a<b>\"c.zip | a_b__c.zip",
                "... | fichier",
                "'' | fichier",
            })
    void names_are_made_harmless(String given, String kept) {
        assertThat(ImportFiles.clean(given)).isEqualTo(kept);
    }

    @Test
    void a_long_name_keeps_its_extension() {
        assertThat(ImportFiles.clean("é".repeat(300) + ".geojson")).hasSize(80).endsWith("é.geojson");
    }

    @Test
    void what_nobody_has_asked_of_for_a_day_is_told() throws IOException {
        ImportFiles files = new ImportFiles(folder);
        files.keep(ID, "a.csv", to -> Files.writeString(to, "a"));
        assertThat(files.listExpired(Instant.now())).isEmpty();
        Files.setLastModifiedTime(
                folder.resolve(ID),
                FileTime.from(Instant.now().minus(ImportFiles.KEPT).minusSeconds(5)));
        assertThat(files.listExpired(Instant.now())).isEqualTo(List.of(ID));
        files.touch(ID);
        assertThat(files.listExpired(Instant.now())).isEmpty();
    }
}
