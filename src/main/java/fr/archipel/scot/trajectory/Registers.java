package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import fr.archipel.scot.rule.RuleSet.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the registers bring to the trajectory.
 *
 * @param peneHa part of the consumption of the decade's known years due to national projects
 * @param renaturationDeductibleHa of the decade
 * @param renaturationNonDeductibleHa of the decade
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Registers(BigDecimal peneHa, BigDecimal renaturationDeductibleHa, BigDecimal renaturationNonDeductibleHa) {

    static Registers of(Situation of) {
        List<String> insee = of.perimeter().insee();
        Optional<Period> years = of.known().or(() -> of.rules().decade());
        return new Registers(
                Measures.hectares(years.map(p -> of.ledger().national(insee, p))
                        .orElse(0L)
                        .longValue()),
                Measures.hectares(Ledger.sum(of.ledger().deductible(), insee)),
                Measures.hectares(Ledger.sum(of.ledger().other(), insee)));
    }
}
