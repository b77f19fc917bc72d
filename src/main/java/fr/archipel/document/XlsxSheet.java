package fr.archipel.document;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One sheet being written, from top to bottom; rows leave memory as it goes. */
final class XlsxSheet {
    private static final int HEADING_ROW = 3;
    private static final int FIRST_ROW = HEADING_ROW + 1;
    private static final int ROWS_IN_MEMORY = 500;
    private static final int MANY_COLUMNS = 9;
    /** A letter is narrower than a digit, in which widths are counted. */
    private static final double LETTERS = 1.15;

    private static final String HEADING_FILL = "E4E8E3";
    private static final String GROUP_FILL = "F3F4F1";

    private final Worksheet sheet;
    private final Report report;
    private final Table table;
    private final List<Column> columns;
    private int row = FIRST_ROW;

    XlsxSheet(Worksheet sheet, Report report, Table table) {
        this.sheet = sheet;
        this.report = report;
        this.table = table;
        this.columns = table.columns();
    }

    /** {@code first}: the sheet that carries notes and sources. */
    void write(boolean first) throws IOException {
        setUp();
        headings();
        List<Block> blocks = new ArrayList<>();
        for (Table.Group group : table.groups()) {
            blocks.add(write(group));
        }
        if (table.isEmpty()) {
            sheet.value(row, 0, "Aucune ligne");
            sheet.style(row, 0).italic().set();
            row++;
        } else if (table.total() != null) {
            sums(table.total(), blocks);
        }
        if (first) {
            notes();
        }
        sheet.finish();
    }

    private void setUp() {
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, Math.min(60, columns.get(i).width() + 2));
        }
        sheet.freezePane(0, FIRST_ROW);
        sheet.repeatRows(HEADING_ROW, HEADING_ROW);
        sheet.pageOrientation("landscape");
        sheet.paperSize(columns.size() > MANY_COLUMNS ? PaperSize.A3_PAPER : PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("Archipel, " + French.day(report.date()), Position.LEFT);
        sheet.footer("Page &P / &N", Position.RIGHT);
    }

    private void headings() {
        sheet.value(0, 0, report.title() + (report.tables().size() > 1 ? " : " + table.title() : ""));
        sheet.style(0, 0).bold().fontSize(14).set();
        String day = "Chiffres au " + French.day(report.date());
        sheet.value(1, 0, report.subtitle() == null ? day : report.subtitle() + ". " + day);
        sheet.style(1, 0).fontColor("5A6068").set();
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(HEADING_ROW, i, columns.get(i).title());
            sheet.style(HEADING_ROW, i)
                    .bold()
                    .wrapText(true)
                    .fillColor(HEADING_FILL)
                    .verticalAlignment("center")
                    .horizontalAlignment(columns.get(i).type() == Column.Type.TEXT ? "left" : "right")
                    .borderStyle(BorderSide.BOTTOM, BorderStyle.MEDIUM)
                    .set();
        }
        sheet.rowHeight(
                HEADING_ROW,
                Wrapping.height(columns.stream()
                        .mapToInt(column -> Wrapping.lines(column.title(), column.width()))
                        .max()
                        .orElse(1)));
    }

    /** Where the numbers of a group stand, and its subtotal; -1 for none. Zero-based. */
    private record Block(int first, int last, int subtotal) {}

    private Block write(Table.Group group) throws IOException {
        if (group.title() != null) {
            sheet.value(row, 0, group.title());
            sheet.range(row, 0, row, columns.size() - 1)
                    .style()
                    .bold()
                    .fillColor(GROUP_FILL)
                    .set();
            row++;
        }
        int first = row;
        for (Table.Row line : group.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                value(line.cells().get(i), i, false);
            }
            sheet.rowHeight(row, Wrapping.height(lines(line)));
            row++;
            if (row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }
        Block block = new Block(first, row - 1, group.subtotal() == null ? -1 : row);
        if (group.subtotal() != null) {
            sums(group.subtotal(), List.of(new Block(first, row - 1, -1)));
        }
        return block;
    }

    /** A subtotal or the total: formulas over the rows, or over the subtotals, of {@code blocks}. */
    private void sums(Table.Row sums, List<Block> blocks) {
        for (int i = 0; i < columns.size(); i++) {
            String cached = columns.get(i).summed() ? number(sums.cells().get(i)) : null;
            if (cached == null) {
                value(sums.cells().get(i), i, true);
            } else {
                sheet.formula(row, i, CachedFormulas.formula(formula(i, blocks), cached));
                style(i, true).set();
            }
        }
        row++;
    }

    private int lines(Table.Row line) {
        int most = 1;
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = line.cells().get(i);
            String words = cell instanceof Cell.Text text
                    ? text.text()
                    : cell instanceof Cell.Words other ? other.words() : "";
            most = Math.max(most, Wrapping.lines(words, (int)
                    (LETTERS * Math.min(58, columns.get(i).width()))));
        }
        return most;
    }

    private static @Nullable String number(Cell cell) {
        if (cell instanceof Cell.Money money) {
            return BigDecimal.valueOf(money.cents(), 2).toPlainString();
        }
        if (cell instanceof Cell.Area area) {
            return area.hectares().toPlainString();
        }
        return cell instanceof Cell.Whole number ? Long.toString(number.value()) : null;
    }

    /** SUM takes 255 arguments; there may be more groups. */
    private static String formula(int column, List<Block> blocks) {
        List<String> ranges = new ArrayList<>();
        for (Block block : blocks) {
            if (block.subtotal >= 0) {
                ranges.add(address(block.subtotal, column));
            } else if (block.last >= block.first) {
                ranges.add(address(block.first, column) + ":" + address(block.last, column));
            }
        }
        List<String> sums = new ArrayList<>();
        for (int from = 0; from < ranges.size(); from += 250) {
            sums.add("SUM(" + String.join(",", ranges.subList(from, Math.min(from + 250, ranges.size()))) + ")");
        }
        return String.join("+", sums);
    }

    /** {@code E12}. */
    static String address(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.append(row + 1).toString();
    }

    private void value(Cell cell, int column, boolean strong) {
        if (cell instanceof Cell.Text text) {
            sheet.value(row, column, text.text());
        } else if (cell instanceof Cell.Words words) {
            sheet.value(row, column, words.words());
            style(column, strong).wrapText(true).italic().set();
            return;
        } else if (cell instanceof Cell.Whole number) {
            sheet.value(row, column, number.value());
        } else if (cell instanceof Cell.Money money) {
            sheet.value(row, column, BigDecimal.valueOf(money.cents(), 2));
        } else if (cell instanceof Cell.Area area) {
            sheet.value(row, column, area.hectares());
        } else if (cell instanceof Cell.Decimal number) {
            sheet.value(row, column, number.value());
        } else if (cell instanceof Cell.Percent percent) {
            sheet.value(row, column, percent.value().movePointLeft(2));
        } else if (cell instanceof Cell.Day day) {
            sheet.value(row, column, day.date());
        } else if (cell instanceof Cell.Unknown && columns.get(column).type() == Column.Type.TEXT) {
            sheet.value(row, column, French.UNKNOWN);
            style(column, strong).italic().fontColor("5A6068").set();
            return;
        }
        style(column, strong).set();
    }

    private StyleSetter style(int column, boolean strong) {
        Column.Type type = columns.get(column).type();
        StyleSetter style = sheet.style(row, column)
                .verticalAlignment("top")
                .horizontalAlignment(type == Column.Type.TEXT ? "left" : "right")
                .wrapText(type == Column.Type.TEXT)
                .borderStyle(BorderSide.BOTTOM, strong ? BorderStyle.THIN : BorderStyle.HAIR);
        if (type == Column.Type.TEXT && column > 0 && columns.get(column - 1).type() != Column.Type.TEXT) {
            style.indent(1); // the number before it ends where it starts
        }
        switch (type) {
            case MONEY -> style.format("#,##0.00\\ \"€\"");
            case AREA -> style.format("#,##0.0000\\ \"ha\"");
            case DECIMAL -> style.format("#,##0.00");
            case PERCENT -> style.format("0.0\\ %");
            case DATE -> style.format("dd/mm/yyyy");
            case INTEGER -> style.format("0");
            case TEXT -> {}
        }
        return strong ? style.bold().borderStyle(BorderSide.TOP, BorderStyle.THIN) : style;
    }

    private void notes() {
        row++;
        for (String note : report.notes()) {
            note(note);
        }
        for (String source : report.sources()) {
            note("Source : " + source);
        }
    }

    /** Over the width of the table; a merged cell does not find its height by itself. */
    private void note(String text) {
        int width = columns.stream().mapToInt(column -> column.width() + 2).sum();
        sheet.value(row, 0, text);
        sheet.range(row, 0, row, columns.size() - 1).merge();
        sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
        sheet.rowHeight(row, 14.0 * (1 + text.length() / Math.max(1, width)));
        row++;
    }
}
