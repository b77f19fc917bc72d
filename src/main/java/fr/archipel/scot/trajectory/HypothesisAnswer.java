package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.rule.Rate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rate gives: its twelve measures and the status. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record HypothesisAnswer(
        BigDecimal tauxPct,
        String etat,
        String perimetre,
        String titre,
        String source,
        boolean plancherApplique,
        List<Indicator> mesures,
        StatusAnswer statut,
        @Nullable CommunesSum sommeCommunes) {

    /** {@code phrase}: the status in a sentence with its figures. */
    public record StatusAnswer(String code, String titre, String phrase) {}

    static HypothesisAnswer of(Situation of, Hypothesis hypothesis, List<Measure> measures) {
        Rate rate = hypothesis.rate();
        return new HypothesisAnswer(
                rate.pct(),
                rate.etat(),
                rate.perimetre(),
                rate.titre(),
                rate.source(),
                hypothesis.envelope().floorApplied(),
                measures.stream().map(Measure::indicator).toList(),
                status(of, hypothesis, measures),
                CommunesSum.of(of, rate));
    }

    private static StatusAnswer status(Situation of, Hypothesis hypothesis, List<Measure> measures) {
        Envelope e = hypothesis.envelope();
        String reason = measures.get(measures.size() - 1).reason();
        return new StatusAnswer(
                e.status().code(),
                e.status().title(),
                e.status() == Status.INCONNU ? String.valueOf(reason) : StatusSentence.of(of, e));
    }
}
