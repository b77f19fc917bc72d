package fr.archipel.scot.trajectory;

import fr.archipel.document.Report;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.consumption.Consumption;
import fr.archipel.scot.consumption.ConsumptionStore;
import fr.archipel.scot.consumption.LandSource;
import fr.archipel.scot.ledger.PeneStore;
import fr.archipel.scot.ledger.Renaturation;
import fr.archipel.scot.ledger.RenaturationStore;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Period;
import fr.archipel.scot.rule.RuleStore;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what trajectories are computed from. */
public final class Trajectories {
    private final RuleStore ruleSets;
    private final ConsumptionStore consumption;
    private final PeneStore national;
    private final RenaturationStore renaturations;
    private final ScotStore scots;
    private final Charges charges;

    public Trajectories(
            RuleStore ruleSets,
            ConsumptionStore consumption,
            PeneStore national,
            RenaturationStore renaturations,
            ScotStore scots,
            Charges charges) {
        this.ruleSets = ruleSets;
        this.consumption = consumption;
        this.national = national;
        this.renaturations = renaturations;
        this.scots = scots;
        this.charges = charges;
    }

    /** {@code edition} null: the last that has every commune of the perimeter. */
    public Situation situation(PerimeterSheet perimeter, RuleSet rules, LandSource source, @Nullable Integer edition) {
        return situations(List.of(perimeter), rules, source, edition).get(0);
    }

    /** Several perimeters on one edition, read once: the last that has every commune of them, unless it is named. */
    public List<Situation> situations(
            List<PerimeterSheet> perimeters, RuleSet rules, LandSource source, @Nullable Integer edition) {
        List<CommuneRef> communes = perimeters.stream()
                .flatMap(perimeter -> perimeter.communes().stream())
                .collect(Collectors.toMap(CommuneRef::insee, c -> c, (a, b) -> a))
                .values()
                .stream()
                .sorted(Comparator.comparing(CommuneRef::insee))
                .toList();
        Consumption data = consumption.read(source, edition, communes);
        Ledger registers = ledger(communes.stream().map(CommuneRef::insee).toList(), rules.decade());
        return perimeters.stream()
                .map(perimeter -> new Situation(perimeter, rules, data.only(perimeter.communes()), registers))
                .toList();
    }

    private Ledger ledger(List<String> insee, Optional<Period> decade) {
        return decade.map(years -> {
                    List<Renaturation> entries = renaturations.list(insee, years);
                    return new Ledger(
                            national.consumed(insee, years),
                            RenaturationStore.byCommune(entries, Renaturation::deductible),
                            RenaturationStore.byCommune(entries, entry -> !entry.deductible()));
                })
                .orElse(Ledger.EMPTY);
    }

    /** The answer of {@code /api/trajectoires/{perimetre}}, for whoever writes it as JSON. */
    public Object answer(PerimeterSheet perimeter, TrajectoryQuery query) {
        return answer(perimeter, perimeter, query);
    }

    Comparison compare(List<PerimeterSheet> perimeters, TrajectoryQuery query) {
        RuleSet rules = ruleSets.get(query.rules(), query.day());
        return Comparison.of(situations(perimeters, rules, query.source(), query.edition()), rules, query);
    }

    Differences differences(String a, String b, PerimeterSheet perimeter, TrajectoryQuery query) {
        return Differences.of(
                situation(perimeter, ruleSets.get(a, query.day()), query.source(), query.edition()),
                situation(perimeter, ruleSets.get(b, query.day()), query.source(), query.edition()),
                query.explain());
    }

    Report report(PerimeterSheet perimeter, TrajectoryQuery query, LocalDate today) {
        RuleSet rules = ruleSets.get(query.rules(), query.day());
        Situation of = situation(perimeter, rules, query.source(), query.edition());
        return TrajectoryReport.of(TrajectoryAnswer.of(perimeter, trajectory(of, query.trial()), false), of, today);
    }

    /** {@code shown}: what stands for the perimeter in the answer. */
    Object answer(Object shown, PerimeterSheet perimeter, TrajectoryQuery query) {
        RuleSet rules = ruleSets.get(query.rules(), query.day());
        Situation of = situation(perimeter, rules, query.source(), query.edition());
        return TrajectoryAnswer.of(shown, trajectory(of, query.trial()), query.explain());
    }

    private Trajectory trajectory(Situation of, @Nullable BigDecimal trial) {
        return new Trajectory(
                of,
                of.rules().concerning(of.perimeter()),
                of.hypotheses(trial),
                consumption.gains(of.data()),
                charges.of(of.perimeter(), of.rules(), of.lastYear()),
                scots.listFigures(of.perimeter()));
    }
}
