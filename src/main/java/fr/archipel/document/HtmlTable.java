package fr.archipel.document;

import java.util.List;

/** A table as XHTML: headings in {@code thead}, so that they come back on every page; one {@code tbody} a group. */
public final class HtmlTable {
    private HtmlTable() {}

    public static String of(Table table) {
        StringBuilder html = new StringBuilder("<table class=\"report\"><thead><tr>");
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            html.append("<th scope=\"col\" class=\"")
                    .append(css(table.columns(), i))
                    .append("\" style=\"width:")
                    .append(share(column, table.columns()))
                    .append("%\">")
                    .append(Html.escape(column.title()))
                    .append("</th>");
        }
        html.append("</tr></thead>");
        for (Table.Group group : table.groups()) {
            html.append("<tbody>");
            if (group.title() != null) {
                html.append("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
                        .append(table.columns().size())
                        .append("\">")
                        .append(Html.escape(group.title()))
                        .append("</th></tr>");
            }
            group.rows().forEach(row -> row(html, table, row, ""));
            if (group.subtotal() != null) {
                row(html, table, group.subtotal(), "subtotal");
            }
            html.append("</tbody>");
        }
        if (table.isEmpty()) {
            html.append("<tbody><tr><td colspan=\"")
                    .append(table.columns().size())
                    .append("\" class=\"none\">Aucune ligne</td></tr></tbody>");
        }
        if (table.total() != null && !table.isEmpty()) {
            html.append("<tbody>");
            row(html, table, table.total(), "total");
            html.append("</tbody>");
        }
        return html.append("</table>").toString();
    }

    /** Whether a cell says « n. r. ». */
    static boolean abbreviates(Table table) {
        for (Table.Group group : table.groups()) {
            for (Table.Row row : group.rows()) {
                for (int i = 0; i < table.columns().size(); i++) {
                    if (row.cells().get(i) instanceof Cell.Unknown
                            && table.columns().get(i).type() != Column.Type.TEXT) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void row(StringBuilder html, Table table, Table.Row row, String css) {
        html.append(css.isEmpty() ? "<tr>" : "<tr class=\"" + css + "\">");
        for (int i = 0; i < row.cells().size(); i++) {
            Column column = table.columns().get(i);
            html.append("<td class=\"").append(css(table.columns(), i)).append("\">");
            html.append(cell(row.cells().get(i), column.type())).append("</td>");
        }
        html.append("</tr>");
    }

    /** A text that follows a number stands a little apart from it: one ends where the other starts. */
    private static String css(List<Column> columns, int i) {
        if (columns.get(i).type() != Column.Type.TEXT) {
            return "number";
        }
        return i > 0 && columns.get(i - 1).type() != Column.Type.TEXT ? "text apart" : "text";
    }

    private static long share(Column column, List<Column> columns) {
        return Math.round(100.0
                * column.width()
                / columns.stream().mapToInt(Column::width).sum());
    }

    /** Escaped. */
    public static String cell(Cell cell, Column.Type type) {
        String words = CellText.of(cell, type);
        if (cell instanceof Cell.Unknown) {
            return Html.element("span", "unknown", words);
        }
        return cell instanceof Cell.Words ? "<i>" + Html.escape(words) + "</i>" : Html.escape(words);
    }
}
