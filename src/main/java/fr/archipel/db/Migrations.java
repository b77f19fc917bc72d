package fr.archipel.db;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version of the files in {@code migrations/}. */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing; returns how many migrations ran. Throws {@link FlywayException} and leaves the schema as it was. */
    public static int run(Database database, Path directory) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .schemas(Database.SCHEMA)
                .locations("filesystem:" + directory.toAbsolutePath())
                .loggers("slf4j")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
