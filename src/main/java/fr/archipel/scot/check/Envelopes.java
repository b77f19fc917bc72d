package fr.archipel.scot.check;

import fr.archipel.scot.Areas;
import fr.archipel.scot.Interval;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.check.CheckAnswer.Bounds;
import fr.archipel.scot.check.CheckAnswer.EnvelopeHere;
import fr.archipel.scot.check.CheckAnswer.HypothesisHere;
import fr.archipel.scot.check.CheckAnswer.PerimeterHere;
import fr.archipel.scot.trajectory.Hypothesis;
import fr.archipel.scot.trajectory.Situation;
import fr.archipel.scot.trajectory.Status;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The envelopes that are touched, before and after: R is what the trajectory leaves, in exact m²; what is taken is whole m².
 *
 * @param situations of each perimeter, in the order they are answered
 * @param engaged what the engaged projects known besides take of a perimeter
 */
record Envelopes(
        List<Situation> situations,
        @Nullable BigDecimal trial,
        Verification check,
        Function<PerimeterSheet, Interval> engaged) {

    List<EnvelopeHere> answer() {
        return situations.stream().map(this::of).toList();
    }

    /** The hypothesis that applies to a perimeter: established for it, or of a simulation. */
    Optional<Hypothesis> retained(String perimeter) {
        return situation(perimeter).stream()
                .flatMap(each -> each.hypotheses(null).stream())
                .filter(each -> each.rate().isRetained())
                .findFirst();
    }

    Optional<Situation> situation(String perimeter) {
        return situations.stream()
                .filter(each -> each.perimeter().id().equals(perimeter))
                .findFirst();
    }

    private EnvelopeHere of(Situation situation) {
        PerimeterSheet sheet = situation.perimeter();
        Set<String> insee = new HashSet<>(sheet.insee());
        Interval charge = check.charge(insee).charged();
        Interval others = engaged.apply(sheet);
        List<HypothesisHere> hypotheses = situation.hypotheses(trial).stream()
                .map(each -> hypothesis(each, charge, others))
                .toList();
        return new EnvelopeHere(
                new PerimeterHere(sheet.id(), sheet.type(), sheet.titre()),
                Bounds.of(charge),
                Bounds.of(others),
                hypotheses,
                reason(situation));
    }

    private static HypothesisHere hypothesis(Hypothesis hypothesis, Interval charge, Interval others) {
        BigDecimal envelope = hypothesis.envelope().envelope();
        BigDecimal rest = hypothesis.envelope().rest();
        Status before = hypothesis.envelope().status();
        return new HypothesisHere(
                hypothesis.rate().pct(),
                hypothesis.rate().etat(),
                hypothesis.rate().titre(),
                Areas.hectares(envelope),
                Areas.hectares(rest),
                after(rest, others),
                Bounds.of(charge),
                after(rest, charge),
                after(rest, others.plus(charge)),
                part(envelope, charge),
                before.code(),
                status(before, rest, charge).code());
    }

    /** What is left once so much is taken: the most taken leaves the least. */
    static Bounds after(@Nullable BigDecimal rest, Interval taken) {
        return rest == null
                ? Bounds.UNKNOWN
                : new Bounds(
                        Areas.hectares(rest.subtract(BigDecimal.valueOf(taken.maximum()))),
                        Areas.hectares(rest.subtract(BigDecimal.valueOf(taken.minimum()))));
    }

    /** Percent of the envelope; an envelope of nothing has none. */
    static Bounds part(@Nullable BigDecimal envelope, Interval charge) {
        return envelope == null || envelope.signum() <= 0
                ? Bounds.UNKNOWN
                : new Bounds(percent(envelope, charge.minimum()), percent(envelope, charge.maximum()));
    }

    private static BigDecimal percent(BigDecimal envelope, long taken) {
        BigDecimal percent = BigDecimal.valueOf(taken)
                .movePointRight(2)
                .divide(envelope, MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    /** Over for sure when the least taken is too much; at risk when the most is; else as before. */
    static Status status(Status before, @Nullable BigDecimal rest, Interval charge) {
        if (rest == null || before == Status.INCONNU || before == Status.DEPASSE || charge.maximum() == 0) {
            return before;
        }
        if (rest.compareTo(BigDecimal.valueOf(charge.minimum())) < 0) {
            return Status.DEPASSE;
        }
        return rest.compareTo(BigDecimal.valueOf(charge.maximum())) < 0 ? Status.RISQUE : before;
    }

    private static @Nullable String reason(Situation situation) {
        if (!situation.data().isImported()) {
            return "Enveloppe non renseignée : aucun fichier de consommation (%s) n'est importé."
                    .formatted(situation.data().source().attribution());
        }
        List<Hypothesis> all = situation.hypotheses(null);
        if (all.isEmpty()) {
            return "Enveloppe non renseignée : le jeu de règles n'a aucun taux pour ce périmètre.";
        }
        if (all.get(0).envelope().rest() == null) {
            return "Reste non renseigné : l'édition importée n'a pas toutes les années de toutes les communes du périmètre.";
        }
        return all.stream().anyMatch(each -> each.rate().isRetained())
                ? null
                : "Aucun taux n'est confirmé pour ce périmètre : les enveloppes montrées sont indicatives.";
    }
}
