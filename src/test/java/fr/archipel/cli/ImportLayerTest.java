package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.account.Author;
import fr.archipel.db.Sql;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.desk.FoundStore;
import fr.archipel.exchange.intake.desk.ImportListStore;
import fr.archipel.exchange.intake.desk.Pace;
import fr.archipel.exchange.intake.desk.ReportFile;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code ./archipel import} into any layer, and what it says on the terminal. */
class ImportLayerTest {
    private static TestDatabase database;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        database = TestDatabase.loaded();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_file_is_tried_then_imported_then_undone() throws IOException {
        Path file = file("friche sans projet");
        assertThat(run(file, true)).isZero();
        assertThat(said()).contains("1  créations", "Essai, rien n'est écrit.");
        assertThat(friches()).isZero();

        assertThat(run(file, false)).isZero();
        assertThat(said()).contains("Import fait", "--annuler ");
        assertThat(friches()).isOne();
        String id = said().replaceAll("(?s).*--annuler (\\w+).*", "$1");
        ImportTable.list(new ImportListStore(database.database()), out);
        assertThat(said()).contains(id + "  ").contains("friches ← essai.geojson, par ligne de commande");
        imports().undo(id, new Author("", "test"));
        assertThat(friches()).isZero();
    }

    @Test
    void what_cannot_go_in_is_told_and_nothing_is_written() throws IOException {
        Path report = folder.resolve("rapport.html");
        Path file = file("n'importe quoi");
        assertThat(run(file, false, "--rapport", report.toString())).isOne();
        assertThat(said()).contains("Valeur hors de la liste de codes (code-inconnu)", "Des lignes sont refusées");
        assertThat(report).content().contains("importe quoi", "Valeur hors de la liste de codes");
        assertThat(friches()).isZero();
        assertThat(database.database()
                        .find(
                                Sql.of("SELECT count(*) FROM import WHERE etat NOT IN ('applique', 'annule')"),
                                row -> row.getLong(1)))
                .contains(0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--crs=Lambert | EPSG:2154",
                "--absents=jeter | garder, supprimer",
                "--correspondance=nom | CHAMP=COLONNE",
                "--choix=geometrie-invalide | RÈGLE=DÉCISION",
                "--rapport=essai.pdf | .html, .json ou .geojson",
            })
    void options_that_do_not_fit_are_told_before_a_database_is_started(String option, String said) throws IOException {
        Path file = file("friche sans projet");
        assertThatThrownBy(() -> options(option).request(file, "friches"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(said);
    }

    @Test
    void the_pace_is_said_with_what_remains() {
        assertThat(TerminalPace.sentence(new Pace.Now("lecture", 12_000, 54_000L, 8_500L, 5L)))
                .isEqualTo("  Lecture : 12000 sur 54000 lignes, 8500 par seconde, reste environ 5 s");
        assertThat(TerminalPace.sentence(new Pace.Now("ecriture", 10, null, null, null)))
                .isEqualTo("  Écriture : 10 lignes");
    }

    private int run(Path file, boolean dryRun, String... given) {
        ImportLayer options = options(given);
        return options.run(
                imports(),
                new ReportFile(new FoundStore(database.database()), Clock.systemUTC()),
                file,
                options.request(file, "friches"),
                dryRun,
                "ligne de commande",
                out,
                out);
    }

    private static ImportLayer options(String... given) {
        ImportLayer options = new ImportLayer();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create()
                .addMixin("o", CommandLine.Model.CommandSpec.forAnnotatedObject(options)));
        line.parseArgs(given);
        return options;
    }

    private static Imports imports() {
        return new Imports(database.database(), TestDatabase.catalogue());
    }

    private Path file(String status) throws IOException {
        return Files.writeString(folder.resolve("essai.geojson"), """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":
                {"site_nom":"Friche en ligne","site_type":"friche industrielle","site_statut":"%s"},"geometry":
                {"type":"Polygon","coordinates":[[[2.82,50.42],[2.822,50.42],[2.822,50.422],[2.82,50.422],[2.82,50.42]]]}}]}""".formatted(status));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static long friches() {
        return database.database()
                .find(Sql.of("SELECT count(*) FROM friche WHERE site_nom = 'Friche en ligne'"), row -> row.getLong(1))
                .orElseThrow();
    }
}
