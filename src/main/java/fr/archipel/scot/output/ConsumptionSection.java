package fr.archipel.scot.output;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Document;
import fr.archipel.document.Drawing;
import fr.archipel.document.French;
import fr.archipel.document.Table;
import fr.archipel.scot.PerimeterSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 1° of art. R. 2231-1 CGCT: consumption in hectares and in percent of the territory, by year and destination. */
final class ConsumptionSection {
    private static final String LEAD = "Consommation d'espaces naturels, agricoles et forestiers, en hectares et en"
            + " pourcentage de la superficie du territoire (1° de l'article R.\u00A02231-1 du CGCT).";

    private final Flows flows;
    private final JsonNode trajectory;
    private final PerimeterSheet perimeter;
    private final int year;
    private final List<Figure> figures = new ArrayList<>();

    private ConsumptionSection(Flows flows, JsonNode trajectory, PerimeterSheet perimeter, int year) {
        this.flows = flows;
        this.trajectory = trajectory;
        this.perimeter = perimeter;
        this.year = year;
    }

    /** {@code year}: in which the report is presented; it tells of the three calendar years before. */
    static Section of(Flows flows, JsonNode trajectory, PerimeterSheet perimeter, int year) {
        return new ConsumptionSection(flows, trajectory, perimeter, year).section();
    }

    private Section section() {
        span("periode", year - LocalReport.YEARS, year - 1, true);
        Integer last = flows.last();
        int first = trajectory.path("decennie").path("debut").asInt(2021);
        // Without a year of it before the report, the one that lacks is its first.
        span("decennie", first, last != null && last >= first ? last : Math.max(first, year - 1), true);
        JsonNode reference = trajectory.path("periode_reference");
        if (reference.isObject()) {
            span(
                    "reference",
                    reference.path("debut").asInt(),
                    reference.path("fin").asInt(),
                    false);
        }
        return new Section(
                Rubrique.CONSOMMATION,
                LEAD,
                figures,
                flows.years().isEmpty() ? List.of() : tables(),
                pictures(),
                reasons(),
                null);
    }

    /** A figure in hectares, and its share of the territory. */
    private void span(String key, int first, int last, boolean shared) {
        String title = "Consommation " + first + "-" + last;
        Flows.Sum sum = flows.sum(first, last);
        Long squareMetres = sum.squareMetres();
        if (squareMetres == null) {
            figures.add(Figure.missing("consommation_" + key, title, "ha", String.valueOf(sum.reason())));
            return;
        }
        figures.add(Figure.hectares("consommation_" + key, title, squareMetres));
        if (shared) {
            figures.add(
                    Figure.share("part_" + key, title + ", part du territoire", squareMetres, perimeter.surfaceHa()));
        }
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>(List.of(byYear()));
        if (trajectory.path("flux").path("destinations").size() > 0) {
            tables.add(byDestination());
        }
        return tables;
    }

    private Table byYear() {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("annee", "Année", 14), Column.area("total_ha", "Total")));
        Flows.DESTINATIONS.forEach((key, title) -> columns.add(Column.area(key + "_ha", title)));
        columns.add(Column.decimal("part_pct", "Part (%)"));
        List<Table.Row> rows = new ArrayList<>();
        for (Flows.Year each : flows.years()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(each.annee()
                    + (each.provisional() ? " (provisoire)" : "")
                    + (each.interpolated() ? " (interpolée)" : "")));
            cells.add(Cell.area(each.total()));
            each.parts().values().forEach(part -> cells.add(Cell.area(part)));
            cells.add(share(each.total()));
            rows.add(new Table.Row(cells));
        }
        return Table.summed("Consommation par année et par destination", columns, rows, "Total");
    }

    private Cell share(@Nullable Long squareMetres) {
        return squareMetres == null
                ? Cell.UNKNOWN
                : Cell.decimal(Figure.share("", "", squareMetres, perimeter.surfaceHa())
                        .valeur());
    }

    private Table byDestination() {
        List<Table.Row> rows = new ArrayList<>();
        for (JsonNode each : trajectory.path("flux").path("destinations")) {
            rows.add(new Table.Row(List.of(
                    Cell.text(each.path("titre").asText()),
                    Cell.area(Values.area(each, "reference_ha")),
                    Cell.area(Values.area(each, "decennie_ha")),
                    Cell.percent(Values.number(each, "part_pct")),
                    Cell.decimal(Values.number(each, "ha_par_an")))));
        }
        return Table.flat(
                "Par destination",
                List.of(
                        Column.text("destination", "Destination", 30),
                        Column.areaApart("reference_ha", "Période de référence"),
                        Column.areaApart("decennie_ha", "Depuis le début de la décennie"),
                        Column.percent("part_pct", "Part"),
                        Column.decimal("ha_par_an", "Rythme (ha/an)")),
                rows);
    }

    private List<Document.Picture> pictures() {
        if (flows.last() == null) {
            return List.of();
        }
        List<YearChart.Level> levels = levels();
        Drawing drawing = YearChart.of(flows.years(), levels);
        return List.of(new Document.Picture(
                drawing,
                "Consommation par année et par destination, en hectares"
                        + (levels.isEmpty() ? "" : "; en trait, le rythme que permet chaque taux")
                                .replaceFirst("^;", " ;")
                        + ". Source : " + flows.vintage() + "."));
    }

    /** The paces that each rate permits over the decade. */
    private List<YearChart.Level> levels() {
        List<YearChart.Level> levels = new ArrayList<>();
        int first = trajectory.path("decennie").path("debut").asInt();
        int last = trajectory.path("decennie").path("fin").asInt();
        for (JsonNode hypothesis : trajectory.path("hypotheses")) {
            BigDecimal pace = Values.number(Values.keyed(hypothesis.path("mesures"), "rythme_permis"), "valeur");
            BigDecimal rate = Values.number(hypothesis, "taux_pct");
            if (pace != null && rate != null) {
                boolean applied = hypothesis.path("etat").asText().equals("etabli");
                levels.add(new YearChart.Level(
                        first,
                        last,
                        Values.squareMetres(pace),
                        "Permis : " + French.decimal(pace) + " ha/an (\u2212" + French.decimal(rate) + "\u00A0%, "
                                + Objectives.state(hypothesis) + ")",
                        applied ? Drawing.Dash.SOLID : levels.isEmpty() ? Drawing.Dash.DASHED : Drawing.Dash.DOTTED));
            }
        }
        return levels;
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (flows.vintage() == null) {
            reasons.add(flows.reason());
        }
        JsonNode without = trajectory.path("flux").path("communes_sans_donnees");
        if (without.size() > 0 && flows.last() != null) {
            reasons.add("Communes sans donnée dans l'édition : " + String.join(", ", Objectives.names(without)) + ".");
        }
        if (flows.years().stream().anyMatch(Flows.Year::interpolated)) {
            reasons.add("Entre deux millésimes, les années sont interpolées : leur flux est le même chaque année.");
        }
        if (flows.years().stream().anyMatch(Flows.Year::provisional)) {
            reasons.add("La dernière année de l'édition est provisoire.");
        }
        return reasons;
    }
}
