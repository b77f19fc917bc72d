package fr.archipel.exchange.followup;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** An address with four letters: the reader would make room for every cell before it. */
    private static final Pattern BEYOND = Pattern.compile("\\sr\\s*=\\s*[\"'][A-Za-z]{4}");

    private ZipGuard() {}

    /** Problems: 400 when it is another kind of file, 413 when it unfolds too far. */
    static void check(String file, byte[] bytes) {
        Set<String> names = new HashSet<>();
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
        if (!names.contains("xl/workbook.xml")) {
            throw unreadable(file, kind(names));
        }
    }

    private static void check(String file, Path copy, Set<String> names) {
        long total = 0;
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            if (zip.size() > MAXIMUM_ENTRIES) {
                throw tooLarge();
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                names.add(entry.getName());
                try (InputStream in = zip.getInputStream(entry)) {
                    total += entry(file, in, entry.getName(), total);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, "l'archive du classeur est abîmée ou incomplète.");
        }
    }

    private static long entry(String file, InputStream zip, String name, long before) throws IOException {
        boolean sheet = name.startsWith("xl/worksheets/") && name.endsWith(".xml");
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            size += n;
            if (before + size > MAXIMUM_BYTES) {
                throw tooLarge();
            }
            if (sheet) {
                kept.write(buffer, 0, n);
            }
        }
        if (sheet && BEYOND.matcher(kept.toString(StandardCharsets.ISO_8859_1)).find()) {
            throw unreadable(file, "une cellule y est au-delà de la dernière colonne d'un tableur.");
        }
        return size;
    }

    private static String kind(Set<String> names) {
        if (names.contains("xl/workbook.bin")) {
            return "c'est un classeur binaire (.xlsb) ; enregistrez-le au format .xlsx.";
        }
        return names.contains("content.xml")
                ? "c'est un document OpenDocument (.ods) ; enregistrez-le au format .xlsx."
                : "c'est une archive, pas un classeur .xlsx.";
    }

    static ProblemException unreadable(String file, String reason) {
        return new ProblemException(new Problem.Unreadable("Le fichier « %s »".formatted(file), reason));
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                new Problem.TooLarge("Le contenu déplié du classeur", MAXIMUM_BYTES / (1024 * 1024), "Mio"));
    }
}
