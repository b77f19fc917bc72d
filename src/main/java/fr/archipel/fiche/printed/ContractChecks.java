package fr.archipel.fiche.printed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must hold between the contract files, beyond the form of each: ids that exist, rows as wide as their table. Says
 * nothing of the documents' own contradictions.
 */
public final class ContractChecks {
    private ContractChecks() {}

    /** The faults, as French sentences; empty when the files hold together. */
    public static List<String> faults(ContractFiles files) {
        List<String> faults = new ArrayList<>();
        Set<String> parties = new HashSet<>();
        files.parties().forEach(p -> addOnce(parties, p.code(), "parties.yaml", faults));
        Set<String> contrats = new HashSet<>();
        Set<String> nodes = new HashSet<>();
        Set<String> agreements = new HashSet<>();
        for (Contrat contrat : files.contrats()) {
            addOnce(contrats, contrat.id(), contrat.id(), faults);
            contrat.strategie().forEach(node -> collect(node, nodes, contrat.id(), faults));
            contrat.signataires().forEach(p -> need(parties, p, "la partie", contrat.id(), faults));
            for (Contrat.Contractualisation agreement : contrat.contractualisations()) {
                addOnce(agreements, agreement.id(), contrat.id(), faults);
                agreement.parties().forEach(p -> need(parties, p, "la partie", agreement.id(), faults));
            }
        }
        Set<String> fiches = new HashSet<>();
        for (Fiche fiche : files.fiches()) {
            addOnce(fiches, fiche.id(), fiche.id(), faults);
            need(contrats, fiche.contrat(), "le contrat", fiche.id(), faults);
            Stream.of(Stream.of(fiche.noeud().get()), fiche.objectifs().stream(), fiche.actions().stream())
                    .flatMap(s -> s)
                    .forEach(node -> need(nodes, node, "le nœud", fiche.id(), faults));
            fiche.contractualisations().forEach(c -> need(agreements, c, "la contractualisation", fiche.id(), faults));
            partiesOf(fiche).forEach(p -> need(parties, p, "la partie", fiche.id(), faults));
            checkSchedule(fiche, faults);
        }
        return faults;
    }

    private static void checkSchedule(Fiche fiche, List<String> faults) {
        Echeancier echeancier = fiche.echeancier();
        if (echeancier == null) {
            return;
        }
        int expected = echeancier.annees().size() + 1;
        for (Echeancier.Rangee row : echeancier.lignes()) {
            if (row.cp().size() != expected) {
                faults.add(
                        "%s : la rangée de l'échéancier à la ligne %s a %d cases, il en faut %d (le total et chaque année)"
                                .formatted(
                                        fiche.id(),
                                        row.ligne().places().get(0),
                                        row.cp().size(),
                                        expected));
            }
        }
    }

    private static Stream<String> partiesOf(Fiche fiche) {
        Stream<Partenaires.Partenaire> partners =
                fiche.partenaires() == null ? Stream.empty() : fiche.partenaires().lignes().stream();
        return Stream.of(
                        fiche.maitresOuvrage().parties().stream(),
                        fiche.maquette().stream().flatMap(row -> row.parties().stream()),
                        Stream.concat(partners, fiche.parts().stream()).flatMap(p -> p.partie().stream()))
                .flatMap(s -> s);
    }

    private static void collect(Contrat.Noeud node, Set<String> nodes, String where, List<String> faults) {
        addOnce(nodes, node.id(), where, faults);
        Stream.of(node.objectifs(), node.actions(), node.indicateurs())
                .flatMap(List::stream)
                .forEach(leaf -> addOnce(nodes, leaf.id(), where, faults));
        node.enfants().forEach(child -> collect(child, nodes, where, faults));
    }

    private static void addOnce(Set<String> known, String id, String where, List<String> faults) {
        if (!known.add(id)) {
            faults.add("%s : « %s » est défini deux fois".formatted(where, id));
        }
    }

    private static void need(Set<String> known, String id, String what, String where, List<String> faults) {
        if (!known.contains(id)) {
            faults.add("%s : %s « %s » n'existe pas".formatted(where, what, id));
        }
    }
}
