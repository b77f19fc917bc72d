package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.consumption.SourceAnswer;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import fr.archipel.scot.rule.RuleSet.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a perimeter's trajectory. Every measure that lacks data is null with its reason.
 *
 * @param perimetre who: a {@link fr.archipel.scot.PerimeterSheet}, or a SCoT as {@code /api/scot} lists it
 * @param source null before an import
 * @param periodeReference the years whose consumption is the reference
 * @param decennie the years whose consumption the law limits
 * @param anneesConnues full years of {@code decennie} in the data; null before an import
 * @param hypotheses what each rate that may be applied gives
 * @param hypotheseRetenue rank of the rate that holds; null when all are only indicative
 * @param indicateurs those of the retained rate, else those that need none
 * @param sommeCommunes beside the retained rate; each hypothesis has its own
 * @param projets null when nobody knows of projects
 * @param tauxAppliquePct the rate that holds for this perimeter
 * @param explications by JSON pointer; absent unless asked for
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TrajectoryAnswer(
        Object perimetre,
        RuleSet regle,
        @Nullable SourceAnswer source,
        @Nullable Period periodeReference,
        @Nullable Period decennie,
        @Nullable Integer anneesConnues,
        Fluxes flux,
        List<Efficiency> efficacite,
        List<HypothesisAnswer> hypotheses,
        @Nullable Integer hypotheseRetenue,
        List<Indicator> indicateurs,
        @Nullable CommunesSum sommeCommunes,
        @Nullable ProjectsAnswer projets,
        Registers registres,
        List<StatedRate> taux,
        @Nullable BigDecimal tauxAppliquePct,
        String tauxRaison,
        List<Parameter> ambitions,
        Guarantee garantieCommunale,
        List<PrintedFigure> chiffresImprimes,
        List<String> raisons,
        List<String> doute,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    /** A rate of reduction that some document states; {@code applique}: whether it is this perimeter's own. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record StatedRate(
            BigDecimal valeurPct,
            String titre,
            String perimetre,
            String etat,
            boolean applique,
            String source,
            String valideDu,
            @Nullable String remarque) {}

    static TrajectoryAnswer of(Object perimeter, Trajectory t, boolean explain) {
        Situation of = t.situation();
        List<Hypothesis> hypotheses = t.hypotheses();
        List<List<Measure>> measures =
                hypotheses.stream().map(h -> Indicators.of(of, h.rate())).toList();
        List<HypothesisAnswer> answers = IntStream.range(0, hypotheses.size())
                .mapToObj(i -> HypothesisAnswer.of(of, hypotheses.get(i), measures.get(i)))
                .toList();
        Integer retained = retained(hypotheses);
        List<Measure> shown = retained == null ? Indicators.of(of, null) : measures.get(retained);
        TrajectoryAnswer answer = new TrajectoryAnswer(
                perimeter,
                t.shownRules(),
                SourceAnswer.of(of.data()),
                of.rules().reference().orElse(null),
                of.rules().decade().orElse(null),
                of.data().isImported() ? Integer.valueOf(of.yearsKnown()) : null,
                Fluxes.of(of),
                Efficiency.of(of, t.gains()),
                answers,
                retained,
                shown.stream().map(Measure::indicator).toList(),
                retained == null ? null : answers.get(retained).sommeCommunes(),
                t.charge().map(c -> ProjectsAnswer.of(c, hypotheses)).orElse(null),
                Registers.of(of),
                stated(t, hypotheses),
                retained == null ? null : hypotheses.get(retained).rate().pct(),
                retained == null
                        ? "Aucun taux n'est confirmé pour ce périmètre : ceux qui sont montrés sont indicatifs, et ce qu'ils"
                                + " donnent n'est qu'hypothèse."
                        : hypotheses.get(retained).rate().etat().equals("simulation")
                                ? "Taux de la simulation « " + of.rules().titre() + " »."
                                : "Taux confirmé pour ce périmètre.",
                t.shownRules().all(RuleSet.AMBITION),
                Guarantee.of(of.perimeter(), of.rules()),
                t.printed(),
                reasons(t, retained),
                Doubts.of(of, hypotheses),
                null);
        return explain ? answer.with(Explained.of(t, answer, measures, shown)) : answer;
    }

    private TrajectoryAnswer with(Map<String, Explanation> explanations) {
        return new TrajectoryAnswer(
                perimetre,
                regle,
                source,
                periodeReference,
                decennie,
                anneesConnues,
                flux,
                efficacite,
                hypotheses,
                hypotheseRetenue,
                indicateurs,
                sommeCommunes,
                projets,
                registres,
                taux,
                tauxAppliquePct,
                tauxRaison,
                ambitions,
                garantieCommunale,
                chiffresImprimes,
                raisons,
                doute,
                explanations);
    }

    private static @Nullable Integer retained(List<Hypothesis> hypotheses) {
        for (int i = 0; i < hypotheses.size(); i++) {
            if (hypotheses.get(i).rate().isRetained()) {
                return i;
            }
        }
        return null;
    }

    private static List<String> reasons(Trajectory t, @Nullable Integer retained) {
        List<String> all = new ArrayList<>();
        Absence absence = new Absence(t.situation());
        String rest = absence.ofRest(
                retained == null ? null : t.hypotheses().get(retained).rate().pct());
        if (rest != null) {
            all.add("Enveloppe ou reste non renseigné : " + Sentences.lower(rest));
        }
        all.add(
                t.printed().isEmpty()
                        ? "Les contrats de ce périmètre n'impriment aucun chiffre foncier."
                        : "Les chiffres imprimés valent pour l'EPCI du contrat, avec sa définition ; ils n'entrent dans aucun"
                                + " calcul.");
        return all;
    }

    private static List<StatedRate> stated(Trajectory t, List<Hypothesis> hypotheses) {
        List<StatedRate> all = new ArrayList<>();
        for (Parameter parameter : t.shownRules().all(RuleSet.RATE)) {
            BigDecimal value = parameter.valeur();
            if (value != null) {
                boolean applied = hypotheses.stream()
                        .anyMatch(h -> h.rate().isRetained()
                                && parameter.equals(h.rate().parametre()));
                all.add(new StatedRate(
                        value,
                        parameter.titre(),
                        parameter.perimetre(),
                        parameter.etat(),
                        applied,
                        parameter.source(),
                        parameter.valideDu(),
                        parameter.remarque()));
            }
        }
        return all;
    }
}
