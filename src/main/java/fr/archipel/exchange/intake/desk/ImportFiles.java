package fr.archipel.exchange.intake.desk;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of imports that are not applied, so that they can be examined again: {@code {id}/fichier/{name}}. A folder
 * is there whole or not at all.
 */
public final class ImportFiles {
    /** How long a trial waits for a decision. */
    static final Duration KEPT = Duration.ofDays(1);

    /** Left to the database and to everything else on the disk. */
    private static final long MARGIN_BYTES = 1L << 30;

    /** An upload takes its own room, and about as much again where its rows wait. */
    private static final int TIMES = 3;

    /** No name of a file system takes more than 255 bytes. */
    private static final int MAXIMUM_NAME = 80;

    private static final Pattern ID = Pattern.compile("[a-z0-9]{16,40}");

    private final Path folder;

    /** {@code folder}: outside of what the server serves; made when first needed. */
    public ImportFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** Where uploads are received. */
    Path incoming() {
        try {
            return Files.createDirectories(folder.resolve("incoming"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Problem: 503 when the disk has no room for an upload of that size (-1: not told). */
    void checkRoom(long bytes) {
        try {
            long free = Files.getFileStore(incoming()).getUsableSpace();
            if (free < MARGIN_BYTES + TIMES * Math.max(0, bytes)) {
                throw new ProblemException(
                        new Problem.Unavailable(
                                "Le disque du service n'a plus assez de place pour ce fichier. Prévenez la personne qui l'administre."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what was received to a path; it was nobody's before. */
    interface Receipt {
        void writeTo(Path file) throws IOException;
    }

    /** Keeps a file under the import's id; {@code name} may be any text. */
    Path keep(String id, String name, Receipt receipt) {
        Path kept = at(id);
        Path waiting = incoming().resolve(id);
        try {
            Path file = waiting.resolve("fichier").resolve(clean(name));
            Files.createDirectories(file.getParent());
            receipt.writeTo(file);
            Files.move(waiting, kept, StandardCopyOption.ATOMIC_MOVE);
            return kept.resolve("fichier").resolve(file.getFileName());
        } catch (IOException e) {
            delete(waiting);
            throw new UncheckedIOException(e);
        }
    }

    /** Problem: 404 for what is no id, so that no address leaves the folder. */
    private Path at(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(new Problem.NotFound("L'import", id));
        }
        return folder.resolve(id);
    }

    Optional<Path> find(String id) {
        try (Stream<Path> files = Files.list(at(id).resolve("fichier"))) {
            return files.findFirst();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody asked something of it: it waits a day more. */
    void touch(String id) {
        try {
            Files.setLastModifiedTime(at(id), FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void discard(String id) {
        delete(at(id));
    }

    /** Ids of all that is kept. */
    List<String> listIds() {
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return all.map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> ID.matcher(name).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of what nobody has asked anything of for a day. */
    List<String> listExpired(Instant now) {
        List<String> expired = new ArrayList<>();
        for (String id : listIds()) {
            if (isBefore(at(id), now.minus(KEPT))) {
                expired.add(id);
            }
        }
        return expired;
    }

    /** Uploads that were cut; another process may be receiving files there now. */
    void sweep(Instant now) {
        try (Stream<Path> left = Files.list(incoming())) {
            left.filter(each -> isBefore(each, now.minus(KEPT))).forEach(ImportFiles::delete);
        } catch (IOException e) {
            // Leftovers only take room.
        }
    }

    private static boolean isBefore(Path file, Instant moment) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (IOException e) {
            return false;
        }
    }

    /** The last step of a path, of letters, digits and few signs; its extension is kept. */
    static String clean(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[^\\p{L}\\p{N} ._()-]", "_")
                .strip();
        if (name.length() > MAXIMUM_NAME) {
            int dot = name.lastIndexOf('.');
            String extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
            name = name.substring(0, MAXIMUM_NAME - extension.length()) + extension;
        }
        return name.replace(".", "").isBlank() ? "fichier" : name;
    }

    private static void delete(Path at) {
        try (Stream<Path> all = Files.walk(at)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // Swept another day.
        }
    }
}
