package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Echeancier;
import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.Montant;
import fr.archipel.fiche.printed.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules within a fiche's own tables: costs, receipts, échéancier. */
final class BudgetRules {
    static final String ROUNDING = "un demi de la dernière unité imprimée par montant comparé, au moins 1 €";

    private BudgetRules() {}

    static List<Regle> all() {
        return List.of(
                Trouve.parFiche(
                        "lignes-total",
                        "Lignes contre total imprimé",
                        Severite.ERREUR,
                        "Dans chaque section, la somme des dépenses (ou des recettes) est celle du total imprimé dessous. Si une"
                                + " ligne porte une mention, le reste ne doit pas déjà dépasser le total.",
                        ROUNDING,
                        (fiche, found) -> fiche.sections()
                                .forEach((name, section) -> sides(section)
                                        .forEach((side, cote) ->
                                                lines(fiche, name + "." + side + ".total", cote, found)))),
                Trouve.parFiche(
                        "echeancier-annees",
                        "Échéancier : total contre somme des années",
                        Severite.ERREUR,
                        "Dans chaque rangée de l'échéancier, la somme des années est celle de la colonne TOTAL.",
                        ROUNDING,
                        BudgetRules::years),
                Trouve.parFiche(
                        "echeancier-parts",
                        "Échéancier : rangée totale contre investissement et fonctionnement",
                        Severite.ERREUR,
                        "Dans chaque colonne, dépenses (ou recettes) = investissement + fonctionnement.",
                        ROUNDING,
                        BudgetRules::parts),
                Trouve.parFiche(
                        "echeancier-sections",
                        "Échéancier contre tableau du budget",
                        Severite.ERREUR,
                        "Le total en investissement de l'échéancier est celui du budget d'investissement.",
                        ROUNDING,
                        BudgetRules::sections),
                Trouve.parFiche(
                        "recettes-depenses",
                        "Recettes supérieures aux dépenses",
                        Severite.AVERTISSEMENT,
                        "Un plan ne reçoit pas plus qu'il ne dépense, section par section.",
                        ROUNDING,
                        BudgetRules::balance));
    }

    static Map<String, Section.Cote> sides(Section section) {
        Map<String, Section.Cote> sides = new java.util.LinkedHashMap<>();
        if (section.depenses() != null) {
            sides.put("depenses", section.depenses());
        }
        if (section.recettes() != null) {
            sides.put("recettes", section.recettes());
        }
        return sides;
    }

    private static void lines(Fiche fiche, String champ, Section.Cote side, Trouve found) {
        Section.Total total = side.total();
        if (total == null || side.lignes().isEmpty()) {
            return;
        }
        List<@Nullable Montant> cells = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Section.Ligne line : side.lignes()) {
            cells.add(line.montant());
            places.addAll(found.dossier().sources(line.ligne()));
        }
        Argent sum = Argent.sum(cells);
        found.compare(
                fiche,
                champ,
                sum,
                Argent.of(total.montant()),
                "Les lignes ne font pas le total imprimé",
                List.of(
                        sum.valeur("Somme des lignes", null, places),
                        Argent.valeur("Total imprimé", total.montant(), total.ligne(), found.dossier())));
    }

    private static void years(Fiche fiche, Trouve found) {
        for (Echeancier.Rangee row : rows(fiche)) {
            List<@Nullable Montant> printed = row.cp().subList(1, row.cp().size()).stream()
                    .filter(java.util.Objects::nonNull)
                    .toList();
            Argent sum = Argent.sum(printed);
            found.compare(
                    fiche,
                    "echeancier." + row.poste() + ".total",
                    sum,
                    Argent.of(row.cp().get(0)),
                    "Les années de l'échéancier (%s) ne font pas le total imprimé".formatted(label(row.poste())),
                    List.of(
                            sum.valeur("Somme des années", null, found.dossier().sources(row.ligne())),
                            Argent.valeur("Total imprimé", row.cp().get(0), row.ligne(), found.dossier())));
        }
    }

    private static void parts(Fiche fiche, Trouve found) {
        Echeancier schedule = fiche.echeancier();
        if (schedule == null) {
            return;
        }
        for (String side : List.of("depenses", "recettes")) {
            Echeancier.Rangee whole = row(fiche, side);
            Echeancier.Rangee investment = row(fiche, side + "_investissement");
            Echeancier.Rangee operation = row(fiche, side + "_fonctionnement");
            if (whole == null || investment == null || operation == null) {
                continue;
            }
            for (int i = 0; i < whole.cp().size(); i++) {
                List<@Nullable Montant> printed = new ArrayList<>();
                for (Echeancier.Rangee part : List.of(investment, operation)) {
                    if (part.cp().get(i) != null) {
                        printed.add(part.cp().get(i));
                    }
                }
                String column =
                        i == 0 ? "total" : String.valueOf(schedule.annees().get(i - 1));
                Argent sum = Argent.sum(printed);
                found.compare(
                        fiche,
                        "echeancier." + side + "." + column,
                        sum,
                        Argent.of(whole.cp().get(i)),
                        "Échéancier, %s, colonne %s : l'investissement et le fonctionnement ne font pas la rangée totale"
                                .formatted(label(side), column),
                        List.of(
                                Argent.valeur(
                                        "Investissement", investment.cp().get(i), investment.ligne(), found.dossier()),
                                Argent.valeur(
                                        "Fonctionnement", operation.cp().get(i), operation.ligne(), found.dossier()),
                                Argent.valeur("Rangée totale", whole.cp().get(i), whole.ligne(), found.dossier())));
            }
        }
    }

    private static void sections(Fiche fiche, Trouve found) {
        Section section = fiche.investissement();
        if (section == null) {
            return;
        }
        sides(section).forEach((side, cote) -> {
            Echeancier.Rangee row = row(fiche, side + "_investissement");
            Section.Total total = cote.total();
            if (row != null && total != null) {
                Argent scheduled = Argent.of(row.cp().get(0));
                found.compare(
                        fiche,
                        "echeancier." + side + "_investissement.total",
                        scheduled,
                        Argent.of(total.montant()),
                        "L'échéancier et le budget d'investissement (%s) ne disent pas le même total"
                                .formatted(label(side)),
                        List.of(
                                Argent.valeur("Échéancier", row.cp().get(0), row.ligne(), found.dossier()),
                                Argent.valeur(
                                        "Budget d'investissement", total.montant(), total.ligne(), found.dossier())));
            }
        });
    }

    private static void balance(Fiche fiche, Trouve found) {
        fiche.sections().forEach((name, section) -> {
            Section.Total costs =
                    section.depenses() == null ? null : section.depenses().total();
            Section.Total receipts =
                    section.recettes() == null ? null : section.recettes().total();
            if (costs == null || receipts == null) {
                return;
            }
            Argent cost = Argent.of(costs.montant());
            Argent receipt = Argent.of(receipts.montant());
            if (cost.isKnown() && receipt.isKnown() && receipt.centimes() > cost.centimes()) {
                found.compare(
                        fiche,
                        name + ".recettes.total",
                        receipt,
                        cost,
                        "Les recettes dépassent les dépenses",
                        List.of(
                                Argent.valeur("Recettes", receipts.montant(), receipts.ligne(), found.dossier()),
                                Argent.valeur("Dépenses", costs.montant(), costs.ligne(), found.dossier())));
            }
        });
    }

    static List<Echeancier.Rangee> rows(Fiche fiche) {
        return fiche.echeancier() == null ? List.of() : fiche.echeancier().lignes();
    }

    static Echeancier.@Nullable Rangee row(Fiche fiche, String poste) {
        return rows(fiche).stream()
                .filter(r -> r.poste().equals(poste))
                .findFirst()
                .orElse(null);
    }

    private static String label(String poste) {
        return poste.replace("depenses", "dépenses").replace('_', ' ').replace("sans libelle", "rangée sans libellé");
    }
}
