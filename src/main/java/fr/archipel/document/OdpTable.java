package fr.archipel.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of slides: as many rows as a slide holds, the rest on the next ones, the head on each. */
final class OdpTable {
    /** Millimetres of a line of text, and what a row adds around it. */
    private static final double LINE = 5.3;

    private static final double AROUND = 2.6;
    private static final double ROOM = OdpStyles.BOTTOM - OdpStyles.TOP - 12;
    private static final double WIDTH = OdpStyles.WIDTH - 2 * OdpStyles.MARGIN;
    /** Of a usual letter at the size of a cell, in millimetres. */
    private static final double LETTER = 2.1;

    private final Map<Table, List<Part>> made = new LinkedHashMap<>();

    /** Rows of a table that stand on one slide. {@code sums}: the last one is a total. */
    record Part(String name, String title, Table table, List<Table.Row> rows, boolean sums) {}

    /** All parts of a deck's tables, named once for the styles and the slides. */
    List<Part> parts(Deck deck) {
        List<Part> all = new ArrayList<>();
        for (Deck.Slide slide : deck.slides()) {
            if (slide instanceof Deck.Grid grid) {
                made.computeIfAbsent(grid.table(), table -> cut(table, made.size() + 1));
                all.addAll(of(grid));
            }
        }
        return all;
    }

    List<Part> of(Deck.Grid grid) {
        return made.getOrDefault(grid.table(), List.of());
    }

    private static List<Part> cut(Table table, int number) {
        List<Table.Row> rows = new ArrayList<>();
        table.groups().forEach(group -> {
            rows.addAll(group.rows());
            if (group.subtotal() != null) {
                rows.add(group.subtotal());
            }
        });
        boolean sums = table.total() != null;
        if (table.total() != null) {
            rows.add(table.total());
        }
        List<List<Table.Row>> pages = new ArrayList<>(List.of(new ArrayList<>()));
        double used = 2 * LINE;
        for (Table.Row row : rows) {
            double height = height(table, row);
            if (used + height > ROOM && !pages.get(pages.size() - 1).isEmpty()) {
                pages.add(new ArrayList<>());
                used = 2 * LINE;
            }
            used += height;
            pages.get(pages.size() - 1).add(row);
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            String rank = pages.size() == 1 ? "" : " (%d/%d)".formatted(i + 1, pages.size());
            boolean last = i == pages.size() - 1;
            parts.add(new Part(
                    "Tableau" + number + "-" + (i + 1), table.title() + rank, table, pages.get(i), sums && last));
        }
        return parts;
    }

    private static double height(Table table, Table.Row row) {
        int lines = 1;
        for (int i = 0; i < table.columns().size(); i++) {
            String words =
                    CellText.of(row.cells().get(i), table.columns().get(i).type());
            double letters = (width(table, i) - 4) / LETTER;
            lines = Math.max(lines, (int) Math.ceil(words.length() / letters));
        }
        return lines * LINE + AROUND;
    }

    private static double width(Table table, int column) {
        double all = table.columns().stream().mapToDouble(Column::width).sum();
        return WIDTH * table.columns().get(column).width() / all;
    }

    static void styles(Xml styles, List<Part> parts) {
        for (Part part : parts) {
            for (int i = 0; i < part.table().columns().size(); i++) {
                String wide = OdpStyles.millimetres(width(part.table(), i));
                styles.element(
                        "style:style",
                        style -> style.empty("style:table-column-properties", "style:column-width", wide),
                        "style:name",
                        part.name() + "." + i,
                        "style:family",
                        "table-column");
            }
        }
        cell(styles, "CaseTableau", "0.5pt solid #dcdad2");
        cell(styles, "CaseTete", "1pt solid #2b6e4f");
    }

    private static void cell(Xml styles, String name, String below) {
        styles.element(
                "style:style",
                style -> style.empty(
                                "style:graphic-properties",
                                "draw:fill",
                                "none",
                                "fo:padding-top",
                                "1.3mm",
                                "fo:padding-bottom",
                                "1.3mm",
                                "fo:padding-left",
                                "1.5mm",
                                "fo:padding-right",
                                "1.5mm")
                        .empty(
                                "style:paragraph-properties",
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

    static void write(Xml page, Part part, double left, double top) {
        double height = 2 * LINE;
        for (Table.Row row : part.rows()) {
            height += height(part.table(), row);
        }
        OdpStyles.frame(
                page,
                "Boite",
                left,
                top,
                WIDTH,
                height,
                box -> box.element("table:table", table -> rows(table, part), "table:name", part.name()));
    }

    private static void rows(Xml xml, Part part) {
        List<Column> columns = part.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            xml.empty("table:table-column", "table:style-name", part.name() + "." + i);
        }
        xml.element(
                "table:table-row",
                head -> columns.forEach(
                        column -> cell(head, column.title(), isText(column) ? "Tete" : "TeteNombre", "CaseTete")));
        if (part.rows().isEmpty()) {
            xml.element("table:table-row", row -> {
                for (int i = 0; i < columns.size(); i++) {
                    cell(row, i == 0 ? "Aucune ligne" : "", "Case", "CaseTableau");
                }
            });
        }
        for (int r = 0; r < part.rows().size(); r++) {
            Table.Row line = part.rows().get(r);
            boolean sum = part.sums() && r == part.rows().size() - 1;
            xml.element("table:table-row", row -> {
                for (int i = 0; i < columns.size(); i++) {
                    Column column = columns.get(i);
                    String style = sum ? "Somme" : "Case";
                    cell(
                            row,
                            CellText.of(line.cells().get(i), column.type()),
                            isText(column) ? style : sum ? "SommeNombre" : "Nombre",
                            "CaseTableau");
                }
            });
        }
    }

    private static void cell(Xml row, String words, String style, String box) {
        row.element(
                "table:table-cell",
                content -> OdpContent.paragraph(content, words, style),
                "table:style-name",
                box,
                "office:value-type",
                "string");
    }

    private static boolean isText(Column column) {
        return column.type() == Column.Type.TEXT || column.type() == Column.Type.DATE;
    }
}
