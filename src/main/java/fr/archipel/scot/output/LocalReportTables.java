package fr.archipel.scot.output;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.util.ArrayList;
import java.util.List;

/** A local report as tables: its figures first, each with its reason, then the tables of its sections. */
final class LocalReportTables {
    private LocalReportTables() {}

    static Report of(LocalReport report) {
        List<Table> tables = new ArrayList<>(List.of(figures(report)));
        report.sections().forEach(section -> tables.addAll(section.tables()));
        List<String> notes = new ArrayList<>(report.method());
        notes.addAll(report.doubts());
        return new Report(
                LocalReportDocument.name(report),
                report.title(),
                LocalReportDocument.subtitle(report),
                report.date(),
                tables,
                notes,
                report.sources());
    }

    private static Table figures(LocalReport report) {
        List<Table.Group> groups = new ArrayList<>();
        for (Section section : report.sections()) {
            List<Table.Row> rows = section.figures().stream()
                    .map(figure -> new Table.Row(List.of(
                            Cell.text(figure.titre()),
                            Cell.decimal(figure.valeur()),
                            Cell.text(figure.unite()),
                            figure.raison() == null ? Cell.BLANK : Cell.text(figure.raison()))))
                    .toList();
            if (!rows.isEmpty()) {
                groups.add(new Table.Group(section.rubrique().title(), rows, null));
            }
        }
        return new Table(
                "Indicateurs",
                List.of(
                        Column.text("indicateur", "Indicateur", 46),
                        Column.decimal("valeur", "Valeur"),
                        Column.text("unite", "Unité", 9),
                        Column.text("raison", "Raison", 60)),
                groups,
                null);
    }
}
