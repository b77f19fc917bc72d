package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Contrat;
import fr.archipel.fiche.printed.Echeancier;
import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.MaquetteLigne;
import fr.archipel.fiche.printed.Montant;
import fr.archipel.fiche.printed.Partenaires;
import fr.archipel.fiche.printed.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules between a fiche and the recapitulative table, and within that table. */
final class RecapRules {
    private RecapRules() {}

    static List<Regle> all() {
        return List.of(
                Trouve.parFiche(
                        "maquette-cout-total",
                        "Maquette contre fiche : coût total",
                        Severite.ERREUR,
                        "Le coût total du tableau récapitulatif est celui de l'échéancier de la fiche.",
                        BudgetRules.ROUNDING,
                        (fiche, found) -> column(fiche, "cout_total", 0, found)),
                Trouve.parFiche(
                        "maquette-cout-annuel",
                        "Maquette contre fiche : coût de 2021 et de 2022",
                        Severite.ERREUR,
                        "Le coût d'une année dans le tableau récapitulatif est celui de l'échéancier de la fiche.",
                        BudgetRules.ROUNDING,
                        (fiche, found) -> {
                            for (int year : List.of(2021, 2022)) {
                                Echeancier schedule = fiche.echeancier();
                                int at = schedule == null
                                        ? -1
                                        : schedule.annees().indexOf(year);
                                if (at >= 0) {
                                    column(fiche, "cout_" + year, at + 1, found);
                                }
                            }
                        }),
                Trouve.parFiche(
                        "maquette-lancement",
                        "Maquette contre fiche : année de lancement",
                        Severite.AVERTISSEMENT,
                        "L'année de lancement de la fiche est une de celles du tableau récapitulatif.",
                        "aucune",
                        RecapRules::launch),
                Trouve.parFiche(
                        "maquette-porteur",
                        "Maquette contre fiche : maîtres d'ouvrage",
                        Severite.AVERTISSEMENT,
                        "La fiche et le tableau récapitulatif nomment les mêmes maîtres d'ouvrage ; une commune nommée compte"
                                + " parmi « les communes ».",
                        "aucune",
                        RecapRules::owners),
                Trouve.surContrat(
                        "maquette-totaux",
                        "Totaux imprimés sous le tableau récapitulatif",
                        Severite.ERREUR,
                        "Un total imprimé sous une colonne est la somme de la colonne ; le total d'une année, celle des fiches"
                                + " qui commencent cette année-là.",
                        BudgetRules.ROUNDING,
                        RecapRules::totals));
    }

    private static void column(Fiche fiche, String column, int at, Trouve found) {
        Echeancier.Rangee row = BudgetRules.row(fiche, "depenses");
        List<@Nullable Montant> cells = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (MaquetteLigne line : fiche.maquette()) {
            Montant cell = line.couts().get(column);
            if (cell != null) {
                cells.add(cell);
                printed.add(cell.printed());
                places.addAll(found.dossier().sources(line.ligne()));
            }
        }
        Argent recap = Argent.sum(cells);
        if (row == null || !recap.isKnown()) {
            return;
        }
        found.compare(
                fiche,
                "maquette." + column,
                recap,
                Argent.of(row.cp().get(at)),
                "Le tableau récapitulatif et l'échéancier de la fiche ne disent pas le même coût%s"
                        .formatted(at == 0 ? " total" : " pour " + column.substring(5)),
                List.of(
                        recap.valeur("Tableau récapitulatif", String.join(" + ", printed), places),
                        Argent.valeur("Échéancier de la fiche", row.cp().get(at), row.ligne(), found.dossier())));
    }

    private static void launch(Fiche fiche, Trouve found) {
        String year = fiche.anneeLancement().valeur();
        String recap = fiche.maquette().stream()
                .map(MaquetteLigne::annee)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(" "));
        if (year != null && recap.matches(".*20[0-9]{2}.*") && !recap.contains(year)) {
            found.add(
                    fiche,
                    "annee_lancement",
                    "La fiche annonce un lancement en %s, le tableau récapitulatif en %s.".formatted(year, recap),
                    List.of(
                            text("Fiche", year, fiche.anneeLancement().ligne(), found),
                            text(
                                    "Tableau récapitulatif",
                                    recap,
                                    fiche.maquette().get(0).ligne(),
                                    found)));
        }
    }

    private static void owners(Fiche fiche, Trouve found) {
        for (MaquetteLigne row : fiche.maquette()) {
            MaquetteLigne.MaitresOuvrage recap = row.maitresOuvrage();
            if (recap == null
                    || recap.parties().isEmpty()
                    || fiche.maitresOuvrage().parties().isEmpty()) {
                continue;
            }
            Set<String> own = kinds(fiche.maitresOuvrage().parties(), found.dossier());
            if (!own.equals(kinds(recap.parties(), found.dossier()))) {
                found.add(
                        fiche,
                        "maitres_ouvrage",
                        "La fiche donne pour maître d'ouvrage %s, le tableau récapitulatif %s."
                                .formatted(
                                        names(fiche.maitresOuvrage().parties(), found.dossier()),
                                        names(recap.parties(), found.dossier())),
                        List.of(
                                text(
                                        "Fiche",
                                        names(fiche.maitresOuvrage().parties(), found.dossier()),
                                        fiche.maitresOuvrage().ligne(),
                                        found),
                                text(
                                        "Tableau récapitulatif",
                                        names(recap.parties(), found.dossier()),
                                        row.ligne(),
                                        found)));
                return;
            }
        }
    }

    private static Set<String> kinds(List<String> codes, Dossier dossier) {
        return codes.stream()
                .map(code -> dossier.parties().containsKey(code)
                                && dossier.parties().get(code).type().equals("commune")
                        ? "communes"
                        : code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String names(List<String> codes, Dossier dossier) {
        return codes.stream()
                .map(code -> dossier.parties().containsKey(code)
                        ? dossier.parties().get(code).nom()
                        : code)
                .collect(Collectors.joining(", "));
    }

    private static void totals(Trouve found) {
        Contrat.Maquette recap = found.dossier().contrat().maquette();
        if (recap == null) {
            return;
        }
        for (Contrat.TotalImprime total : recap.totaux()) {
            Argent sum = found.dossier().fiches().stream()
                    .filter(f -> total.annee() == null
                            || String.valueOf(total.annee())
                                    .equals(f.anneeLancement().valeur()))
                    .map(f -> Argent.sum(cells(f, total.colonne())))
                    .reduce(Argent.RIEN, Argent::plus);
            found.compare(
                    null,
                    "maquette.totaux." + total.colonne() + "." + (total.annee() == null ? "total" : total.annee()) + "."
                            + total.ligne().places().get(0),
                    Argent.of(total.montant()),
                    sum,
                    "Le total imprimé sous la colonne « %s » %sn'en est pas la somme"
                            .formatted(
                                    total.colonne().equals("parts.part") ? "Part" : "Coût total",
                                    total.annee() == null ? "" : "pour " + total.annee() + " "),
                    List.of(
                            Argent.valeur("Total imprimé", total.montant(), total.ligne(), found.dossier()),
                            sum.valeur("Somme de la colonne", null, List.of())));
        }
    }

    /** The cells of a column of the recapitulative table that are not blank. */
    static List<@Nullable Montant> cells(Fiche fiche, String column) {
        List<@Nullable Montant> cells = new ArrayList<>();
        if (column.startsWith("parts.")) {
            for (Partenaires.Partenaire part : fiche.parts()) {
                if (column.equals("parts." + part.colonne()) && part.montant() != null) {
                    cells.add(part.montant());
                }
            }
        } else {
            for (MaquetteLigne row : fiche.maquette()) {
                if (row.couts().get(column) != null) {
                    cells.add(row.couts().get(column));
                }
            }
        }
        return cells;
    }

    static Anomalie.Valeur text(String label, @Nullable String value, Provenance ligne, Trouve found) {
        return new Anomalie.Valeur(label, value, null, value, found.dossier().sources(ligne));
    }
}
