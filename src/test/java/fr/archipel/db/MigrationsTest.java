package fr.archipel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.ProblemException;
import fr.archipel.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a database where the project's migrations are applied, and a copy of their files. */
class MigrationsTest {
    @TempDir
    Path files;

    private TestDatabase database;

    @BeforeEach
    void copy() throws IOException {
        database = TestDatabase.empty();
        try (Stream<Path> all = Files.list(Path.of("migrations"))) {
            for (Path file : all.toList()) {
                Files.copy(file, files.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_current_schema_needs_nothing_not_even_the_right_to_write() {
        database.database()
                .update(Sql.of(
                        "ALTER TABLE flyway_schema_history RENAME COLUMN installed_by TO cache")); // Flyway would fail
        assertThat(run()).isZero();
    }

    @Test
    void other_ends_of_lines_are_no_change() throws IOException {
        Path file = files.resolve("V003__friche.sql");
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        assertThat(run()).isZero();
    }

    @Test
    void a_new_file_is_applied_once_also_with_a_number_below_the_last() throws IOException {
        Files.writeString(files.resolve("V900__temoin.sql"), "CREATE TABLE temoin (n int);");
        assertThat(run()).isEqualTo(1);
        Files.writeString(files.resolve("V899__temoin.sql"), "ALTER TABLE temoin ADD m int;");
        assertThat(run()).isEqualTo(1);
        assertThat(run()).isZero();
        assertThat(database.database().list(Sql.of("SELECT m FROM temoin"), row -> row.getInt(1)))
                .isEqualTo(List.of());
    }

    @Test
    void a_migration_changed_after_it_was_applied_is_named_with_what_to_do() throws IOException {
        Path file = files.resolve("V003__friche.sql");
        Files.writeString(file, Files.readString(file) + "\n-- un mot de plus\n");
        assertThatThrownBy(this::run)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("La migration V003__friche.sql a été modifiée")
                .hasMessageContaining("nouvelle migration");
    }

    @Test
    void a_database_of_a_newer_version_is_told_as_such() throws IOException {
        Path file = files.resolve("V900__temoin.sql");
        Files.writeString(file, "CREATE TABLE temoin (n int);");
        run();
        Files.delete(file);
        assertThatThrownBy(this::run)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("V900__temoin.sql, que cette version d'Archipel n'a pas");
    }

    private int run() {
        return Migrations.run(database.database(), files);
    }
}
