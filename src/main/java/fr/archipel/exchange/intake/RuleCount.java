package fr.archipel.exchange.intake;

/**
 * @param regle id of a {@link fr.archipel.exchange.finding.Rule}
 * @param severite what its findings do, once choices are made
 */
public record RuleCount(String regle, String titre, String severite, long nombre) {}
