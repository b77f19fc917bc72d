package fr.archipel.scot.consumption;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flows as a table: a row a year, or a row a commune and year. */
final class ConsumptionReport {
    private ConsumptionReport() {}

    static Report of(ConsumptionAnswer answer, Consumption data, LocalDate today) {
        return new Report(
                "consommation-" + answer.perimetre().id(),
                "Consommation d'espaces : " + answer.perimetre().titre(),
                data.edition() == null ? null : String.join(" ; ", SourceAnswer.words(data)),
                today,
                List.of(
                        answer.parCommune() == null
                                ? ConsumptionTables.years(answer.annees())
                                : communes(answer.parCommune())),
                answer.raisons(),
                SourceAnswer.words(data));
    }

    private static Table communes(List<ConsumptionAnswer.OfCommune> communes) {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("insee", "Code INSEE", 10), Column.text("commune", "Commune", 28)));
        columns.addAll(ConsumptionTables.columns());
        List<Table.Row> rows = new ArrayList<>();
        for (ConsumptionAnswer.OfCommune each : communes) {
            for (@Nullable YearFlux year : each.annees().isEmpty() ? none() : each.annees()) {
                List<Cell> cells = new ArrayList<>(List.of(
                        Cell.text(each.commune().insee()),
                        Cell.text(each.commune().nom())));
                cells.addAll(ConsumptionTables.cells(year));
                rows.add(new Table.Row(cells));
            }
        }
        return Table.flat("Flux par commune", columns, rows);
    }

    /** A commune without data has a row that says it. */
    private static List<@Nullable YearFlux> none() {
        List<@Nullable YearFlux> one = new ArrayList<>();
        one.add(null);
        return one;
    }
}
