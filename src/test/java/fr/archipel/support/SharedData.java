package fr.archipel.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real files that are not the project's: a test that needs one is skipped, saying so, where they are absent. */
public final class SharedData {
    private static final Path FOLDER = Path.of("..", "shared", "data");

    private static final Path SOURCES = Path.of("..", "shared", "sources");

    private SharedData() {}

    /** The lines of a source document's text. */
    public static List<String> source(String name) throws IOException {
        Path file = SOURCES.resolve(name);
        assumeTrue(Files.exists(file), () -> "document source absent : " + name);
        return Files.readAllLines(file);
    }

    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), () -> "fichier de référence absent : " + name);
        return file;
    }
}
