package fr.archipel.fiche.coherence;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rule, in the order they are shown; the one place to add one. */
public final class Regles {
    public static final List<Regle> ALL = Stream.of(
                    BudgetRules.all(),
                    AnnualRules.all(),
                    RecapRules.all(),
                    TitleRules.all(),
                    TaxRules.all(),
                    PartnerRules.all(),
                    IdentityRules.all())
            .flatMap(List::stream)
            .toList();

    private Regles() {}

    /** A rule's title; its id when it is no more a rule. */
    static String title(String id) {
        return ALL.stream()
                .filter(rule -> rule.id().equals(id))
                .map(Regle::titre)
                .findFirst()
                .orElse(id);
    }

    /** Changes when a rule does, as far as its description tells: what is kept of its findings is then to be found again. */
    public static String description() {
        return ALL.stream()
                .map(rule -> String.join(
                        "\n", rule.id(), rule.titre(), rule.severite().code(), rule.explication(), rule.tolerance()))
                .collect(Collectors.joining("\n\n"));
    }

    /** What all rules find, contract by contract, in the order of rules and fiches. */
    public static List<Anomalie> check(List<Dossier> dossiers) {
        return dossiers.stream()
                .flatMap(dossier -> ALL.stream().flatMap(rule -> rule.check().apply(dossier).stream()))
                .toList();
    }
}
