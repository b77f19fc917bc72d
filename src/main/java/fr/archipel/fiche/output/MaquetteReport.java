package fr.archipel.fiche.output;

import fr.archipel.document.Cell;
import fr.archipel.document.Column;
import fr.archipel.document.Report;
import fr.archipel.document.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The maquette financière as a report: a row a fiche, grouped by the first level of the strategy. */
final class MaquetteReport {
    /** Columns of partners, as contracts print them. */
    private static final Map<String, String> PARTNERS = new LinkedHashMap<>();

    static {
        PARTNERS.put("part_part_eur", "Part de l'EPCI");
        PARTNERS.put("part_cabbalr_eur", "CABBALR");
        PARTNERS.put("part_etat_eur", "État");
        PARTNERS.put("part_autres_eur", "Autres financeurs");
        PARTNERS.put("partenaires_eur", "Partenaires");
    }

    private MaquetteReport() {}

    static Report of(Maquette maquette, LocalDate today) {
        ContractHead contract = maquette.contrat();
        List<Table> tables = new ArrayList<>(List.of(table(maquette)));
        if (!maquette.printedTotals().isEmpty()) {
            tables.add(printedTotals(maquette));
        }
        List<String> notes = new ArrayList<>();
        if (maquette.lines().isEmpty()) {
            notes.add("Ce contrat n'a aucune fiche.");
        }
        notes.add(
                "Le coût d'une fiche est celui que les services ont actualisé, à défaut celui du tableau récapitulatif du"
                        + " contrat. Une mention (à évaluer, pour mémoire, par an…) est écrite en toutes lettres et ne compte pas.");
        notes.add("Les crédits par année sont les dépenses de l'échéancier de chaque fiche, telles qu'imprimées.");
        notes.add("Taxe : " + tax(contract.taxe()) + ".");
        return new Report(
                "maquette-" + contract.id(),
                "Maquette financière : " + contract.name(),
                contract.titre(),
                today,
                tables,
                notes,
                List.of(contract.document()));
    }

    private static String tax(@Nullable String tax) {
        return tax == null || tax.equals("non_precise")
                ? "le tableau récapitulatif ne dit pas si ses montants sont hors taxes ou toutes taxes comprises"
                : "montants " + tax + " dans le tableau récapitulatif";
    }

    static Table table(Maquette maquette) {
        List<Column> columns = columns(maquette);
        Map<String, List<Maquette.Line>> groups = new LinkedHashMap<>();
        maquette.lines()
                .forEach(line -> groups.computeIfAbsent(line.racine(), root -> new ArrayList<>())
                        .add(line));
        List<Table.Group> made = new ArrayList<>();
        groups.forEach((root, lines) -> made.add(new Table.Group(
                lines.get(0).group(),
                lines.stream().map(line -> row(line, columns, maquette)).toList(),
                sums("Sous-total", columns, maquette.sums().getOrDefault(root, Map.of())))));
        return new Table(
                "Maquette financière",
                columns,
                made,
                sums("Total", columns, maquette.sums().getOrDefault("", Map.of())));
    }

    private static List<Column> columns(Maquette maquette) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("numero", "N°", 6),
                Column.text("titre", "Action", 38),
                Column.text("maitres_ouvrage", "Maîtres d'ouvrage", 20),
                Column.text("annee", "Année", 9),
                Column.money("cout_eur", "Coût")));
        ContractHead contract = maquette.contrat();
        // A contract that prints no échéancier has no columns of years.
        for (int year = contract.anneeDebut(); year <= contract.anneeFin(); year++) {
            String id = "cp_" + year + "_eur";
            if (hasSome(maquette, "cp_")) {
                columns.add(Column.money(id, "Dépenses " + year));
            }
        }
        PARTNERS.forEach((id, title) -> {
            if (hasSome(maquette, id)) {
                columns.add(Column.money(id, title));
            }
        });
        columns.add(Column.text("financeurs", "Financeurs", 24));
        return columns;
    }

    private static boolean hasSome(Maquette maquette, String prefix) {
        return maquette.cells().values().stream()
                .anyMatch(cells -> cells.keySet().stream().anyMatch(id -> id.startsWith(prefix)));
    }

    private static Table.Row row(Maquette.Line line, List<Column> columns, Maquette maquette) {
        Map<String, Maquette.Amount> amounts = maquette.cells().getOrDefault(line.fiche(), Map.of());
        return new Table.Row(columns.stream()
                .map(column -> switch (column.id()) {
                    case "numero" -> Cell.text(line.numero());
                    case "titre" -> Cell.text(line.titre());
                    case "maitres_ouvrage" -> Cell.text(String.join(", ", line.maitresOuvrage()));
                    case "annee" -> Cell.text(line.annee());
                    case "financeurs" -> Cell.text(String.join(", ", line.financeurs()));
                    default -> {
                        Maquette.Amount amount = amounts.get(column.id());
                        yield amount == null ? Cell.UNKNOWN : Amounts.cell(amount.cents(), amount.words());
                    }
                })
                .toList());
    }

    private static Table.Row sums(String label, List<Column> columns, Map<String, Long> sums) {
        return new Table.Row(columns.stream()
                .map(column -> {
                    if (column.id().equals("titre")) {
                        return Cell.text(label);
                    }
                    return column.summed() ? Cell.cents(sums.get(column.id())) : Cell.BLANK;
                })
                .toList());
    }

    /** What the contract prints under its table, and what the printed rows add up to. */
    private static Table printedTotals(Maquette maquette) {
        return Table.flat(
                "Totaux imprimés",
                List.of(
                        Column.text("libelle", "Total imprimé", 30),
                        Column.moneyApart("imprime_eur", "Imprimé"),
                        Column.moneyApart("montant_eur", "Somme des lignes"),
                        Column.moneyApart("difference_eur", "Différence"),
                        Column.text("sources", "Où", 30)),
                maquette.printedTotals().stream()
                        .map(total -> new Table.Row(List.of(
                                Cell.text(label(total)),
                                Cell.cents(total.cents()),
                                Cell.cents(total.ours()),
                                Cell.cents(difference(total)),
                                Cell.text(String.join(", ", total.sources())))))
                        .toList());
    }

    static String label(Maquette.PrintedTotal total) {
        String column = switch (total.colonne()) {
            case "cout_total" -> "coût";
            case "parts.part" -> "part de l'EPCI";
            default -> total.colonne().replace("cout_", "coût ");
        };
        return total.libelle().isEmpty() ? "Sans libellé, " + column : total.libelle() + ", " + column;
    }

    /** Printed minus the sum of the rows; null when one of them is not known. */
    static @Nullable Long difference(Maquette.PrintedTotal total) {
        return total.cents() == null || total.ours() == null
                ? null
                : Long.valueOf(Math.subtractExact(
                        Objects.requireNonNull(total.cents()), Objects.requireNonNull(total.ours())));
    }
}
