package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import fr.archipel.scot.Interval;
import fr.archipel.scot.trajectory.Charges.Charge;
import fr.archipel.scot.trajectory.HypothesisAnswer.StatusAnswer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the known projects take, and what each rate then leaves. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ProjectsAnswer(
        Group engages,
        Group projetes,
        Group dejaDansMillesime,
        Group horsEnveloppe,
        int sansEmprise,
        List<Left> parHypothese,
        List<String> raisons) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Group(int nombre, Interval.Hectares chargeHa) {
        static Group of(Charges.Group group) {
            return new Group(group.nombre(), group.charge().hectares());
        }
    }

    /** {@code statut}: once engaged and projected projects are done; risque when it depends on what is not known of them. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Left(
            BigDecimal tauxPct,
            @Nullable BigDecimal resteHa,
            Interval.@Nullable Hectares apresEngagesHa,
            Interval.@Nullable Hectares apresProjetesHa,
            StatusAnswer statut) {}

    static ProjectsAnswer of(Charge charge, List<Hypothesis> hypotheses) {
        return new ProjectsAnswer(
                Group.of(charge.engages()),
                Group.of(charge.projetes()),
                Group.of(charge.dejaDansMillesime()),
                Group.of(charge.horsEnveloppe()),
                charge.sansEmprise(),
                hypotheses.stream().map(h -> left(charge, h)).toList(),
                charge.raisons());
    }

    private static Left left(Charge charge, Hypothesis hypothesis) {
        BigDecimal rest = hypothesis.envelope().rest();
        BigDecimal rate = hypothesis.rate().pct();
        if (rest == null) {
            return new Left(
                    rate,
                    null,
                    null,
                    null,
                    new StatusAnswer(
                            Status.INCONNU.code(),
                            Status.INCONNU.title(),
                            "Le reste de l'enveloppe n'est pas renseigné."));
        }
        Interval engaged = charge.engages().charge();
        Interval all = engaged.plus(charge.projetes().charge());
        return new Left(rate, Areas.hectares(rest), after(rest, engaged), after(rest, all), status(rest, all));
    }

    private static StatusAnswer status(BigDecimal rest, Interval taken) {
        Status status = after(rest, taken.minimum()).signum() < 0
                ? Status.DEPASSE
                : after(rest, taken.maximum()).signum() < 0 ? Status.RISQUE : Status.BONNE_VOIE;
        String words = switch (status) {
            case DEPASSE -> "Les projets connus dépassent ce qui reste de l'enveloppe.";
            case RISQUE ->
                "Les projets connus peuvent dépasser ce qui reste de l'enveloppe : cela dépend de ce qui manque sur leur sol.";
            default -> "Les projets connus tiennent dans ce qui reste de l'enveloppe.";
        };
        return new StatusAnswer(status.code(), status.title(), words);
    }

    private static Interval.Hectares after(BigDecimal rest, Interval taken) {
        return new Interval.Hectares(
                Areas.hectaresOf(after(rest, taken.maximum())), Areas.hectaresOf(after(rest, taken.minimum())));
    }

    private static BigDecimal after(BigDecimal rest, long taken) {
        return rest.subtract(BigDecimal.valueOf(taken));
    }
}
