package fr.archipel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table of an OpenDocument text: its head comes back on every page, numbers carry their value beside their words. */
final class OdtTable {
    private static final String PADDING = "0.9mm";
    private static final String THIN = "0.3pt solid #c9cdc8";
    private static final String THICK = "1pt solid #1f2328";

    private OdtTable() {}

    /** What the tables of a document need among its automatic styles. */
    static void styles(Xml styles, List<Table> tables) {
        cell(styles, "Case", THIN);
        cell(styles, "CaseForte", THICK);
        styles.element(
                "style:style",
                style -> style.empty("style:table-row-properties", "fo:keep-together", "always"),
                "style:name",
                "Ligne",
                "style:family",
                "table-row");
        for (int n = 1; n <= tables.size(); n++) {
            List<Column> columns = tables.get(n - 1).columns();
            int all = columns.stream().mapToInt(Column::width).sum();
            styles.element(
                    "style:style",
                    style -> style.empty(
                            "style:table-properties",
                            "style:width",
                            OdtStyles.WIDTH_MM + "mm",
                            "table:align",
                            "margins"),
                    "style:name",
                    "Tableau" + n,
                    "style:family",
                    "table");
            for (int i = 0; i < columns.size(); i++) {
                double width = OdtStyles.WIDTH_MM * columns.get(i).width() / Math.max(1, all);
                styles.element(
                        "style:style",
                        style -> style.empty(
                                "style:table-column-properties",
                                "style:column-width",
                                String.format(Locale.ROOT, "%.2fmm", width)),
                        "style:name",
                        "Tableau" + n + "." + i,
                        "style:family",
                        "table-column");
            }
        }
    }

    private static void cell(Xml styles, String name, String below) {
        styles.element(
                "style:style",
                style -> style.empty(
                        "style:table-cell-properties",
                        "fo:padding",
                        PADDING,
                        "fo:border-left",
                        "none",
                        "fo:border-right",
                        "none",
                        "fo:border-top",
                        "none",
                        "fo:border-bottom",
                        below),
                "style:name",
                name,
                "style:family",
                "table-cell");
    }

    /** {@code number}: the table's place among those of the document, from 1. */
    static void write(Xml text, Table table, int number) {
        text.element(
                "table:table",
                xml -> rows(xml, table, number),
                "table:name",
                "Tableau" + number,
                "table:style-name",
                "Tableau" + number);
    }

    private static void rows(Xml xml, Table table, int number) {
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            xml.empty("table:table-column", "table:style-name", "Tableau" + number + "." + i);
        }
        xml.element(
                "table:table-header-rows",
                head -> row(
                        head,
                        cells -> columns.forEach(column -> cell(
                                cells,
                                column.title(),
                                null,
                                isText(column) ? "Table_20_Heading" : "Table_20_Heading_20_Number",
                                "CaseForte"))));
        if (table.isEmpty()) {
            row(xml, cells -> across(cells, "Aucune ligne", "Table_20_Unknown", columns.size()));
            return;
        }
        for (Table.Group group : table.groups()) {
            if (group.title() != null) {
                String title = group.title();
                row(xml, cells -> across(cells, title, "Table_20_Heading", columns.size()));
            }
            group.rows().forEach(line -> line(xml, table, line, false));
            sums(xml, table, group.subtotal());
        }
        sums(xml, table, table.total());
    }

    private static void sums(Xml xml, Table table, Table.@Nullable Row sums) {
        if (sums != null) {
            line(xml, table, sums, true);
        }
    }

    private static void line(Xml xml, Table table, Table.Row line, boolean sum) {
        row(xml, cells -> {
            for (int i = 0; i < table.columns().size(); i++) {
                Column column = table.columns().get(i);
                Cell cell = line.cells().get(i);
                boolean unknown = cell instanceof Cell.Unknown || cell instanceof Cell.Words;
                String style = sum ? "Table_20_Sum" : unknown ? "Table_20_Unknown" : "Table_20_Contents";
                if (!isText(column)) {
                    style = style.equals("Table_20_Contents") ? "Table_20_Number" : style + "_20_Number";
                }
                cell(cells, CellText.of(cell, column.type()), CellText.value(cell), style, sum ? "CaseForte" : "Case");
            }
        });
    }

    private static void row(Xml xml, Xml.Content cells) {
        xml.element("table:table-row", cells, "table:style-name", "Ligne");
    }

    private static void cell(Xml cells, String words, @Nullable String value, String style, String box) {
        List<String> attributes = new ArrayList<>(List.of("table:style-name", box));
        attributes.addAll(
                value == null
                        ? List.of("office:value-type", "string")
                        : List.of("office:value-type", "float", "office:value", value));
        cells.element(
                "table:table-cell",
                content -> OdtContent.paragraph(content, words, style),
                attributes.toArray(String[]::new));
    }

    private static void across(Xml cells, String words, String style, int columns) {
        cells.element(
                "table:table-cell",
                content -> OdtContent.paragraph(content, words, style),
                "table:style-name",
                "Case",
                "office:value-type",
                "string",
                "table:number-columns-spanned",
                Integer.toString(columns));
        for (int i = 1; i < columns; i++) {
            cells.empty("table:covered-table-cell");
        }
    }

    private static boolean isText(Column column) {
        return column.type() == Column.Type.TEXT;
    }
}
