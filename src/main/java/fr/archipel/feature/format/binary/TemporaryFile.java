package fr.archipel.feature.format.binary;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of our own that is gone once this is closed. */
public record TemporaryFile(Path path) implements Closeable {

    /** Readable by this service alone. */
    public static TemporaryFile create(String suffix) throws IOException {
        return new TemporaryFile(Files.createTempFile("archipel", suffix));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
