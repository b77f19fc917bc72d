package fr.archipel.exchange.source;

import fr.archipel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that was fetched, kept beside it.
 *
 * @param etag as the server wrote it, quotes included; null when it gives none
 * @param modified the server's {@code Last-Modified}, as written
 * @param sha256 of the whole file; null while it is partial
 */
record Kept(
        String address,
        @Nullable String etag,
        @Nullable String modified,
        @Nullable String sha256) {

    static Optional<Kept> read(Path file) {
        try {
            return Files.exists(file) && Files.exists(beside(file))
                    ? Optional.of(Json.MAPPER.readValue(Files.readAllBytes(beside(file)), Kept.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // cut short while it was written: as if there were none
        }
    }

    void write(Path file) {
        try {
            Path temporary = file.resolveSibling(file.getFileName() + ".etat.tmp");
            Files.write(temporary, Json.MAPPER.writeValueAsBytes(this));
            Files.move(temporary, beside(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path file) {
        file.toFile().delete();
        beside(file).toFile().delete();
    }

    /** What {@code If-Range} may hold: a strong tag, else a date. */
    Optional<String> validator() {
        return Optional.ofNullable(etag).filter(tag -> !tag.startsWith("W/")).or(() -> Optional.ofNullable(modified));
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".etat.json");
    }
}
