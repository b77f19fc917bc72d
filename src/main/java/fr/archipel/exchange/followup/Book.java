package fr.archipel.exchange.followup;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file of tables, read whole: its visible sheets that hold something. */
record Book(String file, List<Grid> grids) {
    static final int MAXIMUM_BYTES = 20 * 1024 * 1024;

    Book {
        grids = List.copyOf(grids);
    }

    /** Problems: 400 saying what the file is and what to do, 413 when it is too large. */
    static Book read(String file, byte[] bytes) {
        if (bytes.length == 0) {
            throw ZipGuard.unreadable(file, "il est vide.");
        }
        if (bytes.length > MAXIMUM_BYTES) {
            throw tooLarge();
        }
        List<Grid> grids = sheets(file, bytes).stream()
                .filter(grid -> !grid.lines().isEmpty())
                .toList();
        if (grids.isEmpty()) {
            throw ZipGuard.unreadable(file, "aucune de ses cellules n'est remplie.");
        }
        return new Book(file, grids);
    }

    static ProblemException tooLarge() {
        return new ProblemException(new Problem.TooLarge("Le fichier", MAXIMUM_BYTES / (1024 * 1024), "Mio"));
    }

    private static List<Grid> sheets(String file, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return XlsxFile.read(file, bytes);
        }
        // OLE2: an old workbook, or the envelope of an encrypted one ([MS-OFFCRYPTO] § 2.3).
        if (start.equals("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            boolean locked = new String(bytes, StandardCharsets.UTF_16LE).contains("EncryptedPackage")
                    || new String(bytes, StandardCharsets.ISO_8859_1).contains(wide("EncryptedPackage"));
            throw ZipGuard.unreadable(
                    file,
                    locked
                            ? "il est protégé par un mot de passe ; enregistrez-en une copie sans mot de passe."
                            : "c'est un classeur de l'ancien format (.xls) ; enregistrez-le au format .xlsx.");
        }
        return List.of(CsvFile.read(file, bytes));
    }

    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    /** The sheet of that name. Problem: 422. */
    Grid sheet(String name) {
        return grids.stream()
                .filter(grid -> grid.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.InvalidField(
                        "feuille",
                        name,
                        String.join(", ", grids.stream().map(Grid::name).toList()))));
    }
}
