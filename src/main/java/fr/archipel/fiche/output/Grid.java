package fr.archipel.fiche.output;

import fr.archipel.document.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * A small table under a heading, both on one page when a page holds them. A column in which nothing stands is left out,
 * unless the table would say less without it ({@code kept}).
 */
final class Grid {
    private final String title;
    private final List<String> headings;
    private final int texts;
    private final int kept;
    private final List<Row> rows = new ArrayList<>();

    /** Cells are XHTML. */
    private record Row(String css, List<String> cells) {}

    /**
     * @param texts headings of columns of words, numbers come after
     * @param kept how many columns, from the first, stay even when nothing stands in them
     */
    Grid(String title, List<String> texts, List<String> numbers, int kept) {
        this.title = title;
        this.headings = new ArrayList<>(texts);
        this.headings.addAll(numbers);
        this.texts = texts.size();
        this.kept = kept;
    }

    void add(List<String> texts, List<String> numbers) {
        add("", texts, numbers);
    }

    void total(List<String> texts, List<String> numbers) {
        add("total", texts, numbers);
    }

    private void add(String css, List<String> texts, List<String> numbers) {
        List<String> cells = new ArrayList<>(texts);
        cells.addAll(numbers);
        rows.add(new Row(css, cells));
    }

    /** {@code below}: XHTML that stays with the table. */
    void write(StringBuilder html, String below) {
        html.append("<div class=\"block\">")
                .append(Html.element("h2", "", title))
                .append("<table class=\"report\"><thead><tr>");
        for (int i = 0; i < headings.size(); i++) {
            if (stands(i)) {
                html.append("<th scope=\"col\" class=\"").append(css(i)).append("\">");
                html.append(Html.escape(headings.get(i))).append("</th>");
            }
        }
        html.append("</tr></thead><tbody>");
        for (Row row : rows) {
            html.append("<tr class=\"").append(row.css()).append("\">");
            for (int i = 0; i < headings.size(); i++) {
                if (stands(i)) {
                    html.append("<td class=\"").append(css(i)).append("\">");
                    html.append(row.cells().get(i)).append("</td>");
                }
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>").append(below).append("</div>");
    }

    private String css(int column) {
        return column < texts ? "text" : "number";
    }

    private boolean stands(int column) {
        return column < kept
                || rows.stream().anyMatch(row -> !row.cells().get(column).isEmpty());
    }
}
