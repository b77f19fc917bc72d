package fr.archipel.exchange.reader;

import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one look at a whole table tells: its headings, its columns and their types, how many rows, a sample of them. */
final class TableScan implements TableLines.Visitor {
    private static final int SAMPLE = 500;

    private final List<TableHead.Line> first = new ArrayList<>();
    private final List<List<@Nullable Object>> sample = new ArrayList<>();
    private final BitSet filled = new BitSet();
    private final BitSet texts = new BitSet();
    private final BitSet dates = new BitSet();
    private final BitSet truths = new BitSet();
    private @Nullable TableHead head;
    private boolean counted = true;
    private int widest;
    private int narrowest = Integer.MAX_VALUE;
    private long rows;

    /** Null when the table has no line at all. */
    static @Nullable TableScan of(TableLines lines) throws IOException {
        TableScan scan = new TableScan();
        lines.read(scan);
        scan.settle();
        return scan.head == null ? null : scan;
    }

    @Override
    public boolean line(long number, List<@Nullable Object> cells) {
        if (head != null) {
            row(cells);
        } else {
            first.add(new TableHead.Line(number, new ArrayList<>(cells)));
            if (first.size() == TableHead.LINES) {
                settle();
            }
        }
        return true;
    }

    private void settle() {
        if (head == null) {
            head = TableHead.of(first);
            if (head != null) {
                long start = head.line();
                first.stream().filter(line -> line.number() > start).forEach(line -> row(line.cells()));
            }
            first.clear();
        }
    }

    private void row(List<@Nullable Object> cells) {
        rows++;
        if (sample.size() < SAMPLE) {
            sample.add(new ArrayList<>(cells));
        }
        widest = Math.max(widest, cells.size());
        narrowest = Math.min(narrowest, cells.size());
        counted &= String.valueOf(rows).equals(cells.isEmpty() ? null : cells.get(0));
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell != null) {
                filled.set(i);
                (cell instanceof LocalDate ? dates : cell instanceof Boolean ? truths : texts).set(i);
            }
        }
    }

    TableHead head() {
        return java.util.Objects.requireNonNull(head);
    }

    /** The headings, each over its column: R leaves the names of rows without one, or the first heading away. */
    List<String> titles() {
        return head().titles();
    }

    /** Whether rows all have one cell more than there are headings, the first of which counts them: R writes so. */
    boolean isShifted() {
        int headings = titles().size();
        return rows > 0 && counted && narrowest == headings + 1 && widest == narrowest && filled.get(headings);
    }

    /** Whether the first column counts the rows and has no heading. */
    boolean isNumbered() {
        return rows > 0 && counted && (isShifted() || titles().get(0).isEmpty());
    }

    /** How many columns hold something, or have a heading. */
    int width() {
        return Math.max(titles().size() + (isShifted() ? 1 : 0), filled.length());
    }

    boolean isFilled(int column) {
        return filled.get(column);
    }

    FieldType type(int column) {
        boolean date = dates.get(column);
        boolean truth = truths.get(column);
        return texts.get(column) || date == truth ? FieldType.TEXT : date ? FieldType.DATE : FieldType.BOOLEAN;
    }

    List<List<@Nullable Object>> sample() {
        return sample;
    }

    long rows() {
        return rows;
    }

    /** Whether every row has as many cells as there are headings. */
    boolean isEven() {
        return widest == titles().size() && narrowest == widest;
    }
}
