package fr.archipel.exchange.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks a workbook (ECMA-376) through before anything reads it: what it unfolds to is bounded, no cell stands beyond the
 * last column a spreadsheet has, and no part declares a document type. Nothing of it is held.
 */
public final class WorkbookGuard {
    /** An address with four letters: the reader would make room for every cell before it. */
    private static final Pattern BEYOND = Pattern.compile("\\sr\\s*=\\s*[\"'][A-Za-z]{4}");

    private static final Pattern DOCTYPE = Pattern.compile("<!(?:DOCTYPE|ENTITY)");
    private static final int OVERLAP = 64;

    private WorkbookGuard() {}

    /** What an archive of these files is, when it is no workbook; empty when it is one. */
    public static String kind(List<String> names) {
        if (names.contains("xl/workbook.xml")) {
            return "";
        }
        if (names.contains("xl/workbook.bin")) {
            return "c'est un classeur binaire (.xlsb) ; enregistrez-le au format .xlsx.";
        }
        return names.contains("content.xml")
                ? "c'est un document OpenDocument (.ods) ; enregistrez-le au format .xlsx."
                : "c'est une archive, pas un classeur .xlsx.";
    }

    /** Told that what was unfolded so far is too much. */
    @FunctionalInterface
    public interface Excess {
        RuntimeException problem();
    }

    /** One part of it; how many bytes it unfolds to. {@code maximum}: beyond it, {@code excess} is thrown. */
    public static long part(String file, String name, InputStream in, long maximum, Excess excess) throws IOException {
        boolean sheet = name.startsWith("xl/worksheets/") && name.endsWith(".xml");
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        byte[] buffer = new byte[64 * 1024];
        String tail = "";
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (size > maximum) {
                throw excess.problem();
            }
            if (xml) {
                String text = tail + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                look(file, text, sheet);
                tail = text.substring(Math.max(0, text.length() - OVERLAP));
            }
        }
        return size;
    }

    private static void look(String file, String text, boolean sheet) {
        if (sheet && BEYOND.matcher(text).find()) {
            throw FileProblems.unreadable(file, "une cellule y est au-delà de la dernière colonne d'un tableur.");
        }
        if (text.contains("<!") && DOCTYPE.matcher(text).find()) {
            throw FileProblems.unreadable(
                    file, "le classeur est abîmé ou piégé : il déclare un DOCTYPE, ce qui est refusé.");
        }
    }
}
