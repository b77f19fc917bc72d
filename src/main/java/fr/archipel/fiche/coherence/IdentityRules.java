package fr.archipel.fiche.coherence;

import fr.archipel.fiche.printed.Contrat;
import fr.archipel.fiche.printed.Fiche;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules on what is not money: numbers, figures in prose, dates, owners, places. */
final class IdentityRules {
    private IdentityRules() {}

    static List<Regle> all() {
        return List.of(
                Trouve.parFiche(
                        "numero-imprime",
                        "Numéro imprimé autre que celui du plan ou du tableau récapitulatif",
                        Severite.ERREUR,
                        "Le numéro imprimé sur la fiche est celui du plan et du tableau récapitulatif.",
                        "aucune",
                        IdentityRules::number),
                Trouve.surContrat(
                        "numero-double",
                        "Numéro imprimé sur plusieurs fiches",
                        Severite.ERREUR,
                        "Un numéro désigne une fiche et une seule dans un contrat.",
                        "aucune",
                        IdentityRules::duplicates),
                Trouve.surContrat(
                        "chiffres-discordants",
                        "Chiffres qui ne s'accordent pas",
                        Severite.AVERTISSEMENT,
                        "Un même nombre (cités, communes, habitants…) imprimé en plusieurs endroits d'un contrat y est le même.",
                        "aucune",
                        IdentityRules::figures),
                Trouve.parFiche(
                        "dates",
                        "Années hors du contrat",
                        Severite.INFORMATION,
                        "Une action commence pendant le contrat, y finit, et ne finit pas avant d'avoir commencé.",
                        "aucune",
                        IdentityRules::dates),
                Trouve.parFiche(
                        "porteur-inconnu",
                        "Maître d'ouvrage qui n'est pas une partie connue",
                        Severite.AVERTISSEMENT,
                        "Chaque fiche nomme au moins un maître d'ouvrage, qui est dans la liste des parties.",
                        "aucune",
                        IdentityRules::owner),
                Trouve.parFiche(
                        "commune-hors-epci",
                        "Commune hors de l'agglomération",
                        Severite.AVERTISSEMENT,
                        "Une action se situe dans les communes de l'agglomération signataire ; une commune du dehors seulement"
                                + " nommée est une information.",
                        "aucune",
                        IdentityRules::communes));
    }

    private static void number(Fiche fiche, Trouve found) {
        String printed = fiche.numero().imprime();
        if (printed != null && !printed.equals(fiche.numero().get())) {
            found.add(
                    fiche,
                    "numero",
                    "La fiche %s est imprimée sous le numéro %s."
                            .formatted(fiche.numero().get(), printed),
                    List.of(
                            RecapRules.text(
                                    "Numéro voulu",
                                    fiche.numero().get(),
                                    fiche.maquette().get(0).ligne(),
                                    found),
                            RecapRules.text(
                                    "Numéro imprimé", printed, fiche.numero().ligne(), found)));
        }
        fiche.maquette().stream()
                .filter(row -> row.numero() != null
                        && !row.numero().equals(fiche.numero().get()))
                .findFirst()
                .ifPresent(row -> found.add(
                        fiche,
                        "maquette.numero",
                        "Le tableau récapitulatif donne à la fiche %s le numéro %s."
                                .formatted(fiche.numero().get(), row.numero()),
                        List.of(
                                RecapRules.text(
                                        "Fiche",
                                        fiche.numero().get(),
                                        fiche.numero().ligne(),
                                        found),
                                RecapRules.text("Tableau récapitulatif", row.numero(), row.ligne(), found))));
    }

    private static void duplicates(Trouve found) {
        Map<String, List<Fiche>> byNumber = new LinkedHashMap<>();
        for (Fiche fiche : found.dossier().fiches()) {
            String printed = fiche.numero().imprime();
            byNumber.computeIfAbsent(printed == null ? fiche.numero().get() : printed, n -> new ArrayList<>())
                    .add(fiche);
        }
        byNumber.forEach((number, fiches) -> {
            if (fiches.size() > 1) {
                found.add(
                        null,
                        "numero." + number,
                        "Le numéro %s est imprimé sur %d fiches : %s."
                                .formatted(
                                        number,
                                        fiches.size(),
                                        String.join(
                                                " et ",
                                                fiches.stream()
                                                        .map(f -> f.numero().get())
                                                        .toList())),
                        fiches.stream()
                                .map(f -> RecapRules.text(
                                        "Fiche " + f.numero().get(),
                                        number,
                                        f.numero().ligne(),
                                        found))
                                .toList());
            }
        });
    }

    private record Printed(Fiche.Chiffre figure, String label) {}

    private static void figures(Trouve found) {
        Contrat contrat = found.dossier().contrat();
        Map<String, List<Printed>> byConcept = new LinkedHashMap<>();
        contrat.chiffres().forEach(c -> collect(byConcept, c, "Texte du contrat"));
        found.dossier()
                .fiches()
                .forEach(f -> f.chiffres()
                        .forEach(
                                c -> collect(byConcept, c, "Fiche " + f.numero().get())));
        byConcept.forEach((key, printed) -> {
            if (printed.stream()
                            .map(p -> p.figure().valeur().stripTrailingZeros())
                            .distinct()
                            .count()
                    > 1) {
                Fiche.Chiffre one = printed.get(0).figure();
                found.add(
                        null,
                        "chiffre." + one.concept(),
                        "« %s » (%s) : %s selon l'endroit."
                                .formatted(
                                        one.concept().replace('-', ' '),
                                        one.unite(),
                                        String.join(
                                                " ou ",
                                                printed.stream()
                                                        .map(p -> p.figure()
                                                                .valeur()
                                                                .toPlainString())
                                                        .distinct()
                                                        .toList())),
                        printed.stream()
                                .map(p -> new Anomalie.Valeur(
                                        p.label(),
                                        p.figure().valeur(),
                                        p.figure().unite(),
                                        p.figure().imprime(),
                                        found.dossier().sources(p.figure().ligne())))
                                .toList());
            }
        });
    }

    private static void collect(Map<String, List<Printed>> all, Fiche.Chiffre figure, String label) {
        all.computeIfAbsent(figure.concept() + "|" + figure.unite(), k -> new ArrayList<>())
                .add(new Printed(figure, label));
    }

    private static void dates(Fiche fiche, Trouve found) {
        Contrat.Periode period = found.dossier().contrat().periode();
        String launch = fiche.anneeLancement().valeur();
        Fiche.Calendrier calendar = fiche.calendrier();
        if (calendar != null
                && calendar.debut() != null
                && calendar.fin() != null
                && calendar.debut() > calendar.fin()) {
            found.add(
                    Severite.ERREUR,
                    fiche,
                    "calendrier",
                    "L'action finit en %d avant d'avoir commencé en %d.".formatted(calendar.fin(), calendar.debut()),
                    List.of(RecapRules.text("Calendrier", calendar.imprime(), calendar.ligne(), found)));
        }
        if (period == null) {
            return;
        }
        String years = period.debut() + "-" + period.fin();
        if (launch != null && (Integer.parseInt(launch) < period.debut() || Integer.parseInt(launch) > period.fin())) {
            found.add(
                    fiche,
                    "annee_lancement",
                    "L'action est lancée en %s, hors du contrat (%s).".formatted(launch, years),
                    List.of(
                            RecapRules.text(
                                    "Lancement", launch, fiche.anneeLancement().ligne(), found),
                            RecapRules.text("Contrat", years, period.ligne(), found)));
        }
        if (calendar != null && calendar.fin() != null && calendar.fin() > period.fin()) {
            found.add(
                    fiche,
                    "calendrier",
                    "L'action finit en %d, après le contrat (%s).".formatted(calendar.fin(), years),
                    List.of(
                            RecapRules.text("Calendrier", calendar.imprime(), calendar.ligne(), found),
                            RecapRules.text("Contrat", years, period.ligne(), found)));
        }
    }

    private static void owner(Fiche fiche, Trouve found) {
        List<String> unknown = fiche.maitresOuvrage().parties().stream()
                .filter(code -> !found.dossier().parties().containsKey(code))
                .toList();
        if (fiche.maitresOuvrage().parties().isEmpty() || !unknown.isEmpty()) {
            String printed = fiche.maitresOuvrage().imprime();
            found.add(
                    fiche,
                    "maitres_ouvrage.partie",
                    unknown.isEmpty()
                            ? "La fiche ne nomme aucun maître d'ouvrage."
                            : "Le maître d'ouvrage %s n'est pas une partie connue."
                                    .formatted(String.join(", ", unknown)),
                    List.of(RecapRules.text(
                            "Maître d'ouvrage", printed, fiche.maitresOuvrage().ligne(), found)));
        } else if ("".equals(fiche.maitresOuvrage().imprime())) {
            found.add(
                    Severite.INFORMATION,
                    fiche,
                    "maitres_ouvrage.partie",
                    "La fiche n'imprime pas de maître d'ouvrage ; il est pris ailleurs dans le document.",
                    List.of(RecapRules.text(
                            "Maître d'ouvrage", "", fiche.maitresOuvrage().ligne(), found)));
        }
    }

    private static void communes(Fiche fiche, Trouve found) {
        String epci = found.dossier().contrat().epci();
        if (epci == null) {
            return;
        }
        for (Fiche.LienCommune link : fiche.liens().communes()) {
            String own = found.dossier().epciOf().get(link.insee());
            if (own != null && !own.equals(epci)) {
                outside(
                        fiche,
                        link.insee(),
                        "La commune " + link.insee(),
                        link.role(),
                        RecapRules.text("Commune", link.insee(), link.ligne(), found),
                        found);
            }
        }
        for (Fiche.CommuneExterieure one : fiche.liens().horsPerimetre()) {
            outside(
                    fiche,
                    one.insee(),
                    one.nom(),
                    one.role(),
                    RecapRules.text("Commune", one.nom(), one.ligne(), found),
                    found);
        }
    }

    private static void outside(
            Fiche fiche, String insee, String name, String role, Anomalie.Valeur place, Trouve found) {
        boolean located = role.equals("localisation");
        found.add(
                located ? Severite.AVERTISSEMENT : Severite.INFORMATION,
                fiche,
                "communes." + insee,
                "%s, %s, est hors de l'agglomération qui signe."
                        .formatted(name, located ? "où l'action se situe" : "que la fiche nomme"),
                List.of(place));
    }
}
