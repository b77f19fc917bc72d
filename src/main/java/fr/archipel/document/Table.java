package fr.archipel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table whose figures are already there: rows in groups, a subtotal under each, a total under all.
 *
 * <p>Where a column is {@link Column#summed()}, a number in a subtotal or in the total must be the sum of the rows above
 * it; the constructor throws IllegalArgumentException otherwise. So a formula that adds rows and the figure the database
 * gave cannot disagree.
 *
 * @param title name of the sheet and heading above the table
 * @param total null for none
 */
public record Table(
        String title,
        List<Column> columns,
        List<Group> groups,
        @Nullable Row total) {

    /** Rows under a heading. {@code title} and {@code subtotal} may be null. */
    public record Group(
            @Nullable String title,
            List<Row> rows,
            @Nullable Row subtotal) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** One cell a column. */
    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        for (Group group : groups) {
            for (Row row : group.rows()) {
                checkWidth(columns, row);
            }
            check(columns, List.of(group), group.subtotal());
        }
        check(columns, groups, total);
    }

    /** A table without groups or totals. */
    public static Table flat(String title, List<Column> columns, List<Row> rows) {
        return new Table(title, columns, List.of(new Group(null, rows, null)), null);
    }

    /** A table with a total under the columns whose every row has a number; {@code label} stands in the first column. */
    public static Table summed(String title, List<Column> columns, List<Row> rows, String label) {
        List<Group> group = List.of(new Group(null, rows, null));
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(label)));
        for (int i = 1; i < columns.size(); i++) {
            int column = i;
            boolean whole = columns.get(i).summed()
                    && rows.stream().noneMatch(row -> row.cells().get(column) instanceof Cell.Unknown);
            Long sum = whole ? sum(group, i) : null;
            cells.add(sum == null ? Cell.BLANK : cell(columns.get(i).type(), sum));
        }
        return new Table(title, columns, group, rows.isEmpty() ? null : new Row(cells));
    }

    private static Cell cell(Column.Type type, long sum) {
        return switch (type) {
            case MONEY -> new Cell.Money(sum);
            case AREA -> new Cell.Area(sum);
            default -> new Cell.Whole(sum);
        };
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.rows().isEmpty());
    }

    private static void check(List<Column> columns, List<Group> groups, @Nullable Row sums) {
        if (sums == null) {
            return;
        }
        checkWidth(columns, sums);
        for (int i = 0; i < columns.size(); i++) {
            Long printed = amount(sums.cells().get(i));
            if (columns.get(i).summed() && printed != null) {
                Long added = sum(groups, i);
                if (!Objects.equals(added, printed)) {
                    throw new IllegalArgumentException("column %s: the rows add up to %s, the total says %d"
                            .formatted(columns.get(i).id(), added, printed));
                }
            }
        }
    }

    private static void checkWidth(List<Column> columns, Row row) {
        if (row.cells().size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of %d cells under %d columns".formatted(row.cells().size(), columns.size()));
        }
    }

    /** Of one column, in cents, m² or units; null when no row holds a number. */
    private static @Nullable Long sum(List<Group> groups, int column) {
        Long sum = null;
        for (Group group : groups) {
            for (Row row : group.rows()) {
                Long value = amount(row.cells().get(column));
                if (value != null) {
                    sum = sum == null ? value : Long.valueOf(Math.addExact(sum, value));
                }
            }
        }
        return sum;
    }

    private static @Nullable Long amount(Cell cell) {
        if (cell instanceof Cell.Money money) {
            return money.cents();
        }
        if (cell instanceof Cell.Area area) {
            return area.squareMetres();
        }
        return cell instanceof Cell.Whole number ? number.value() : null;
    }
}
