package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Envelopes before and after, for a page where room is short: short names, a rate once. When not all fit, each agglomeration
 * and each SCoT is shown at its first rate before any at its second, and communes come last.
 */
final class EnvelopePaper {
    private EnvelopePaper() {}

    private record Line(boolean commune, int rank, Table.Row row) {}

    /** {@code most}: rows that will be shown. */
    static Optional<Table> table(JsonNode check, int most) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode envelope : EnvelopeOrder.of(check)) {
            add(lines, envelope);
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() > most) {
            lines.sort(Comparator.comparing(Line::commune).thenComparing(Line::rank));
        }
        return Optional.of(Table.flat(
                "Enveloppes avant et après",
                List.of(
                        Column.text("perimetre", "Territoire", 27),
                        Column.text("taux", "Taux", 17),
                        Column.areaApart("enveloppe_ha", "Enveloppe"),
                        Column.areaApart("reste_avant_ha", "Reste avant"),
                        Column.areaApart("charge_maximum_ha", "Charge, au plus"),
                        Column.areaApart("reste_minimum_ha", "Reste après, au moins"),
                        Column.areaApart("reste_maximum_ha", "Reste après, au plus"),
                        Column.text("statut", "Statut après", 19)),
                lines.stream().map(Line::row).toList()));
    }

    private static void add(List<Line> lines, JsonNode envelope) {
        boolean commune = envelope.path("perimetre").path("type").asText("").equals("commune");
        Cell title =
                Cell.text(shortened(envelope.path("perimetre").path("titre").asText()));
        if (envelope.path("hypotheses").isEmpty()) {
            lines.add(new Line(
                    commune,
                    0,
                    new Table.Row(List.of(
                            title,
                            Cell.UNKNOWN,
                            Cell.UNKNOWN,
                            Cell.UNKNOWN,
                            Cell.area(Values.area(envelope.path("charge_ha"), "maximum")),
                            Cell.UNKNOWN,
                            Cell.UNKNOWN,
                            Cell.UNKNOWN))));
            return;
        }
        Set<String> rates = new HashSet<>();
        int rank = 0;
        for (JsonNode each : envelope.path("hypotheses")) {
            if (rates.add(each.path("taux_pct").asText())) {
                lines.add(new Line(commune, rank++, row(title, each)));
            }
        }
    }

    private static Table.Row row(Cell title, JsonNode each) {
        return new Table.Row(List.of(
                title,
                Cell.text("\u2212" + Objectives.rate(each) + ", " + Objectives.state(each)),
                Cell.area(Values.area(each, "enveloppe_ha")),
                Cell.area(Values.area(each, "reste_avant_ha")),
                Cell.area(Values.area(each.path("charge_ha"), "maximum")),
                Cell.area(Values.area(each.path("reste_apres_ha"), "minimum")),
                Cell.area(Values.area(each.path("reste_apres_ha"), "maximum")),
                Cell.text(CheckTables.status(each.path("statut_apres")))));
    }

    /** {@code CA d'Hénin-Carvin}: the form of an agglomeration is told by two letters. */
    static String shortened(String title) {
        return title.replaceFirst("^Communauté d[’']agglomération ", "CA ")
                .replaceFirst("^Communauté de communes ", "CC ");
    }
}
