package fr.archipel.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that are not the project's: a test that needs one is skipped, saying so, where they are absent. */
public final class SharedData {
    private static final Path FOLDER = Path.of("..", "shared", "data");

    private SharedData() {}

    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), () -> "fichier de référence absent : " + name);
        return file;
    }
}
