package fr.archipel.document;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a French Excel opens it on a double click: UTF-8 with its mark, semicolons, decimal commas, CRLF. Two columns
 * come first, the group of a row and its nature (ligne, sous-total, total), so that one can filter without adding twice.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it, see {@link SafeText}.
 */
final class CsvWriter {
    private CsvWriter() {}

    static void write(Report report, OutputStream out) throws IOException {
        Table table = report.tables().get(0);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        de.siegmar.fastcsv.writer.CsvWriter csv = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        csv.writeRecord(headings(table.columns()));
        for (Table.Group group : table.groups()) {
            String title = group.title() == null ? "" : group.title();
            for (Table.Row row : group.rows()) {
                csv.writeRecord(line(title, "ligne", row, table.columns()));
            }
            write(csv, title, "sous-total", group.subtotal(), table.columns());
        }
        if (table.isEmpty()) {
            csv.writeRecord(reason(report, table.columns().size()));
        } else {
            write(csv, "", "total", table.total(), table.columns());
        }
        csv.flush();
    }

    private static void write(
            de.siegmar.fastcsv.writer.CsvWriter csv,
            String group,
            String nature,
            Table.@Nullable Row row,
            List<Column> columns) {
        if (row != null) {
            csv.writeRecord(line(group, nature, row, columns));
        }
    }

    /** In the place of rows: why there are none, when the report says so. */
    private static List<String> reason(Report report, int columns) {
        List<String> line = new ArrayList<>(Collections.nCopies(columns + 2, ""));
        line.set(1, "aucune ligne");
        line.set(2, report.notes().isEmpty() ? "" : safe(report.notes().get(0)));
        return line;
    }

    private static List<String> headings(List<Column> columns) {
        List<String> headings = new ArrayList<>(List.of("Groupe", "Nature"));
        for (Column column : columns) {
            String unit = column.type().unit();
            headings.add(safe(unit == null ? column.title() : column.title() + " (" + unit + ")"));
        }
        return headings;
    }

    private static List<String> line(String group, String nature, Table.Row row, List<Column> columns) {
        List<String> line = new ArrayList<>(List.of(safe(group), nature));
        for (int i = 0; i < columns.size(); i++) {
            line.add(cell(row.cells().get(i), columns.get(i).type()));
        }
        return line;
    }

    static String cell(Cell cell, Column.Type type) {
        if (cell instanceof Cell.Text text) {
            return safe(text.text());
        } else if (cell instanceof Cell.Words words) {
            return safe(words.words());
        } else if (cell instanceof Cell.Whole number) {
            return Long.toString(number.value());
        } else if (cell instanceof Cell.Money money) {
            return BigDecimal.valueOf(money.cents(), 2).toPlainString().replace('.', ',');
        } else if (cell instanceof Cell.Area area) {
            return area.hectares().toPlainString().replace('.', ',');
        } else if (cell instanceof Cell.Decimal number) {
            return number.value().toPlainString().replace('.', ',');
        } else if (cell instanceof Cell.Percent percent) {
            return percent.value().toPlainString().replace('.', ',');
        } else if (cell instanceof Cell.Day day) {
            return French.day(day.date());
        }
        return cell instanceof Cell.Unknown && type == Column.Type.TEXT ? French.UNKNOWN : "";
    }

    /** Text that no spreadsheet takes for a formula. */
    static String safe(String text) {
        return SafeText.of(text);
    }
}
