package fr.archipel.fiche.life;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of attachments, each file named by its SHA-256: {@code ab/abcdef…}. A file is whole or absent, and on disk
 * before anything speaks of it; one that no row names, after a kill at the wrong moment, is harmless.
 */
public final class AttachmentFiles {
    static final int MAXIMUM_BYTES = 20 * 1024 * 1024;

    private final Path folder;

    /** {@code folder}: outside of what the server serves; made when first needed. */
    public AttachmentFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
        sweep(this.folder.resolve("incoming"));
    }

    record Stored(String digest, long bytes, String mediaType) {}

    /** Where uploads wait. */
    Path incoming() {
        try {
            return Files.createDirectories(folder.resolve("incoming"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Problems: 413 when too long, 415 when it is no file we accept. */
    Stored store(InputStream in) {
        Path waiting = null;
        try {
            waiting = Files.createTempFile(incoming(), "piece", "");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] start = new byte[0];
            long bytes = 0;
            try (FileChannel channel = FileChannel.open(waiting, StandardOpenOption.WRITE)) {
                byte[] buffer = new byte[64 * 1024];
                for (int read = in.readNBytes(buffer, 0, buffer.length);
                        read > 0;
                        read = in.readNBytes(buffer, 0, buffer.length)) {
                    if (bytes == 0) {
                        start = Arrays.copyOf(buffer, Math.min(read, MediaKind.SIGNATURE_BYTES));
                    }
                    bytes += read;
                    if (bytes > MAXIMUM_BYTES) {
                        throw tooLarge();
                    }
                    digest.update(buffer, 0, read);
                    ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                }
                channel.force(true);
            }
            String mediaType = MediaKind.of(start)
                    .orElseThrow(() -> new ProblemException(new Problem.UnsupportedMediaType(
                            "ce que contient le fichier, quel que soit son nom", MediaKind.ACCEPTED)));
            String name = HexFormat.of().formatHex(digest.digest());
            Path target = path(name);
            Path shelf = Files.createDirectories(folder.resolve(name.substring(0, 2)));
            Files.move(waiting, target, StandardCopyOption.ATOMIC_MOVE);
            force(shelf);
            force(folder);
            return new Stored(name, bytes, mediaType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            discard(waiting);
        }
    }

    /** Throws {@link UncheckedIOException} when the file is not there. */
    InputStream open(String digest) {
        try {
            return Files.newInputStream(path(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProblemException tooLarge() {
        return new ProblemException(new Problem.TooLarge("La pièce jointe", MAXIMUM_BYTES / (1024 * 1024), "Mio"));
    }

    private Path path(String digest) {
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }

    /** A name is on disk once its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** What a service that was killed left behind; another one may be receiving files there now. */
    private static void sweep(Path incoming) {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        try (Stream<Path> files = Files.isDirectory(incoming) ? Files.list(incoming) : Stream.empty()) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(yesterday)) {
                    discard(file);
                }
            }
        } catch (IOException e) {
            // Leftovers only take room.
        }
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A leftover among incoming files; nothing speaks of it.
        }
    }
}
