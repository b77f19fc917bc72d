package fr.archipel.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates the data of a private cluster, complete or not at all: they are made beside their place and renamed last.
 *
 * <p>What needs a superuser is done by PostgreSQL's single-user mode, which needs no server, port or password; the
 * running cluster has no superuser that can log in over TCP.
 *
 * @param tools PostgreSQL's programs
 * @param account who runs them
 */
record ClusterCreation(ClusterPaths paths, PostgresTools tools, ClusterAccount account, ClusterOptions options) {
    static final String ROLE = "archipel";
    static final String DATABASE = "archipel";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Creates the data, the role, the database and its extensions. */
    void run() {
        Path data = paths.unfinishedData();
        String password = ClusterPassword.random();
        try {
            ClusterFolder.delete(data);
            initdb(data);
            Files.writeString(data.resolve("pg_hba.conf"), ClusterSettings.ACCESS);
            execute(
                    data,
                    "postgres",
                    // CREATEDB: a restore prepares a second database beside the first, tests clone theirs.
                    "CREATE ROLE %s LOGIN CREATEDB PASSWORD '%s';".formatted(ROLE, password),
                    "CREATE DATABASE %s OWNER %s;".formatted(DATABASE, ROLE));
            execute(
                    data,
                    DATABASE,
                    "CREATE EXTENSION postgis;",
                    "CREATE EXTENSION unaccent;",
                    "CREATE EXTENSION pg_trgm;");
            if (options.durable()) {
                check("L'écriture de la base sur le disque", program("initdb", "--sync-only", "--pgdata=" + data));
            }
            if (!paths.socketFolder().isEmpty()) {
                ClusterFolder.makePrivate(Path.of(paths.socketFolder()), account);
            }
            Files.writeString(paths.localSettings(), ClusterSettings.LOCAL);
            account.own(paths.localSettings());
            ClusterPassword.write(paths, password);
            Files.move(data, paths.data());
        } catch (IOException e) {
            throw ClusterException.of("Création de la base dans " + data, e);
        }
    }

    /** Gives the role a new password; the server must be stopped. */
    String renewPassword() throws IOException {
        String password = ClusterPassword.random();
        execute(paths.data(), "postgres", "ALTER ROLE %s PASSWORD '%s';".formatted(ROLE, password));
        ClusterPassword.write(paths, password);
        return password;
    }

    /*
     * Order of texts: "C" (by code point) is the fastest and, unlike the system's or ICU's orders, never changes with a
     * system upgrade, which would silently break indexes; C.UTF-8 still knows the case of accented letters. Where
     * people read a sorted list, the query says COLLATE "fr-x-icu".
     */
    private void initdb(Path data) {
        List<String> options = new ArrayList<>(List.of(
                "--pgdata=" + data,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--lc-collate=C",
                "--auth-host=scram-sha-256",
                "--auth-local=peer",
                "--no-instructions",
                "--no-sync"));
        check("La création de la base", program("initdb", options.toArray(String[]::new)));
    }

    private ClusterAccount.Output program(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(tools.program(name).toString()));
        command.addAll(List.of(arguments));
        return account.run(LIMIT, "", command);
    }

    /** Runs statements, one a line, as superuser; single-user mode answers 0 even when one of them failed. */
    private void execute(Path data, String database, String... statements) {
        List<String> command = new ArrayList<>(List.of(tools.program("postgres").toString(), "--single", "-D"));
        command.add(data.toString());
        command.addAll(List.of("-c", "log_min_error_statement=panic", "-c", "log_checkpoints=off"));
        command.addAll(List.of("-c", "fsync=off", database));
        ClusterAccount.Output output = account.run(LIMIT, String.join("\n", statements) + "\n", command);
        boolean refused = output.text().contains("ERROR:") || output.text().contains("FATAL:");
        check("La préparation de la base", refused ? new ClusterAccount.Output(1, output.text()) : output);
    }

    private void check(String action, ClusterAccount.Output output) {
        if (!output.succeeded()) {
            throw new ClusterException(new ClusterProblem.ProgramFailed(
                    action, "%s, code %d".formatted(tools.bin(), output.status()), output.text()));
        }
    }
}
