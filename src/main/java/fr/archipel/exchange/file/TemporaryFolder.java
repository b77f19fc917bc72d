package fr.archipel.exchange.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of ours, for what is unpacked or converted, that leaves with whoever made it. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    public static TemporaryFolder make() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("archipel-fichier-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in it, under a name that stays harmless whatever was asked. */
    public Path file(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1).replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        String tail = last.length() > 80 ? last.substring(last.length() - 80) : last;
        return path.resolve(tail.isBlank() || tail.matches("\\.+") ? "fichier" : tail);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
