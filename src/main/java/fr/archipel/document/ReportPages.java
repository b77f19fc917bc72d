package fr.archipel.document;

import java.util.List;
import java.util.Map;

/** A report as pages: A4 landscape, A3 when there are many columns; headings repeated, notes and sources at the end. */
final class ReportPages {
    /** Characters of ours that an A4 page in landscape holds beside each other. */
    private static final int A4_CHARACTERS = 175;

    private ReportPages() {}

    static Page of(Report report) {
        int widest = report.tables().stream()
                .filter(table -> !table.isEmpty())
                .mapToInt(table ->
                        table.columns().stream().mapToInt(Column::width).sum())
                .max()
                .orElse(0);
        return new Page(
                report.title(),
                "Archipel, " + French.day(report.date()),
                true,
                widest > A4_CHARACTERS,
                "",
                List.of(),
                Map.of(),
                body(report));
    }

    private static String body(Report report) {
        StringBuilder body = new StringBuilder();
        body.append(Html.element(
                "div", "running", report.title() + (report.subtitle() == null ? "" : " · " + report.subtitle())));
        body.append(Html.element("h1", "", report.title()));
        body.append(Html.element(
                "p",
                "subtitle",
                (report.subtitle() == null ? "" : report.subtitle() + " · ") + "Chiffres au "
                        + French.day(report.date())));
        boolean abbreviated = false;
        boolean empty = report.tables().stream().allMatch(Table::isEmpty);
        if (empty && !report.notes().isEmpty()) {
            body.append(Html.element("p", "reason", report.notes().get(0)));
        }
        for (Table table : empty ? List.<Table>of() : report.tables()) {
            if (report.tables().size() > 1) {
                body.append(Html.element("h2", "", table.title()));
            }
            body.append(HtmlTable.of(table));
            abbreviated |= HtmlTable.abbreviates(table);
        }
        body.append("<div class=\"notes\">");
        if (abbreviated) {
            body.append(Html.element("p", "", French.UNKNOWN_SHORT + " : " + French.UNKNOWN + "."));
        }
        report.notes().stream().skip(empty ? 1 : 0).forEach(note -> body.append(Html.element("p", "", note)));
        report.sources().forEach(source -> body.append(Html.element("p", "source", "Source : " + source)));
        return body.append("</div>").toString();
    }
}
