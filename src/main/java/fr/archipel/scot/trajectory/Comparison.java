package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.consumption.SourceAnswer;
import fr.archipel.scot.rule.Rate;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Territories side by side, on one edition and under one rule set.
 *
 * @param source null before an import
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Comparison(
        @JsonProperty("numberMatched") int numberMatched,
        List<Row> items,
        RuleRef regle,
        @Nullable SourceAnswer source,
        @Nullable Period periodeReference,
        @Nullable Period decennie,
        @Nullable Integer anneesConnues,
        List<String> doute,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    record RuleRef(String id, String titre, String nature) {}

    record Who(String id, String type, String titre) {}

    /**
     * Figures under one rate: the one tried, else the one that holds; without any, what needs no rate.
     *
     * @param raison why a figure is missing; null when none is
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Row(
            Who perimetre,
            @Nullable BigDecimal consommationReferenceHa,
            @Nullable BigDecimal enveloppeHa,
            @Nullable BigDecimal consommationHa,
            @Nullable BigDecimal resteHa,
            @Nullable BigDecimal rythmeHaAn,
            @Nullable BigDecimal rythmePermisHaAn,
            @Nullable BigDecimal rythmeRestantHaAn,
            @Nullable BigDecimal projectionHa,
            @Nullable BigDecimal depassementHa,
            @Nullable BigDecimal atteintePct,
            @Nullable BigDecimal anneesRestantes,
            String statut,
            @Nullable BigDecimal tauxPct,
            @Nullable String etatTaux,
            boolean plancherApplique,
            @Nullable String raison) {

        static Row of(Situation of, @Nullable Rate rate) {
            Envelope e = of.envelope(rate == null ? null : rate.pct());
            PerimeterSheet who = of.perimeter();
            return new Row(
                    new Who(who.id(), who.type(), who.titre()),
                    Areas.hectares(e.terms().reference()),
                    Areas.hectares(e.envelope()),
                    of.yearsKnown() == 0 ? null : Areas.hectares(e.terms().consumed()),
                    Areas.hectares(e.rest()),
                    Areas.hectares(e.pace()),
                    Areas.hectares(e.permittedPace()),
                    Areas.hectares(e.remainingPace()),
                    Areas.hectares(e.projection()),
                    Areas.hectares(e.overshoot()),
                    Areas.cents(e.attainmentPct()),
                    Areas.cents(e.yearsLeft()),
                    e.status().code(),
                    rate == null ? null : rate.pct(),
                    rate == null ? null : rate.etat(),
                    e.floorApplied(),
                    new Absence(of).ofRest(rate == null ? null : rate.pct()));
        }
    }

    /** The figures of a row and the measure that explains each. */
    private static final Map<String, String> EXPLAINED = Map.ofEntries(
            Map.entry("consommation_reference", "consommation_reference_ha"),
            Map.entry("enveloppe", "enveloppe_ha"),
            Map.entry("consommation", "consommation_ha"),
            Map.entry("reste", "reste_ha"),
            Map.entry("rythme", "rythme_ha_an"),
            Map.entry("rythme_permis", "rythme_permis_ha_an"),
            Map.entry("rythme_restant", "rythme_restant_ha_an"),
            Map.entry("projection", "projection_ha"),
            Map.entry("depassement", "depassement_ha"),
            Map.entry("atteinte", "atteinte_pct"),
            Map.entry("annees_restantes", "annees_restantes"),
            Map.entry("statut", "statut"));

    static Comparison of(List<Situation> all, RuleSet rules, TrajectoryQuery query) {
        List<Row> rows = new ArrayList<>();
        Map<String, Explanation> explanations = new LinkedHashMap<>();
        for (Situation of : all) {
            Rate rate = rate(of, query.trial());
            if (query.explain()) {
                explain(explanations, "/items/" + rows.size(), of, rate);
            }
            rows.add(Row.of(of, rate));
        }
        Situation first = all.isEmpty() ? null : all.get(0);
        return new Comparison(
                rows.size(),
                rows,
                new RuleRef(rules.id(), rules.titre(), rules.nature()),
                first == null ? null : SourceAnswer.of(first.data()),
                rules.reference().orElse(null),
                rules.decade().orElse(null),
                first == null || !first.data().isImported() ? null : Integer.valueOf(first.yearsKnown()),
                first == null ? List.of() : Doubts.of(first, List.of()),
                query.explain() ? explanations : null);
    }

    /** The one tried, else the one that holds. */
    private static @Nullable Rate rate(Situation of, @Nullable BigDecimal trial) {
        return of.hypotheses(trial).stream()
                .map(Hypothesis::rate)
                .filter(rate -> trial == null ? rate.isRetained() : rate.etat().equals("essai"))
                .findFirst()
                .orElse(null);
    }

    private static void explain(Map<String, Explanation> all, String at, Situation of, @Nullable Rate rate) {
        List<String> sources = SourceAnswer.words(of.data());
        for (Measure measure : Indicators.of(of, rate)) {
            all.put(at + "/" + EXPLAINED.get(measure.key()), measure.explanation(sources));
        }
        all.put(at + "/taux_pct", Explained.rate(rate));
    }
}
