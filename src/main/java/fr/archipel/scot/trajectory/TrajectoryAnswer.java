package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import fr.archipel.scot.rule.RuleSet.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a SCoT's trajectory: its perimeter, the rule set, the rates that are only shown, the figures its
 * contracts print; every measure that lacks data is null with its reason.
 *
 * @param periodeReference the years whose consumption is the reference
 * @param decennie the years whose consumption the law limits
 * @param tauxAppliquePct the rate confirmed for this SCoT
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TrajectoryAnswer(
        Perimeter perimetre,
        RuleSet regle,
        @Nullable Period periodeReference,
        @Nullable Period decennie,
        List<Rate> taux,
        @Nullable BigDecimal tauxAppliquePct,
        String tauxRaison,
        List<Parameter> ambitions,
        Guarantee garantieCommunale,
        List<Indicator> indicateurs,
        List<PrintedFigure> chiffresImprimes,
        List<String> raisons) {

    /** A rate of reduction that some document states; {@code applique}: whether it is this SCoT's own. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Rate(
            BigDecimal valeurPct,
            String titre,
            String perimetre,
            String etat,
            boolean applique,
            String source,
            String valideDu,
            @Nullable String remarque) {}

    /** The floor of an eligible commune; nobody entered which communes are eligible. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Guarantee(
            @Nullable BigDecimal surfaceHa,
            @Nullable String documentAvant,
            @Nullable Integer communesEligibles,
            String raison,
            @Nullable String source) {}

    static TrajectoryAnswer of(Perimeter perimeter, RuleSet all, List<PrintedFigure> figures) {
        String scot = perimeter.scot().id();
        RuleSet rules = all.concerning(List.of(scot));
        Optional<Parameter> own = rules.rateOf(scot);
        List<String> reasons = new ArrayList<>();
        reasons.add(NoEnvelope.reason(rules, scot));
        reasons.add(
                figures.isEmpty()
                        ? "Les contrats de ce périmètre n'impriment aucun chiffre foncier."
                        : "Les chiffres imprimés valent pour l'EPCI du contrat, avec sa définition ; ils n'entrent dans aucun"
                                + " calcul.");
        return new TrajectoryAnswer(
                perimeter,
                rules,
                rules.reference().orElse(null),
                rules.decade().orElse(null),
                rules.all(RuleSet.RATE).stream()
                        .flatMap(p -> rate(p, own).stream())
                        .toList(),
                own.map(Parameter::valeur).orElse(null),
                own.isPresent()
                        ? "Taux confirmé pour ce SCoT."
                        : "Aucun taux n'est confirmé pour ce SCoT : ceux qui sont montrés sont indicatifs et ne servent à"
                                + " aucun calcul.",
                rules.all(RuleSet.AMBITION),
                guarantee(rules),
                Indicator.all(rules),
                figures,
                reasons);
    }

    private static Optional<Rate> rate(Parameter parameter, Optional<Parameter> own) {
        return Optional.ofNullable(parameter.valeur())
                .map(value -> new Rate(
                        value,
                        parameter.titre(),
                        parameter.perimetre(),
                        parameter.etat(),
                        own.filter(parameter::equals).isPresent(),
                        parameter.source(),
                        parameter.valideDu(),
                        parameter.remarque()));
    }

    private static Guarantee guarantee(RuleSet rules) {
        Optional<Parameter> floor = rules.all(RuleSet.COMMUNE_FLOOR).stream().findFirst();
        return new Guarantee(
                floor.map(Parameter::valeur).orElse(null),
                rules.all(RuleSet.COMMUNE_FLOOR_DOCUMENT).stream()
                        .findFirst()
                        .map(Parameter::valeurDate)
                        .orElse(null),
                null,
                "L'éligibilité de chaque commune dépend de son document d'urbanisme : aucune n'est renseignée.",
                floor.map(Parameter::source).orElse(null));
    }
}
