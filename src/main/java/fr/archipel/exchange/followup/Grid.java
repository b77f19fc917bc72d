package fr.archipel.exchange.followup;

import java.util.List;

/**
 * A sheet: its lines that hold something, in order.
 *
 * @param more whether the sheet goes on beyond what is read
 */
record Grid(String name, List<Line> lines, boolean more) {
    /** Lines read of a sheet; a contract has some dozens of fiches. */
    static final int MAXIMUM_LINES = 10_000;

    /** Columns read of a line. */
    static final int MAXIMUM_COLUMNS = 300;

    Grid {
        lines = List.copyOf(lines);
    }

    /** {@code number}: as the spreadsheet counts, from 1. */
    record Line(int number, List<GridCell> cells) {
        Line {
            cells = List.copyOf(cells);
        }

        /** Empty beyond the last. */
        GridCell cell(int column) {
            return column < cells.size() ? cells.get(column) : GridCell.EMPTY;
        }

        long filled() {
            return cells.stream().filter(cell -> !cell.isEmpty()).count();
        }

        boolean isEmpty() {
            return filled() == 0;
        }
    }

    /** {@code C}, {@code AA}. */
    static String letter(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
