package fr.archipel.scot.trajectory;

import fr.archipel.scot.Areas;
import fr.archipel.scot.PerimeterId;
import fr.archipel.scot.consumption.LandSource;
import fr.archipel.scot.consumption.SourceAnswer;
import fr.archipel.scot.rule.Rate;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Period;
import fr.archipel.scot.rule.RuleStore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the layer {@code scot-consommation} true: what it depends on is looked at, and only when that has changed are the
 * communes computed again, in one transaction. Called twice, or by two services at once, it changes nothing more.
 */
public final class CommuneLayer {
    private final CommuneLayerStore store;
    private final RuleStore rules;
    private final TerritoryStore territories;
    private final Trajectories trajectories;
    private final Clock clock;

    public CommuneLayer(
            CommuneLayerStore store,
            RuleStore rules,
            TerritoryStore territories,
            Trajectories trajectories,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.territories = territories;
        this.trajectories = trajectories;
        this.clock = clock;
    }

    /** Whether something was computed. */
    public boolean update() {
        // Read first: a change made meanwhile shows at the next look.
        CommuneLayerStore.State now = store.now(LocalDate.now(clock));
        if (store.last().filter(now::equals).isPresent()) {
            return false;
        }
        RuleSet set = rules.get(null, now.day());
        List<List<@Nullable Object>> rows =
                trajectories
                        .situations(territories.list(PerimeterId.Kind.COMMUNE, null, null), set, LandSource.ENAF, null)
                        .stream()
                        .map(CommuneLayer::row)
                        .toList();
        return store.write(now, rows);
    }

    /** In the order of {@link CommuneLayerStore#COLUMNS}. */
    private static List<@Nullable Object> row(Situation of) {
        Rate rate = of.hypotheses(null).stream()
                .map(Hypothesis::rate)
                .filter(Rate::isRetained)
                .findFirst()
                .orElse(null);
        Envelope e = of.envelope(rate == null ? null : rate.pct());
        SourceAnswer source = SourceAnswer.of(of.data());
        BigDecimal reference = referencePace(of, e);
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                of.perimeter().insee().get(0),
                situation(e, reference),
                e.status() == Status.INCONNU ? null : e.status().code(),
                Areas.hectares(e.terms().reference()),
                of.yearsKnown() == 0 ? null : Areas.hectares(e.terms().consumed()),
                Areas.hectares(e.pace()),
                Areas.hectares(reference),
                Areas.hectares(e.projection()),
                Areas.hectares(e.envelope()),
                Areas.hectares(e.rest()),
                Areas.cents(e.attainmentPct()),
                Areas.cents(e.yearsLeft()),
                rate == null ? null : rate.pct(),
                rate == null ? null : rate.etat(),
                e.floorApplied(),
                source == null ? null : Integer.valueOf(of.yearsKnown()),
                source == null ? null : source.id(),
                source == null ? null : Integer.valueOf(source.millesime()),
                source == null ? null : Boolean.valueOf(source.provisoire()),
                of.rules().id(),
                new Absence(of).ofRest(rate == null ? null : rate.pct())));
    }

    private static @Nullable BigDecimal referencePace(Situation of, Envelope e) {
        BigDecimal reference = e.terms().reference();
        int years = of.rules().reference().map(Period::years).orElse(0);
        return reference == null || years == 0
                ? null
                : reference.divide(BigDecimal.valueOf(years), MathContext.DECIMAL64);
    }

    /** The status; without a rate, the pace against the reference's; null when that is not known either. */
    static @Nullable String situation(Envelope e, @Nullable BigDecimal reference) {
        if (e.status() != Status.INCONNU) {
            return e.status().code();
        }
        BigDecimal pace = e.pace();
        if (pace == null || reference == null) {
            return null;
        }
        if (pace.signum() <= 0) {
            return "rythme_nul";
        }
        BigDecimal twice = Objects.requireNonNull(pace).add(pace);
        return twice.compareTo(reference) <= 0
                ? "rythme_divise"
                : pace.compareTo(reference) < 0 ? "rythme_ralenti" : "rythme_accru";
    }
}
