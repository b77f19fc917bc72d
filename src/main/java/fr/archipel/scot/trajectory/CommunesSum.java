package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import fr.archipel.scot.rule.Rate;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The communes of a wider perimeter, each with its own envelope and floor: shown beside the perimeter's own, never instead.
 *
 * @param tauxPct applied to the communes for which no rate of their own is established
 * @param enveloppeHa Σ of the communes' envelopes; null when a commune has no data
 * @param sansPlancherHa the same without any floor
 * @param communesAuPlancher how many the floor lifts
 * @param depassees how many have consumed more than their envelope
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CommunesSum(
        BigDecimal tauxPct,
        @Nullable BigDecimal enveloppeHa,
        @Nullable BigDecimal sansPlancherHa,
        @Nullable BigDecimal consommationHa,
        @Nullable BigDecimal resteHa,
        int communesAuPlancher,
        int depassees,
        int communesSansDonnees) {

    /** Null for a single commune. */
    static @Nullable CommunesSum of(Situation of, Rate rate) {
        if (of.perimeter().type().equals("commune") || !of.data().isImported()) {
            return null;
        }
        List<Envelope> own = new ArrayList<>();
        for (CommuneRef commune : of.perimeter().communes()) {
            Situation there = of.of(commune);
            BigDecimal pct = there.rules().ratesFor(there.perimeter()).stream()
                    .filter(r -> r.etat().equals("etabli"))
                    .map(Rate::pct)
                    .findFirst()
                    .orElse(rate.pct());
            own.add(there.envelope(pct));
        }
        return new CommunesSum(
                rate.pct(),
                sum(own, Envelope::envelope),
                sum(own, Envelope::plain),
                of.yearsKnown() == 0 ? null : sum(own, e -> e.terms().consumed()),
                sum(own, Envelope::rest),
                (int) own.stream().filter(Envelope::floorApplied).count(),
                (int) own.stream().filter(e -> e.status() == Status.DEPASSE).count(),
                (int) own.stream().filter(e -> e.envelope() == null).count());
    }

    private interface Figure {
        @Nullable
        BigDecimal of(Envelope envelope);
    }

    private static @Nullable BigDecimal sum(List<Envelope> all, Figure figure) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Envelope each : all) {
            BigDecimal value = figure.of(each);
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return Areas.hectares(sum);
    }
}
