package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import fr.archipel.exchange.file.Separator;
import fr.archipel.exchange.file.TextEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A CSV as spreadsheets, R and databases write it: its encoding and its separator are found, its quotes forgiven. */
final class CsvFile {
    /** Letters looked at for the separator. */
    private static final int SAMPLE = 1 << 16;

    private CsvFile() {}

    static LayerReader open(Path file, String name, @Nullable String wanted) {
        String label = LayerFile.name(file);
        TextEncoding encoding = TextEncoding.of(file, wanted);
        String sample = encoding.sample(file, SAMPLE);
        char separator = Separator.of(sample);
        List<String> remarks = new ArrayList<>();
        if (encoding.broken() > 0) {
            remarks.add("Le texte est en UTF-8, mais %d caractères y sont illisibles.".formatted(encoding.broken()));
        }
        CsvLines lines = new CsvLines(label, () -> encoding.reader(file), separator, /* quotes= */ true);
        try {
            return checked(label, TableReader.open(label, name, lines, encoding.name(), remarks));
        } catch (CsvLines.Unclosed e) {
            CsvLines plain = new CsvLines(label, () -> encoding.reader(file), separator, /* quotes= */ false);
            if (!isEven(plain)) {
                throw FileProblems.unreadable(label, e.sentence());
            }
            remarks.add("Un guillemet ouvert à la ligne %d ne se ferme pas ; les guillemets sont lus comme des lettres."
                    .formatted(e.line));
            return checked(label, TableReader.open(label, name, plain, encoding.name(), remarks));
        }
    }

    /** A text whose lines are not all cut into the same columns is a table only when it says so itself. */
    private static LayerReader checked(String file, TableReader reader) {
        boolean said = file.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)");
        if (!said && !reader.isEven()) {
            throw FileProblems.unreadable(file, LayerFile.ACCEPTED);
        }
        return reader;
    }

    /** Whether all lines have as many cells: quotes then mean nothing there. */
    private static boolean isEven(CsvLines lines) {
        int[] cells = {-1};
        boolean[] even = {true};
        try {
            lines.read((number, line) -> {
                even[0] = cells[0] < 0 || cells[0] == line.size();
                cells[0] = line.size();
                return even[0];
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return even[0] && cells[0] > 1;
    }
}
