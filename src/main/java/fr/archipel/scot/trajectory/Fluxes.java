package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import fr.archipel.scot.consumption.Consumption;
import fr.archipel.scot.consumption.Destination;
import fr.archipel.scot.consumption.Sum;
import fr.archipel.scot.consumption.YearFlux;
import fr.archipel.scot.rule.RuleSet.Period;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was consumed, by year and by destination; null where a commune has no figure.
 *
 * @param communesSansDonnees those without any flow in the edition
 * @param connuHa flows of the communes that have all years of the edition, all years together; null before an import
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Fluxes(
        List<YearFlux> annees,
        List<Part> destinations,
        List<CommuneRef> communesSansDonnees,
        @Nullable BigDecimal connuHa) {

    /**
     * @param referenceHa over the reference years
     * @param decennieHa over the known years of the decade
     * @param partPct of the decade's whole consumption
     * @param haParAn over the known years of the decade
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Part(
            String destination,
            String titre,
            @Nullable BigDecimal referenceHa,
            @Nullable BigDecimal referencePartPct,
            @Nullable BigDecimal referenceHaParAn,
            @Nullable BigDecimal decennieHa,
            @Nullable BigDecimal partPct,
            @Nullable BigDecimal haParAn) {}

    static Fluxes of(Situation of) {
        Consumption data = of.data();
        List<YearFlux> years = YearFlux.all(data);
        List<Part> parts = data.isImported()
                ? Arrays.stream(Destination.values()).map(d -> part(of, d)).toList()
                : List.of();
        return new Fluxes(
                years,
                parts,
                data.withoutData(),
                years.isEmpty()
                        ? null
                        : Areas.hectares(data.sum(
                                        years.get(0).annee(),
                                        years.get(years.size() - 1).annee(),
                                        null)
                                .known()));
    }

    private static Part part(Situation of, Destination destination) {
        Share reference = Share.of(of, of.rules().reference(), destination);
        Share decade = Share.of(of, of.known(), destination);
        return new Part(
                destination.id(),
                destination.title(),
                Areas.hectares(reference.area),
                reference.pct(),
                reference.yearly(),
                Areas.hectares(decade.area),
                decade.pct(),
                decade.yearly());
    }

    private record Share(
            @Nullable BigDecimal area, @Nullable BigDecimal whole, int years) {
        static Share of(Situation of, Optional<Period> period, Destination destination) {
            return period.map(p -> {
                        Sum own = of.data().sum(p.debut(), p.fin(), destination);
                        return new Share(
                                own.value(),
                                of.data().sum(p.debut(), p.fin(), null).value(),
                                p.years());
                    })
                    .orElse(new Share(null, null, 0));
        }

        /** Null of nothing. */
        @Nullable
        BigDecimal pct() {
            return area == null || whole == null ? null : Areas.percent(area, whole);
        }

        @Nullable
        BigDecimal yearly() {
            return area == null ? null : Areas.hectares(area.divide(BigDecimal.valueOf(years), MathContext.DECIMAL64));
        }
    }
}
