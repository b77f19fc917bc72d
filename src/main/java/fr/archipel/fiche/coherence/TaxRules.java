package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Contrat;
import fr.archipel.fiche.printed.Echeancier;
import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.Provenance;
import fr.archipel.fiche.printed.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules on what taxes the printed amounts bear. */
final class TaxRules {
    private static final BigDecimal VAT = new BigDecimal("1.20");

    /** The rules that compare two prints of one same amount. */
    private static final Set<String> SAME_AMOUNT = Set.of(
            "lignes-total",
            "echeancier-annees",
            "echeancier-sections",
            "maquette-cout-total",
            "maquette-cout-annuel",
            "maquette-totaux");

    private TaxRules() {}

    static List<Regle> all() {
        return List.of(
                Trouve.surContrat(
                        "taxe-melangee",
                        "Hors taxes et toutes taxes comprises mêlés",
                        Severite.AVERTISSEMENT,
                        "Les tableaux d'une fiche et sa rangée du tableau récapitulatif sont tous hors taxes, ou tous toutes"
                                + " taxes comprises ; deux impressions d'un même montant ne sont pas dans le rapport de 1,20,"
                                + " celui de la taxe.",
                        "1 € sur le rapport de 1,20",
                        found -> {
                            found.dossier().fiches().forEach(fiche -> regimes(fiche, found));
                            ratios(found);
                        }),
                Trouve.surContrat(
                        "taxe-non-dite",
                        "Taxes non dites",
                        Severite.INFORMATION,
                        "Quand les budgets des fiches disent hors taxes ou toutes taxes comprises, leurs échéanciers et le tableau"
                                + " récapitulatif le disent aussi.",
                        "aucune",
                        TaxRules::unsaid));
    }

    private record Table(String label, String tax, Provenance place) {}

    private static void regimes(Fiche fiche, Trouve found) {
        List<Table> tables = new ArrayList<>(budgets(fiche));
        Echeancier schedule = fiche.echeancier();
        if (schedule != null && !schedule.lignes().isEmpty()) {
            tables.add(new Table(
                    "Échéancier", schedule.taxe(), schedule.lignes().get(0).ligne()));
        }
        Contrat.Maquette recap = found.dossier().contrat().maquette();
        if (recap != null) {
            fiche.maquette().stream()
                    .filter(row -> !row.couts().isEmpty())
                    .findFirst()
                    .ifPresent(row -> tables.add(new Table("Tableau récapitulatif", recap.taxe(), row.ligne())));
        }
        List<Table> said = tables.stream().filter(TaxRules::isSaid).toList();
        if (said.stream().map(Table::tax).distinct().count() > 1) {
            found.add(
                    fiche,
                    "taxe",
                    "La fiche mêle des montants hors taxes et des montants toutes taxes comprises.",
                    said.stream()
                            .map(t -> RecapRules.text(t.label(), t.tax(), t.place(), found))
                            .toList());
        }
    }

    private static void ratios(Trouve found) {
        Stream.of(BudgetRules.all(), RecapRules.all())
                .flatMap(List::stream)
                .filter(rule -> SAME_AMOUNT.contains(rule.id()))
                .flatMap(rule -> rule.check().apply(found.dossier()).stream())
                .forEach(a -> {
                    BigDecimal ttc = amount(a, true);
                    BigDecimal ht = amount(a, false);
                    if (a.valeurs().size() == 2 && isTax(ht, ttc)) {
                        found.add(
                                found.dossier().fiches().stream()
                                        .filter(f -> f.id().equals(a.fiche()))
                                        .findFirst()
                                        .orElse(null),
                                a.champ(),
                                "%s et %s sont dans le rapport de 1,20 : l'un est sans doute hors taxes, l'autre toutes taxes comprises."
                                        .formatted(
                                                Argent.words(
                                                        ttc.movePointRight(2).longValueExact()),
                                                Argent.words(
                                                        ht.movePointRight(2).longValueExact())),
                                a.valeurs());
                    }
                });
    }

    private static BigDecimal amount(Anomalie a, boolean greater) {
        return a.valeurs().stream()
                .map(v -> (BigDecimal) v.valeur())
                .filter(java.util.Objects::nonNull)
                .reduce((x, y) -> greater ? x.max(y) : x.min(y))
                .orElse(BigDecimal.ZERO);
    }

    private static boolean isTax(BigDecimal ht, BigDecimal ttc) {
        return ht.signum() > 0
                && ht.multiply(VAT).subtract(ttc).abs().compareTo(BigDecimal.ONE) <= 0
                && ttc.subtract(ht).compareTo(BigDecimal.TEN) > 0;
    }

    private static void unsaid(Trouve found) {
        List<Fiche> said = found.dossier().fiches().stream()
                .filter(f -> budgets(f).stream().anyMatch(TaxRules::isSaid))
                .toList();
        Contrat.Maquette recap = found.dossier().contrat().maquette();
        if (recap != null && recap.taxe().equals("non_precise") && !said.isEmpty()) {
            found.add(
                    null,
                    "maquette.taxe",
                    "Le tableau récapitulatif ne dit pas si ses coûts sont hors taxes ; les budgets de %d fiches le disent."
                            .formatted(said.size()),
                    Stream.concat(
                                    recap.pages().stream()
                                            .map(page -> silent(
                                                    "Tableau récapitulatif",
                                                    new Provenance(List.of(page.lignes())),
                                                    found)),
                                    budgets(said.get(0)).stream()
                                            .limit(1)
                                            .map(t -> RecapRules.text(
                                                    "Fiche "
                                                            + said.get(0)
                                                                    .numero()
                                                                    .get(),
                                                    t.tax(),
                                                    t.place(),
                                                    found)))
                            .toList());
        }
        List<Fiche> mute = said.stream()
                .filter(f -> f.echeancier() != null
                        && f.echeancier().taxe().equals("non_precise")
                        && !f.echeancier().lignes().isEmpty())
                .toList();
        if (!mute.isEmpty()) {
            List<String> places = mute.stream()
                    .flatMap(f -> BudgetRules.rows(f).stream().limit(1).flatMap(row -> row.ligne().places().stream()))
                    .toList();
            found.add(
                    null,
                    "echeancier.taxe",
                    "L'échéancier de %d fiches ne dit pas s'il est hors taxes ; leur budget le dit."
                            .formatted(mute.size()),
                    List.of(silent("Échéanciers", new Provenance(places), found)));
        }
    }

    private static Anomalie.Valeur silent(String label, Provenance place, Trouve found) {
        return new Anomalie.Valeur(
                label, "non précisé", null, null, found.dossier().sources(place));
    }

    private static List<Table> budgets(Fiche fiche) {
        List<Table> tables = new ArrayList<>();
        fiche.sections().forEach((name, section) -> {
            Provenance place = place(section);
            if (place != null) {
                tables.add(
                        new Table(name.equals("global") ? "Budget" : "Budget, partie " + name, section.taxe(), place));
            }
        });
        return tables;
    }

    private static @Nullable Provenance place(Section section) {
        for (Section.Cote side : BudgetRules.sides(section).values()) {
            if (!side.lignes().isEmpty()) {
                return side.lignes().get(0).ligne();
            }
            if (side.total() != null) {
                return side.total().ligne();
            }
        }
        return null;
    }

    private static boolean isSaid(Table table) {
        return !table.tax().equals("non_precise");
    }
}
