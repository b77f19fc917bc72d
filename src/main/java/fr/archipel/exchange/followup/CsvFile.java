package fr.archipel.exchange.followup;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.archipel.exchange.file.Separator;
import fr.archipel.exchange.file.TextEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A CSV as spreadsheets save it: semicolons, commas or tabs; UTF-8 with or without its mark, UTF-16, else windows-1252. */
final class CsvFile {
    private CsvFile() {}

    static Grid read(String file, byte[] bytes) {
        String text = TextEncoding.of(bytes).decode(bytes);
        if (!isText(text)) {
            throw ZipGuard.unreadable(file, "ce n'est ni un classeur .xlsx ni un fichier CSV.");
        }
        char separator = Separator.of(text);
        if (endsQuoted(text, separator)) {
            throw ZipGuard.unreadable(
                    file, "un guillemet ouvert ne se ferme pas : les lignes qui le suivent seraient perdues.");
        }
        // « sep=; » is an instruction for Excel; the line stays, so that lines keep their numbers.
        String table = text.replaceFirst("^sep=.(?=\\R)", " ");
        List<Grid.Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(table)) {
            for (CsvRecord each : records) {
                Grid.Line line = line(each);
                if (!line.isEmpty()) {
                    if (lines.size() == Grid.MAXIMUM_LINES) {
                        return new Grid("CSV", lines, true);
                    }
                    lines.add(line);
                }
            }
        } catch (CsvParseException e) {
            throw ZipGuard.unreadable(file, "une de ses cellules est démesurée.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Grid("CSV", lines, false);
    }

    private static Grid.Line line(CsvRecord row) {
        List<GridCell> cells = row.getFields().stream()
                .limit(Grid.MAXIMUM_COLUMNS)
                .map(GridCell::text)
                .toList();
        return new Grid.Line((int) row.getStartingLineNumber(), cells);
    }

    /** Without control characters; not a page, a PDF or another format written in letters. */
    private static boolean isText(String text) {
        String start = text.stripLeading();
        return text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')
                && !start.startsWith("<")
                && !start.startsWith("{")
                && !start.startsWith("%PDF")
                && !start.startsWith("{\\rtf");
    }

    /** Whether the text ends inside a cell that a quote opened. */
    private static boolean endsQuoted(String text, char separator) {
        boolean quoted = false;
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"';
            } else if (c == '"' && (start || text.charAt(i - 1) == '"')) {
                quoted = true; // opens a cell, or goes on after a doubled quote
                start = false;
            } else {
                start = c == separator || c == '\n' || c == '\r';
            }
        }
        return quoted;
    }
}
