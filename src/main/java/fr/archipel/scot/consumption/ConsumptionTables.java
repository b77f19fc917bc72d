package fr.archipel.scot.consumption;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Table;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flows by year as a table, alone or in a workbook. */
public final class ConsumptionTables {
    private ConsumptionTables() {}

    /** A row a year. */
    public static Table years(List<YearFlux> years) {
        return Table.flat(
                "Flux par année",
                columns(),
                years.stream().map(year -> new Table.Row(cells(year))).toList());
    }

    static List<Column> columns() {
        return List.of(
                Column.number("annee", "Année"),
                Column.areaApart("total_ha", "Total"),
                Column.areaApart("hab_ha", "Habitat"),
                Column.areaApart("act_ha", "Activité"),
                Column.areaApart("mix_ha", "Mixte"),
                Column.areaApart("rou_ha", "Routes"),
                Column.areaApart("fer_ha", "Voies ferrées"),
                Column.areaApart("inc_ha", "Inconnue"),
                Column.text("etat", "État", 14));
    }

    static List<Cell> cells(@Nullable YearFlux year) {
        return year == null
                ? Collections.nCopies(columns().size(), Cell.UNKNOWN)
                : List.of(
                        Cell.number(year.annee()),
                        Cell.hectares(year.totalHa()),
                        Cell.hectares(year.habHa()),
                        Cell.hectares(year.actHa()),
                        Cell.hectares(year.mixHa()),
                        Cell.hectares(year.rouHa()),
                        Cell.hectares(year.ferHa()),
                        Cell.hectares(year.incHa()),
                        year.provisoire()
                                ? Cell.words("provisoire")
                                : year.interpole() ? Cell.words("interpolé") : Cell.BLANK);
    }
}
