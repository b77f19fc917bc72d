package fr.archipel.exchange.followup;

import fr.archipel.exchange.file.WorkbookGuard;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Opens a workbook's archive before anything reads it: what it unfolds to is bounded, it holds a workbook, no cell stands
 * beyond the last column a spreadsheet has.
 */
final class ZipGuard {
    /** A follow-up table unfolds to a few megabytes. */
    private static final long MAXIMUM_BYTES = 150L * 1024 * 1024;

    private static final int MAXIMUM_ENTRIES = 2000;

    private ZipGuard() {}

    /** Problems: 400 when it is another kind of file, 413 when it unfolds too far. */
    static void check(String file, byte[] bytes) {
        List<String> names = new ArrayList<>();
        try {
            // By its directory, as the reader does: streamed archives do not say the size of an entry before it.
            Path copy = Files.createTempFile("archipel", ".xlsx");
            try {
                Files.write(copy, bytes);
                check(file, copy, names);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String other = WorkbookGuard.kind(names);
        if (!other.isEmpty()) {
            throw unreadable(file, other);
        }
    }

    private static void check(String file, Path copy, List<String> names) {
        long total = 0;
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            if (zip.size() > MAXIMUM_ENTRIES) {
                throw tooLarge();
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                names.add(entry.getName());
                try (InputStream in = zip.getInputStream(entry)) {
                    total += WorkbookGuard.part(
                            label(file), entry.getName(), in, MAXIMUM_BYTES - total, ZipGuard::tooLarge);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, "l'archive du classeur est abîmée ou incomplète.");
        }
    }

    static ProblemException unreadable(String file, String reason) {
        return new ProblemException(new Problem.Unreadable(label(file), reason));
    }

    private static String label(String file) {
        return "Le fichier « %s »".formatted(file);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                new Problem.TooLarge("Le contenu déplié du classeur", MAXIMUM_BYTES / (1024 * 1024), "Mio"));
    }
}
