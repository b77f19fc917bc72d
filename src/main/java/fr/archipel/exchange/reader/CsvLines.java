package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.FileProblems;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text cut by separators (RFC 4180, read as it is found): a quote inside a cell is a letter, what follows a
 * closing quote belongs to the cell, lines end as they like, empty ones are left out. A cell of quotes may hold anything.
 */
final class CsvLines implements TableLines {
    private static final char QUOTE = '"';
    private static final int END = -1;

    private final String name;
    private final Source source;
    private final char separator;
    private final boolean quotes;

    /** Opens the text again. */
    @FunctionalInterface
    interface Source {
        Reader open() throws IOException;
    }

    /** A quote opens a cell and nothing closes it, or not before the cell is beyond reason. */
    static final class Unclosed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final long line;
        final boolean endless;

        Unclosed(long line, boolean endless) {
            this.line = line;
            this.endless = endless;
        }

        String sentence() {
            return endless
                    ? "une cellule de la ligne %d est démesurée, ou son guillemet ne se ferme pas.".formatted(line)
                    : "un guillemet ouvert à la ligne %d ne se ferme pas : les lignes qui le suivent seraient perdues."
                            .formatted(line);
        }
    }

    /** {@code quotes}: whether they mean anything; else they are letters. */
    CsvLines(String name, Source source, char separator, boolean quotes) {
        this.name = name;
        this.source = source;
        this.separator = separator;
        this.quotes = quotes;
    }

    /** Throws {@link Unclosed} at the end of a text whose last quote does not close. */
    @Override
    public void read(Visitor visitor) throws IOException {
        try (Reader in = source.open()) {
            new Pass(in).run(visitor);
        }
    }

    private final class Pass {
        private final Reader in;
        private final char[] buffer = new char[1 << 16];
        private int length;
        private int at;
        private long line = 1;
        private final StringBuilder cell = new StringBuilder();
        private List<@Nullable Object> cells = new ArrayList<>();

        Pass(Reader in) {
            this.in = in;
        }

        private int next() throws IOException {
            if (at == length) {
                length = in.read(buffer, 0, buffer.length);
                at = 0;
                if (length <= 0) {
                    length = 0;
                    return END;
                }
            }
            return buffer[at++];
        }

        /** A carriage return ends a line alone, or with the line feed after it. */
        private void endOfLine(int c) throws IOException {
            line++;
            if (c == '\r') {
                int after = next();
                if (after != '\n' && after != END) {
                    at--;
                }
            }
        }

        void run(Visitor visitor) throws IOException {
            for (long start = line; ; start = line) {
                int end = line();
                boolean empty = cells.stream().allMatch(java.util.Objects::isNull);
                if (!empty && !visitor.line(start, cells)) {
                    return;
                }
                if (end == END) {
                    return;
                }
                cells = new ArrayList<>(cells.size());
            }
        }

        private int line() throws IOException {
            while (true) {
                int end = cell();
                String text = cell.toString();
                cells.add(text.isBlank() ? null : text);
                cell.setLength(0);
                if (cells.size() > 20 * Limits.COLUMNS) {
                    throw FileProblems.unreadable(
                            name, "la ligne %d : ".formatted(line) + Limits.columns(cells.size()));
                }
                if (end == '\n' || end == '\r') {
                    endOfLine(end);
                    return end;
                }
                if (end == END) {
                    return END;
                }
            }
        }

        /** Reads one cell into {@code cell}; what ended it. */
        private int cell() throws IOException {
            int c = next();
            if (quotes && c == QUOTE) {
                c = quoted();
            }
            while (c != END && c != separator && c != '\n' && c != '\r') {
                append(c);
                c = next();
            }
            return c;
        }

        /** After an opening quote; the letter after the closing one. */
        private int quoted() throws IOException {
            long opened = line;
            while (true) {
                int c = next();
                if (c == QUOTE) {
                    c = next();
                    if (c != QUOTE) {
                        return c;
                    }
                } else if (c == END || cell.length() == Limits.VALUE) {
                    throw new Unclosed(opened, c != END);
                } else if (c == '\n') {
                    line++;
                }
                append(c);
            }
        }

        private void append(int c) {
            if (cell.length() == Limits.VALUE) {
                throw FileProblems.unreadable(name, "la ligne %d a une cellule démesurée.".formatted(line));
            }
            // What PostgreSQL's texts cannot hold, and nobody meant.
            if (c != 0) {
                cell.append((char) c);
            }
        }
    }
}
