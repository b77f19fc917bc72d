package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.source.OpenDataSource;
import fr.archipel.support.SharedData;
import fr.archipel.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesCommandTest {
    private final TestDatabase test = TestDatabase.loaded();
    private final Imports imports = new Imports(test.database(), TestDatabase.catalogue());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void a_trial_tells_and_leaves_nothing_then_the_same_file_goes_in() {
        Path file = SharedData.file("communes/communes_150_2018.geojson");
        assertThat(bring(file, true)).isZero();
        assertThat(text(out)).contains("150  lignes lues", "150  modifications", "Essai, rien n'est écrit.");
        assertThat(count("SELECT count(*) FROM commune WHERE precision = 'officielle'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM import")).isZero();

        assertThat(bring(file, false)).isZero();
        assertThat(text(out)).contains("Import fait.", "--annuler ");
        assertThat(count("SELECT count(*) FROM commune WHERE precision = 'officielle'"))
                .isEqualTo(150);
    }

    @Test
    void a_file_that_misses_communes_is_refused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("communes-62.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"62498\",\"nom\":\"Lens\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[2.83,50.43],[2.84,50.43],[2.84,50.44],[2.83,50.43]]]}}]}");
        assertThat(bring(file, false)).isEqualTo(1);
        assertThat(text(out)).containsPattern("149 +erreur +Objet sans nouveau contour");
        assertThat(text(err)).contains("rien n'est écrit");
        assertThat(count("SELECT count(*) FROM import")).isZero();
    }

    private int bring(Path file, boolean dryRun) {
        return SourcesCommand.bring(
                imports,
                OpenDataSource.get(Path.of("gis-data"), "communes"),
                file,
                dryRun,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private long count(String sql) {
        return test.database().find(Sql.of(sql), row -> row.getLong(1)).orElseThrow();
    }
}
