package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.consumption.SourceAnswer;
import fr.archipel.scot.rule.Rate;
import fr.archipel.scot.rule.RuleSet;
import fr.archipel.scot.rule.RuleSet.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two rule sets change of one perimeter's trajectory, on the same data.
 *
 * @param parametres those that concern the perimeter and differ
 * @param ecarts the measures that differ; {@code difference} is b less a, null when one of them is
 * @param identiques keys of the measures that are the same
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Differences(
        PerimeterSheet perimetre,
        @Nullable SourceAnswer source,
        Side a,
        Side b,
        List<ParameterGap> parametres,
        List<Gap> ecarts,
        List<String> identiques,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Side(
            String id,
            String titre,
            String nature,
            @Nullable BigDecimal tauxPct,
            @Nullable String etatTaux) {}

    record ParameterGap(
            String cle,
            String perimetre,
            @Nullable String a,
            @Nullable String b) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Gap(
            String cle,
            String titre,
            @Nullable String unite,
            @Nullable BigDecimal a,
            @Nullable BigDecimal b,
            @Nullable BigDecimal difference,
            @Nullable String texteA,
            @Nullable String texteB,
            @Nullable String raisonA,
            @Nullable String raisonB) {}

    static Differences of(Situation a, Situation b, boolean explain) {
        Rate rateA = retained(a);
        Rate rateB = retained(b);
        List<Measure> left = Indicators.of(a, rateA);
        List<Measure> right = Indicators.of(b, rateB);
        List<Gap> gaps = new ArrayList<>();
        List<String> same = new ArrayList<>();
        Map<String, Explanation> explanations = new LinkedHashMap<>();
        explanations.put("/perimetre", Explained.surfaces());
        explanations.put("/a/taux_pct", Explained.rate(rateA));
        explanations.put("/b/taux_pct", Explained.rate(rateB));
        List<String> sources = SourceAnswer.words(a.data());
        for (int i = 0; i < left.size(); i++) {
            Measure one = left.get(i);
            Measure other = right.get(i);
            if (same(one.value(), other.value()) && Objects.equals(one.words(), other.words())) {
                same.add(one.key());
            } else {
                String at = "/ecarts/" + gaps.size();
                gaps.add(gap(one, other));
                explanations.put(at + "/a", one.explanation(sources));
                explanations.put(at + "/b", other.explanation(sources));
                explanations.put(at + "/difference", difference(gaps.get(gaps.size() - 1)));
            }
        }
        return new Differences(
                a.perimeter(),
                SourceAnswer.of(a.data()),
                side(a.rules(), rateA),
                side(b.rules(), rateB),
                parameters(a.rules().concerning(a.perimeter()), b.rules().concerning(b.perimeter())),
                gaps,
                same,
                explain ? explanations : null);
    }

    private static Explanation difference(Gap gap) {
        BigDecimal a = gap.a();
        BigDecimal b = gap.b();
        return new Explanation(
                gap.titre() + ", écart",
                gap.difference(),
                gap.unite(),
                "valeur avec b − valeur avec a",
                a == null || b == null
                        ? null
                        : Areas.text(b) + " − " + Areas.text(a) + " = " + Areas.text(b.subtract(a)),
                List.of(
                        new Explanation.Term("avec a", a, gap.unite(), null, null),
                        new Explanation.Term("avec b", b, gap.unite(), null, null)),
                List.of(),
                List.of(),
                gap.raisonA() == null ? gap.raisonB() : gap.raisonA());
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.compareTo(b) == 0;
    }

    private static Gap gap(Measure a, Measure b) {
        BigDecimal one = a.value();
        BigDecimal other = b.value();
        return new Gap(
                a.key(),
                a.title(),
                a.unit(),
                one,
                other,
                one == null || other == null ? null : other.subtract(one),
                a.words(),
                b.words(),
                a.reason(),
                b.reason());
    }

    private static List<ParameterGap> parameters(RuleSet a, RuleSet b) {
        List<ParameterGap> all = new ArrayList<>();
        for (Parameter each : a.parametres()) {
            String other = text(b.find(each.cle(), each.perimetre()));
            String own = text(Optional.of(each));
            if (!Objects.equals(own, other)) {
                all.add(new ParameterGap(each.cle(), each.perimetre(), own, other));
            }
        }
        for (Parameter each : b.parametres()) {
            if (a.find(each.cle(), each.perimetre()).isEmpty()) {
                all.add(new ParameterGap(each.cle(), each.perimetre(), null, text(Optional.of(each))));
            }
        }
        return all;
    }

    /** An indicative value is not an established one. */
    private static @Nullable String text(Optional<Parameter> parameter) {
        return parameter
                .map(p -> p.cite().valeur() + (p.isEstablished() ? "" : " (indicatif)"))
                .orElse(null);
    }

    private static Side side(RuleSet rules, @Nullable Rate rate) {
        return new Side(
                rules.id(),
                rules.titre(),
                rules.nature(),
                rate == null ? null : rate.pct(),
                rate == null ? null : rate.etat());
    }

    private static @Nullable Rate retained(Situation of) {
        return of.hypotheses(null).stream()
                .map(Hypothesis::rate)
                .filter(Rate::isRetained)
                .findFirst()
                .orElse(null);
    }
}
