package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Echeancier;
import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.Montant;
import fr.archipel.fiche.printed.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The yearly operating budget of a fiche against the operating rows of its échéancier. */
final class AnnualRules {
    private AnnualRules() {}

    static List<Regle> all() {
        return List.of(Trouve.parFiche(
                "echeancier-fonctionnement",
                "Échéancier contre budget de fonctionnement",
                Severite.AVERTISSEMENT,
                "Le budget de fonctionnement est imprimé « annuel » : chaque année non nulle de l'échéancier en fonctionnement est"
                        + " ce montant, ou le total de la rangée l'est.",
                BudgetRules.ROUNDING,
                AnnualRules::operation));
    }

    private static void operation(Fiche fiche, Trouve found) {
        Section section = fiche.fonctionnement();
        if (section == null) {
            return;
        }
        BudgetRules.sides(section).forEach((side, cote) -> {
            Echeancier.Rangee row = BudgetRules.row(fiche, side + "_fonctionnement");
            Section.Total total = cote.total();
            if (row == null || total == null) {
                return;
            }
            Argent yearly = Argent.of(total.montant());
            Argent scheduled = Argent.of(row.cp().get(0));
            List<Montant> years = row.cp().subList(1, row.cp().size()).stream()
                    .filter(Objects::nonNull)
                    .filter(cell -> cell.centimes() != null && cell.centimes() != 0)
                    .toList();
            boolean eachYear = !years.isEmpty()
                    && years.stream().noneMatch(cell -> Argent.of(cell).contradicts(yearly));
            if (!eachYear && yearly.isKnown() && scheduled.isKnown()) {
                List<Anomalie.Valeur> values = new ArrayList<>();
                values.add(Argent.valeur("Échéancier, total", row.cp().get(0), row.ligne(), found.dossier()));
                values.add(Argent.valeur(
                        "Budget de fonctionnement annuel", total.montant(), total.ligne(), found.dossier()));
                found.compare(
                        fiche,
                        "echeancier." + side + "_fonctionnement.total",
                        scheduled,
                        yearly,
                        "L'échéancier en fonctionnement (%s) n'est le budget annuel ni chaque année ni au total"
                                .formatted(side.replace("depenses", "dépenses")),
                        values);
            }
        });
    }
}
