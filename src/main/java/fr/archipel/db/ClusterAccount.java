package fr.archipel.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The account of this machine that runs PostgreSQL's programs: ours, or, since PostgreSQL refuses root, another one
 * taken through {@code runuser}.
 *
 * @param name the other account, or empty for ours
 */
record ClusterAccount(String name) {
    /** Who runs PostgreSQL when Archipel is run by root and nothing has been created yet. */
    static final String FOR_ROOT = "postgres";

    /** What a program printed (both streams) and its exit status. */
    record Output(int status, String text) {
        boolean succeeded() {
            return status == 0;
        }
    }

    static ClusterAccount ours() {
        return new ClusterAccount("");
    }

    /** For root, the owner of the data, so that a home created by an ordinary user still opens; else ourselves. */
    static ClusterAccount forData(Path data) {
        if (!isRoot()) {
            return ours();
        }
        String owner = Files.exists(data) ? owner(data) : FOR_ROOT;
        return new ClusterAccount(owner.equals("root") ? FOR_ROOT : owner);
    }

    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name", "").equals("root");
        }
    }

    static String owner(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException e) {
            throw ClusterException.of("Lecture de " + path, e);
        }
    }

    boolean isOurs() {
        return name.isEmpty();
    }

    /** Gives a file of ours to this account. */
    void own(Path path) throws IOException {
        if (!isOurs()) {
            Files.setOwner(path, principal());
        }
    }

    private UserPrincipal principal() throws IOException {
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
        } catch (UserPrincipalNotFoundException e) {
            throw new ClusterException(new ClusterProblem.NoAccount(name));
        }
    }

    boolean canReach(Path folder) {
        return run(Duration.ofSeconds(10), "", List.of("test", "-x", folder.toString()))
                .succeeded();
    }

    /** Runs a program to its end; {@code input} is what it reads. */
    Output run(Duration limit, String input, List<String> command) {
        try {
            Process process = start(command);
            CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // A program that ends before it has read everything says why in its output.
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Output(-1, "pas de réponse après %d s".formatted(limit.toSeconds()));
            }
            return new Output(process.exitValue(), text.join());
        } catch (IOException e) {
            return new Output(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Output(-1, "interrompu");
        }
    }

    /** Starts a program, both streams in one. */
    Process start(List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        if (!isOurs()) {
            words.addAll(List.of("runuser", "-u", name, "--"));
        }
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // The other account may not be allowed into our working directory, and PostgreSQL's programs insist on theirs.
        builder.directory(Path.of("/").toFile());
        // PGDATA, PGPORT… of the user's shell must not lead elsewhere; answers in English, for the log to be
        // understood.
        builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static String readAll(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
