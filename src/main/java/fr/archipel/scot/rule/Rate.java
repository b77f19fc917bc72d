package fr.archipel.scot.rule;

import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rate of reduction that may be applied to a perimeter.
 *
 * @param pct 54.47 for 54,47 %
 * @param etat etabli, simulation, indicatif (shown, its envelope with it, without being the perimeter's own), essai
 * @param perimetre where the source states it
 * @param parametre null for a rate that the request gives
 */
public record Rate(
        BigDecimal pct,
        String etat,
        String perimetre,
        String titre,
        String source,
        @Nullable Parameter parametre) {

    /** Whether it is the perimeter's own, or what a simulation supposes. */
    public boolean isRetained() {
        return etat.equals("etabli") || etat.equals("simulation");
    }

    /** A rate that somebody tries on a perimeter, 0 to 100. */
    public static Rate trial(BigDecimal pct, PerimeterSheet perimeter) {
        return new Rate(pct, "essai", perimeter.id(), "Taux à l’essai", "Donné par la demande", null);
    }

    /**
     * What a simulation itself establishes comes first, the narrowest perimeter winning; then what is established for the
     * perimeter itself; else every other rate, of the perimeter and of those around it, is indicative, narrowest first.
     */
    static List<Rate> of(RuleSet rules, PerimeterSheet perimeter) {
        List<Parameter> around = Levels.around(perimeter).stream()
                .flatMap(level -> rules.find(RuleSet.RATE, level).stream())
                .filter(p -> p.valeur() != null)
                .toList();
        Optional<Rate> supposed = around.stream()
                .filter(p -> rules.nature().equals("simulation") && !p.herite() && p.isEstablished())
                .findFirst()
                .map(p -> rate(p, "simulation"));
        return supposed.or(() -> around.stream()
                        .filter(p -> p.isEstablished() && p.perimetre().equals(perimeter.id()))
                        .findFirst()
                        .map(p -> rate(p, "etabli")))
                .map(List::of)
                .orElseGet(() -> around.stream().map(p -> rate(p, "indicatif")).toList());
    }

    private static Rate rate(Parameter p, String state) {
        BigDecimal pct = p.valeur();
        if (pct == null) {
            throw new IllegalArgumentException("a rate without a value: " + p.perimetre());
        }
        return new Rate(pct, state, p.perimetre(), p.titre(), p.source(), p);
    }
}
