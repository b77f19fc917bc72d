package fr.archipel.scot.trajectory;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import fr.archipel.scot.consumption.SourceAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A comparison as a table: a row a territory. */
final class ComparisonReport {
    private static final List<Column> COLUMNS = List.of(
            Column.text("perimetre", "Identifiant", 18),
            Column.text("titre", "Territoire", 28),
            Column.areaApart("consommation_reference_ha", "Référence"),
            Column.percent("taux_pct", "Taux"),
            Column.text("etat_taux", "État du taux", 12),
            Column.areaApart("enveloppe_ha", "Enveloppe"),
            Column.areaApart("consommation_ha", "Consommation"),
            Column.areaApart("reste_ha", "Reste"),
            Column.decimal("rythme_ha_an", "Rythme (ha/an)"),
            Column.decimal("rythme_permis_ha_an", "Rythme permis (ha/an)"),
            Column.decimal("rythme_restant_ha_an", "Rythme encore permis (ha/an)"),
            Column.areaApart("projection_ha", "Projection"),
            Column.areaApart("depassement_ha", "Dépassement projeté"),
            Column.percent("atteinte_pct", "Part atteinte"),
            Column.decimal("annees_restantes", "Années restantes"),
            Column.text("statut", "Statut", 22),
            Column.text("raison", "Ce qui manque", 50));

    private ComparisonReport() {}

    static Report of(Comparison comparison, LocalDate today) {
        SourceAnswer source = comparison.source();
        return new Report(
                "comparaison-trajectoires",
                "Comparaison des territoires",
                "Règles : " + comparison.regle().titre()
                        + (source == null
                                ? " ; aucune donnée importée"
                                : " ; " + source.attribution() + ", édition " + source.millesime()),
                today,
                List.of(Table.flat(
                        "Comparaison",
                        COLUMNS,
                        comparison.items().stream().map(ComparisonReport::row).toList())),
                comparison.doute(),
                source == null ? List.of() : List.of(source.attribution() + ", édition " + source.millesime()));
    }

    private static Table.Row row(Comparison.Row row) {
        return new Table.Row(List.of(
                Cell.text(row.perimetre().id()),
                Cell.text(row.perimetre().titre()),
                Cell.hectares(row.consommationReferenceHa()),
                Cell.percent(row.tauxPct()),
                Cell.text(row.etatTaux()),
                Cell.hectares(row.enveloppeHa()),
                Cell.hectares(row.consommationHa()),
                Cell.hectares(row.resteHa()),
                Cell.decimal(row.rythmeHaAn()),
                Cell.decimal(row.rythmePermisHaAn()),
                Cell.decimal(row.rythmeRestantHaAn()),
                Cell.hectares(row.projectionHa()),
                Cell.hectares(row.depassementHa()),
                Cell.percent(row.atteintePct()),
                Cell.decimal(row.anneesRestantes()),
                Cell.text(Status.valueOf(row.statut().toUpperCase(Locale.ROOT)).title()),
                row.raison() == null ? Cell.BLANK : Cell.text(row.raison())));
    }
}
