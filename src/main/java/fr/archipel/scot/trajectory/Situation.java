package fr.archipel.scot.trajectory;

import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.consumption.Consumption;
import fr.archipel.scot.consumption.Edition;
import fr.archipel.scot.consumption.Sum;
import fr.archipel.scot.rule.Rate;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Period;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the trajectory of a perimeter is computed from: who, under which rules, on which data. */
public record Situation(PerimeterSheet perimeter, RuleSet rules, Consumption data, Ledger ledger) {

    /** Last year the data hold; null before an import. */
    public @Nullable Integer lastYear() {
        Edition edition = data.edition();
        return edition == null ? null : edition.derniereAnnee();
    }

    /** The years of the decade that the data hold whole; empty before the first. */
    public Optional<Period> known() {
        Integer last = lastYear();
        return last == null
                ? Optional.empty()
                : rules.decade()
                        .filter(decade -> last >= decade.debut())
                        .map(decade -> new Period(decade.debut(), Math.min(last, decade.fin())));
    }

    public int yearsKnown() {
        return known().map(Period::years).orElse(0);
    }

    /** Empty before an import, or when the set has no reference. */
    Optional<Sum> reference() {
        return rules.reference().filter(p -> data.isImported()).map(p -> data.sum(p.debut(), p.fin(), null));
    }

    Optional<Sum> consumed() {
        return known().map(p -> data.sum(p.debut(), p.fin(), null));
    }

    /** {@code rate} null: what needs none. */
    Terms terms(@Nullable BigDecimal rate) {
        return new Terms(
                reference().map(Sum::value).orElse(null),
                consumed().map(Sum::value).orElse(null),
                nationalPart(),
                deductible(),
                yearsKnown(),
                rules.decade().map(Period::years).orElse(0),
                rate,
                floor());
    }

    public Envelope envelope(@Nullable BigDecimal rate) {
        return Envelope.of(terms(rate));
    }

    /** The rates that may be applied, each with what it gives. */
    public List<Hypothesis> hypotheses(@Nullable BigDecimal trial) {
        return Stream.concat(
                        rules.ratesFor(perimeter).stream(),
                        Optional.ofNullable(trial).map(pct -> Rate.trial(pct, perimeter)).stream())
                .map(rate -> new Hypothesis(rate, envelope(rate.pct())))
                .toList();
    }

    /** Part of what was consumed that is charged to the national envelope, where the set says so. */
    BigDecimal nationalPart() {
        return rules.yes(RuleSet.NATIONAL_PROJECTS)
                ? known().map(years -> BigDecimal.valueOf(ledger.national(perimeter.insee(), years)))
                        .orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    /** Renaturation of the decade that is added to what is left, where the set says so. */
    BigDecimal deductible() {
        return rules.yes(RuleSet.RENATURATION)
                ? BigDecimal.valueOf(Ledger.sum(ledger.deductible(), perimeter.insee()))
                : BigDecimal.ZERO;
    }

    /** An eligible commune's; null for another commune and for any wider perimeter. */
    private @Nullable BigDecimal floor() {
        return perimeter.type().equals("commune")
                        && rules.eligible(perimeter.insee().get(0)).orElse(false)
                ? rules.floorM2().map(BigDecimal::valueOf).orElse(null)
                : null;
    }

    /** The same question of one of its communes. */
    Situation of(CommuneRef commune) {
        PerimeterSheet own = new PerimeterSheet(
                "commune:" + commune.insee(),
                "commune",
                commune.nom(),
                List.of(commune),
                perimeter.epci(),
                perimeter.scots(),
                null,
                BigDecimal.ZERO,
                perimeter.schematique());
        return new Situation(own, rules, data.only(List.of(commune)), ledger);
    }
}
