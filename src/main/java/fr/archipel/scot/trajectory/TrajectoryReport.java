package fr.archipel.scot.trajectory;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.scot.consumption.ConsumptionTables;
import fr.archipel.scot.consumption.SourceAnswer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A trajectory as tables: measures by hypothesis (the one a CSV holds), flows by year, flows by destination. */
final class TrajectoryReport {
    private TrajectoryReport() {}

    static Report of(TrajectoryAnswer answer, Situation of, LocalDate today) {
        List<String> notes = new ArrayList<>(answer.raisons());
        notes.addAll(answer.doute());
        return new Report(
                "trajectoire-" + of.perimeter().id(),
                "Trajectoire : " + of.perimeter().titre(),
                "Règles : " + answer.regle().titre(),
                today,
                List.of(
                        measures(answer),
                        ConsumptionTables.years(answer.flux().annees()),
                        destinations(answer.flux().destinations())),
                notes,
                SourceAnswer.words(of.data()));
    }

    private static Table measures(TrajectoryAnswer answer) {
        List<Column> columns = List.of(
                Column.text("hypothese", "Hypothèse", 26),
                Column.percent("taux_pct", "Taux"),
                Column.text("etat", "État du taux", 12),
                Column.text("mesure", "Grandeur", 34),
                Column.decimal("valeur", "Valeur"),
                Column.text("unite", "Unité", 8),
                Column.text("calcul", "Calcul", 40),
                Column.text("raison", "Ce qui manque", 40));
        List<Table.Row> rows = new ArrayList<>();
        for (HypothesisAnswer each : answer.hypotheses()) {
            each.mesures()
                    .forEach(m -> rows.add(
                            row(Cell.text(each.titre()), Cell.percent(each.tauxPct()), Cell.text(each.etat()), m)));
        }
        if (answer.hypotheses().isEmpty()) {
            answer.indicateurs().forEach(m -> rows.add(row(Cell.UNKNOWN, Cell.UNKNOWN, Cell.UNKNOWN, m)));
        }
        return Table.flat("Grandeurs", columns, rows);
    }

    private static Table.Row row(Cell title, Cell rate, Cell state, Indicator m) {
        return new Table.Row(List.of(
                title,
                rate,
                state,
                Cell.text(m.titre()),
                m.texte() == null ? Cell.decimal(m.valeur()) : Cell.words(m.texte()),
                m.unite() == null ? Cell.BLANK : Cell.text(m.unite()),
                Cell.text(m.calcul()),
                m.raison() == null ? Cell.BLANK : Cell.text(m.raison())));
    }

    private static Table destinations(List<Fluxes.Part> parts) {
        List<Column> columns = List.of(
                Column.text("destination", "Destination", 30),
                Column.areaApart("reference_ha", "Référence"),
                Column.percent("reference_part_pct", "Part de la référence"),
                Column.areaApart("decennie_ha", "Depuis le début"),
                Column.percent("part_pct", "Part"),
                Column.decimal("ha_par_an", "Par an (ha/an)"));
        return Table.flat(
                "Flux par destination",
                columns,
                parts.stream()
                        .map(part -> new Table.Row(List.of(
                                Cell.text(part.titre()),
                                Cell.hectares(part.referenceHa()),
                                Cell.percent(part.referencePartPct()),
                                Cell.hectares(part.decennieHa()),
                                Cell.percent(part.partPct()),
                                Cell.decimal(part.haParAn()))))
                        .toList());
    }
}
