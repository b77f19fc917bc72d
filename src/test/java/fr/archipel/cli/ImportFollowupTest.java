package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Sql;
import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./archipel import --layer suivi}, its options read by picocli, over a real database. */
class ImportFollowupTest {
    @TempDir
    Path folder;

    private TestDatabase database;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        database = TestDatabase.loaded();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void a_trial_reports_line_by_line_and_writes_nothing() throws IOException {
        Path file = table("N°;Montant HT;Commentaire", "1.2;350 000;vu");
        assertThat(run(true, file, "--map", "cout=Montant HT")).isZero();
        assertThat(out())
                .contains("B   Montant HT")
                .contains("→ cout")
                .contains("Coût actualisé : 330000,00 € → 350000,00 €")
                .contains("Note : non renseigné → vu")
                .contains("Essai, rien n'est écrit : 1 lignes lues, 1 valides, 0 rejetées, 0 inchangées, 0 ignorées.");
        assertThat(journal()).isEmpty();
    }

    @Test
    void a_refused_line_refuses_all_unless_valid_rows_are_wanted() throws IOException {
        Path file = table("N°;Coût", "1.2;350 000", "1.4;-5");
        assertThat(run(false, file)).isOne();
        assertThat(out()).contains("REJETÉE").contains("erreur : « -5 » n'est pas accepté");
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("Import refusé, rien n'a été écrit : 1 ligne rejetée sur 2.");
        assertThat(journal()).isEmpty();
        assertThat(run(true, file)).isOne();
        assertThat(run(false, file, "--valid-rows", "--author", "Service projets"))
                .isZero();
        assertThat(out()).contains("Import fait");
        assertThat(journal()).containsExactly("call-1.2 Service projets");
    }

    @Test
    void what_is_misused_is_said_with_what_is_accepted() throws IOException {
        Path file = table("N°;Coût", "1.2;5");
        assertRefused("déjà une colonne", file, "--map", "cout=B", "--map", "cout=C");
        assertRefused("CHAMP=COLONNE", file, "--map", "cout");
        assertRefused("2026-06-30", file, "--date", "hier");
        assertRefused("cotech, copil", file, "--instance", "maire");
        assertRefused("qui existe", folder.resolve("rien.xlsx"));
        assertRefused("CSV", file, "--feuille", "Bilan");
        assertThatThrownBy(() -> CommandLine.populateCommand(new ImportFollowup(), "--valid-rows")
                        .checkUnused("communes"))
                .hasMessageContaining("option de --layer suivi");
    }

    private void assertRefused(String sentence, Path file, String... options) {
        assertThatThrownBy(() -> run(false, file, options))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
    }

    private int run(boolean dryRun, Path file, String... options) {
        printed.reset();
        List<String> words = new ArrayList<>(List.of("--contrat", "crte-call"));
        words.addAll(List.of(options));
        ImportFollowup command = CommandLine.populateCommand(new ImportFollowup(), words.toArray(String[]::new));
        return command.run(
                database.database(),
                file,
                dryRun,
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    private Path table(String... lines) throws IOException {
        return Files.writeString(folder.resolve("suivi.csv"), String.join("\n", lines));
    }

    private String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> journal() {
        return database.database()
                .list(Sql.of("SELECT DISTINCT sujet_id || ' ' || auteur FROM journal"), row -> row.getString(1));
    }
}
