package fr.archipel.exchange.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a table's headings stand: titles, dates and notes often come before them, on lines that fill fewer cells.
 *
 * @param line number of the line of headings
 * @param titles as they are written; empty where there is none
 */
record TableHead(long line, List<String> titles) {
    /** Lines looked at. */
    static final int LINES = 50;

    /** A line as it was met. */
    record Line(long number, List<@Nullable Object> cells) {
        long filled() {
            return cells.stream().filter(Objects::nonNull).count();
        }
    }

    /** The first line that fills at least half as many cells as the fullest; null without lines. */
    static @Nullable TableHead of(List<Line> first) {
        long fullest = first.stream().mapToLong(Line::filled).max().orElse(0);
        for (Line line : first) {
            if (2 * line.filled() >= fullest && isFullEnough(line, fullest)) {
                List<String> titles = new ArrayList<>();
                line.cells().forEach(cell -> titles.add(cell == null ? "" : cell.toString()));
                return new TableHead(line.number(), titles);
            }
        }
        return null;
    }

    /** A single cell is a title, not a heading, where other lines have several. */
    private static boolean isFullEnough(Line line, long fullest) {
        return line.filled() > 1 || fullest <= 1;
    }
}
