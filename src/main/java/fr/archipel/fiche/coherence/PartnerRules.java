package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Fiche;
import fr.archipel.fiche.printed.Mention;
import fr.archipel.fiche.printed.Montant;
import fr.archipel.fiche.printed.Partenaires;
import fr.archipel.fiche.printed.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on who pays: partners sought, shares printed in columns. */
final class PartnerRules {
    private PartnerRules() {}

    static List<Regle> all() {
        return List.of(
                Trouve.parFiche(
                        "partenaires-total",
                        "Partenaires : lignes contre total imprimé",
                        Severite.ERREUR,
                        "La somme des participations attendues est celle du total imprimé dessous ; une participation sans"
                                + " montant ne peut que s'y ajouter, et une participation annuelle n'y compte pas pour une seule année.",
                        BudgetRules.ROUNDING,
                        PartnerRules::total),
                Trouve.parFiche(
                        "partenaires-recettes",
                        "Partenaires contre recettes",
                        Severite.AVERTISSEMENT,
                        "Ce que la fiche attend de ses partenaires est ce qu'elle inscrit en recettes d'investissement et de"
                                + " fonctionnement.",
                        BudgetRules.ROUNDING,
                        PartnerRules::receipts),
                Trouve.parFiche(
                        "parts-cout",
                        "Parts des financeurs contre coût",
                        Severite.AVERTISSEMENT,
                        "Quand la part de chaque financeur est chiffrée (en euros ou en pourcentage du coût), leur somme est le"
                                + " coût. Une part de la seule agglomération ne doit que ne pas le dépasser.",
                        BudgetRules.ROUNDING,
                        PartnerRules::shares),
                Trouve.parFiche(
                        "parts-unite",
                        "Parts et coût : par an ou au total",
                        Severite.AVERTISSEMENT,
                        "Un coût « par an » a des parts « par an », et inversement.",
                        "aucune",
                        PartnerRules::units));
    }

    private static void total(Fiche fiche, Trouve found) {
        Partenaires partners = fiche.partenaires();
        if (partners == null || partners.total() == null || partners.lignes().isEmpty()) {
            return;
        }
        List<@Nullable Montant> cells = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Partenaires.Partenaire partner : partners.lignes()) {
            cells.add(partner.montant());
            places.addAll(found.dossier().sources(partner.ligne()));
        }
        Argent sum = Argent.sum(cells);
        found.compare(
                fiche,
                "partenaires.total",
                sum,
                Argent.of(partners.total().montant()),
                "Les participations ne font pas le total imprimé",
                List.of(
                        sum.valeur("Somme des participations", null, places),
                        Argent.valeur(
                                "Total imprimé",
                                partners.total().montant(),
                                partners.total().ligne(),
                                found.dossier())));
        yearly(fiche, partners, partners.total(), found);
    }

    /** A total that is right only if what is paid every year counts once. */
    private static void yearly(Fiche fiche, Partenaires partners, Section.Total total, Trouve found) {
        List<Partenaires.Partenaire> annual = partners.lignes().stream()
                .filter(p -> p.montant() != null && p.montant().mention() == Mention.PAR_AN)
                .toList();
        Argent once = Argent.sum(partners.lignes().stream()
                .map(p -> p.montant())
                .map(m -> m != null && m.mention() == Mention.PAR_AN
                        ? new Montant(m.centimes(), null, null, m.imprime())
                        : m)
                .toList());
        Argent printed = Argent.of(total.montant());
        if (annual.isEmpty() || !once.isKnown() || !printed.isKnown() || once.contradicts(printed)) {
            return;
        }
        List<Anomalie.Valeur> values = new ArrayList<>();
        values.add(Argent.valeur("Total imprimé", total.montant(), total.ligne(), found.dossier()));
        for (Partenaires.Partenaire partner : annual) {
            values.add(Argent.valeur("Participation annuelle", partner.montant(), partner.ligne(), found.dossier()));
        }
        found.add(
                Severite.AVERTISSEMENT,
                fiche,
                "partenaires.total",
                "Le total imprimé, %s, compte pour une seule année ce que des partenaires versent chaque année."
                        .formatted(printed.words()),
                values);
    }

    private static void receipts(Fiche fiche, Trouve found) {
        Partenaires partners = fiche.partenaires();
        if (partners == null || partners.total() == null) {
            return;
        }
        Argent sum = Argent.RIEN;
        List<String> places = new ArrayList<>();
        for (Section section : fiche.sections().values()) {
            Section.Total total =
                    section.recettes() == null ? null : section.recettes().total();
            if (total != null) {
                sum = sum.plus(Argent.of(total.montant()));
                places.addAll(found.dossier().sources(total.ligne()));
            }
        }
        Argent expected = Argent.of(partners.total().montant());
        if (sum.isKnown()) {
            found.compare(
                    fiche,
                    "partenaires.recettes",
                    expected,
                    sum,
                    "Les participations attendues ne sont pas les recettes inscrites",
                    List.of(
                            Argent.valeur(
                                    "Total des partenaires",
                                    partners.total().montant(),
                                    partners.total().ligne(),
                                    found.dossier()),
                            sum.valeur("Recettes des sections", null, places)));
        }
    }

    private static void shares(Fiche fiche, Trouve found) {
        Montant cost = cost(fiche);
        if (cost == null || cost.centimes() == null || fiche.parts().isEmpty()) {
            return;
        }
        Argent whole = Argent.of(new Montant(cost.centimes(), null, null, cost.imprime()));
        Argent sum = Argent.RIEN;
        for (Partenaires.Partenaire part : fiche.parts()) {
            sum = sum.plus(share(part.montant(), cost.centimes(), whole.precision()));
        }
        boolean own = fiche.parts().stream().allMatch(p -> "part".equals(p.colonne()));
        // What is only due in part to one funder says nothing of the rest.
        boolean above = sum.centimes() > whole.centimes();
        if (!above && (own || !sum.complet() || fiche.parts().size() < 2)) {
            return;
        }
        List<Anomalie.Valeur> values = new ArrayList<>();
        values.add(Argent.valeur("Coût", cost, fiche.maquette().get(0).ligne(), found.dossier()));
        for (Partenaires.Partenaire part : fiche.parts()) {
            Argent one = share(part.montant(), cost.centimes(), whole.precision());
            values.add(one.valeur(
                    "Part " + part.colonne(),
                    part.montant() == null ? null : part.montant().printed(),
                    found.dossier().sources(part.ligne())));
        }
        found.compare(
                fiche,
                "parts",
                sum,
                whole,
                above ? "Les parts des financeurs dépassent le coût" : "Les parts des financeurs ne font pas le coût",
                values);
    }

    private static Argent share(@Nullable Montant montant, long cost, long precision) {
        if (montant == null) {
            return Argent.of(null);
        }
        if (montant.centimes() != null) {
            return Argent.of(new Montant(montant.centimes(), null, null, montant.imprime()));
        }
        if (montant.taux() == null) {
            return Argent.of(null);
        }
        BigDecimal cents = montant.taux().multiply(BigDecimal.valueOf(cost)).movePointLeft(2);
        return new Argent(cents.setScale(0, RoundingMode.HALF_UP).longValueExact(), precision, true, 1);
    }

    private static void units(Fiche fiche, Trouve found) {
        Montant cost = cost(fiche);
        if (cost == null || cost.centimes() == null) {
            return;
        }
        boolean yearly = cost.mention() == Mention.PAR_AN;
        List<Anomalie.Valeur> values = new ArrayList<>();
        values.add(Argent.valeur("Coût", cost, fiche.maquette().get(0).ligne(), found.dossier()));
        for (Partenaires.Partenaire part : fiche.parts()) {
            Montant share = part.montant();
            if (share != null && share.centimes() != null && yearly != (share.mention() == Mention.PAR_AN)) {
                values.add(Argent.valeur("Part " + part.colonne(), share, part.ligne(), found.dossier()));
            }
        }
        if (values.size() > 1) {
            found.add(
                    fiche,
                    "parts.unite",
                    "Le coût est %s (%s), des parts ne le sont pas : on ne sait pas si elles valent pour un an ou pour le tout."
                            .formatted(yearly ? "annuel" : "donné au total", cost.printed()),
                    values);
        }
    }

    private static @Nullable Montant cost(Fiche fiche) {
        return fiche.maquette().size() == 1 ? fiche.maquette().get(0).coutTotal() : null;
    }
}
