package fr.archipel.db;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version of the files in {@code migrations/}. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing; returns how many migrations ran. Nothing but a look at the files and the table of those
     * applied when there is none: a warm start does without Flyway.
     *
     * @throws ProblemException when an applied migration was changed or is gone: a sentence that names it
     * @throws FlywayException when one fails; the schema is left as it was
     */
    public static int run(Database database, Path directory) {
        Map<String, Integer> applied = applied(database);
        Map<String, Integer> files = files(directory);
        applied.forEach((name, checksum) -> check(name, checksum, files));
        if (!files.isEmpty() && files.equals(applied)) {
            return 0;
        }
        return Flyway.configure()
                .dataSource(database.dataSource())
                .schemas(Database.SCHEMA)
                .locations("filesystem:" + directory.toAbsolutePath())
                // A subject a file: one with a lower number may come after one with a higher.
                .outOfOrder(true)
                .loggers("slf4j")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static void check(String name, int checksum, Map<String, Integer> files) {
        Integer found = files.get(name);
        if (found == null) {
            throw problem(
                    "Cette base a reçu la migration %1$s, que cette version d'Archipel n'a pas. Lancez la version qui l'a créée ou une plus récente, ou donnez à celle-ci un autre dossier : ARCHIPEL_HOME=/un/dossier ./archipel serve",
                    name);
        }
        if (found != checksum) {
            throw problem(
                    "La migration %1$s a été modifiée après avoir été appliquée à cette base. Remettez migrations/%1$s comme elle était et écrivez le changement dans une nouvelle migration, ou repartez d'une base neuve dans un autre dossier : ARCHIPEL_HOME=/un/dossier ./archipel serve",
                    name);
        }
    }

    private static ProblemException problem(String sentence, String name) {
        return new ProblemException(new Problem.Unavailable(sentence.formatted(name)));
    }

    /** By file name, the checksums Flyway noted when it applied them. */
    private static Map<String, Integer> applied(Database database) {
        Map<String, Integer> applied = new TreeMap<>();
        database.with(session -> {
            String table = Database.SCHEMA + ".flyway_schema_history";
            boolean exists = session.find(Sql.of("SELECT to_regclass(?) IS NOT NULL", table), row -> row.getBoolean(1))
                    .orElse(false);
            if (exists) {
                session.forEach(
                        Sql.of("SELECT script, checksum FROM " + table + " WHERE type = 'SQL' AND success"),
                        0,
                        row -> applied.put(row.getString(1), row.getInt(2)));
            }
            return true;
        });
        return applied;
    }

    private static Map<String, Integer> files(Path directory) {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".sql")).toList()) {
                files.put(file.getFileName().toString(), checksum(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** As Flyway computes it: over the lines, whatever ends them. */
    private static int checksum(String text) {
        CRC32 crc = new CRC32();
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        lines.forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
