package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.Archive;
import fr.archipel.exchange.file.FileProblems;
import fr.archipel.exchange.file.WorkbookGuard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workbook whose visible sheets are tables: headings found below titles, values as last calculated. Rows are streamed; the
 * texts that a workbook keeps once for all its cells are held, and their size is bounded.
 */
final class XlsxFile {
    private static final long MAXIMUM_BYTES = 2L << 30;
    private static final long MAXIMUM_TEXTS = 96L << 20;
    private static final String TEXTS = "xl/sharedStrings.xml";

    private XlsxFile() {}

    /** Whether the archive is a spreadsheet. Refuses one of another kind, saying what to do. */
    static boolean is(Path file) {
        try (Archive archive = Archive.open(file, LayerFile.name(file))) {
            List<String> names = archive.names();
            boolean sheets = names.stream().anyMatch(name -> name.startsWith("xl/")) || names.contains("content.xml");
            if (!sheets) {
                return false;
            }
            String other = WorkbookGuard.kind(names);
            if (!other.isEmpty()) {
                throw FileProblems.unreadable(LayerFile.name(file), other);
            }
            return true;
        }
    }

    static LayerReader open(Path file, @Nullable String layer) {
        String name = LayerFile.name(file);
        check(file, name);
        List<String> sheets = XlsxLines.sheets(file, name);
        if (sheets.isEmpty()) {
            throw FileProblems.unreadable(name, "aucune de ses feuilles n'est remplie.");
        }
        String sheet = LayerFile.only(sheets, layer);
        return TableReader.open(name, sheet, new XlsxLines(file, name, sheet), null, List.of());
    }

    static List<FileLayer> contents(Path file) {
        String name = LayerFile.name(file);
        check(file, name);
        List<FileLayer> layers = new ArrayList<>();
        for (String sheet : XlsxLines.sheets(file, name)) {
            try (LayerReader reader =
                    TableReader.open(name, sheet, new XlsxLines(file, name, sheet), null, List.of())) {
                layers.add(FileLayer.of(reader));
            }
        }
        return layers;
    }

    private static void check(Path file, String name) {
        long total = 0;
        try (Archive archive = Archive.open(file, name)) {
            for (String part : archive.names()) {
                long most = part.equals(TEXTS) ? MAXIMUM_TEXTS : MAXIMUM_BYTES - total;
                try (InputStream in = archive.read(part)) {
                    total += WorkbookGuard.part(name, part, in, most, () -> tooLarge(name));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw FileProblems.unreadable(name, "l'archive du classeur est abîmée ou incomplète.");
        }
    }

    private static RuntimeException tooLarge(String name) {
        return FileProblems.unreadable(name, "le classeur est démesuré une fois déplié ; enregistrez-le en CSV.");
    }
}
