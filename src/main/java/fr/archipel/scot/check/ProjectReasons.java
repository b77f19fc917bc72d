package fr.archipel.scot.check;

import fr.archipel.scot.Words;
import fr.archipel.scot.check.Ground.Bearing;
import fr.archipel.scot.check.Verification.Checked;
import java.util.ArrayList;
import java.util.List;

/** Why a project is charged as it is: its state, the guard, what the rules leave out, what contradicts its nature. */
final class ProjectReasons {
    private ProjectReasons() {}

    static List<String> of(Checked checked) {
        List<String> all = new ArrayList<>();
        Declaration said = checked.projet().declaration();
        state(all, said);
        way(all, checked, said);
        contradictions(all, checked.sols(), said);
        if (checked.sharedM2() > 0) {
            all.add("%s sont aussi sous un autre projet : ils comptent une fois, pour celui qui est le plus avancé."
                    .formatted(Words.hectares(checked.sharedM2())));
        }
        return all;
    }

    private static void state(List<String> all, Declaration said) {
        if (said.etat() == null) {
            all.add(
                    "L'état du projet n'est pas dit (projeté, engagé, autorisé, réalisé) : il est imputé comme s'il restait"
                            + " à faire.");
        } else if (said.etatOrigine().equals(Declaration.STATUS)) {
            all.add("L'état « %s » est tiré du statut de la fiche : aucune déclaration ne le dit."
                    .formatted(said.etat().titre().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private static void way(List<String> all, Checked checked, Declaration said) {
        switch (checked.way()) {
            case NOTHING ->
                all.add(
                        said.isAbandoned()
                                ? "La fiche est abandonnée : rien n'est imputé."
                                : "Une renaturation ne prend rien ; ce qu'elle rend se compte par le registre des renaturations"
                                        + " prouvées, pas ici.");
            case OUTSIDE ->
                all.add(
                        said.nature() == Nature.PENE
                                ? "Projet d'envergure nationale ou européenne : imputé à l'enveloppe nationale, hors de celle-ci."
                                : "Photovoltaïque déclaré conforme au décret : non compté.");
            case MAYBE_OUTSIDE ->
                all.add(
                        "Photovoltaïque dont la conformité au décret n'est pas dite : de rien, s'il est conforme, à tout.");
            case IN_VINTAGE, MAYBE_IN_VINTAGE -> all.add(checked.guard().phrase());
            case CHARGED -> {
                if (checked.guard().millesime() != null && said.etat() != null) {
                    all.add(checked.guard().phrase());
                }
                if (said.nature() == Nature.PHOTOVOLTAIQUE && Boolean.FALSE.equals(said.conforme())) {
                    all.add("Photovoltaïque déclaré non conforme au décret : imputé.");
                }
            }
        }
    }

    private static void contradictions(List<String> all, Sols sols, Declaration said) {
        Nature nature = said.nature();
        if (nature == null) {
            return;
        }
        long enaf = sols.sum(Bearing.ENAF);
        boolean onBuiltGround = nature == Nature.DENSIFICATION || nature == Nature.FRICHE;
        if (onBuiltGround && enaf > 0) {
            all.add("Déclaré « %s », mais %s sont prouvés ENAF : ils sont imputés."
                    .formatted(nature.titre(), Words.hectares(enaf)));
        }
        if (nature == Nature.FRICHE && sols.sum(Ground::isFriche) == 0) {
            all.add("Déclaré « %s », mais aucune friche connue n'est sous son emprise.".formatted(nature.titre()));
        }
        if (nature == Nature.EXTENSION && sols.whole() > 0 && sols.sum(Bearing.URBANISE) == sols.whole()) {
            all.add("Déclaré « %s », mais tout son sol est prouvé urbanisé : rien n'est consommé."
                    .formatted(nature.titre()));
        }
    }
}
