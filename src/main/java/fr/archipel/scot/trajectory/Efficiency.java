package fr.archipel.scot.trajectory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.Explanation.Term;
import fr.archipel.scot.consumption.Destination;
import fr.archipel.scot.consumption.Gain;
import fr.archipel.scot.consumption.SourceAnswer;
import fr.archipel.scot.consumption.Sum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Land consumed for each household or job gained, over the years between two censuses that the file gives. */
record Efficiency(
        String cle,
        String titre,
        @Nullable BigDecimal valeur,
        String unite,
        String calcul,
        @Nullable String raison,
        @JsonIgnore Explanation explication) {

    static List<Efficiency> of(Situation of, List<Gain> gains) {
        List<Efficiency> all = new ArrayList<>();
        all.add(one(of, gains, "men", Destination.HAB, "l'habitat", "ménage"));
        all.add(one(of, gains, "emp", Destination.ACT, "l'activité", "emploi"));
        return all;
    }

    private static Efficiency one(
            Situation of, List<Gain> gains, String indicator, Destination use, String purpose, String noun) {
        List<Gain> own = gains.stream()
                .filter(g -> g.indicateur().equals(indicator)
                        && of.perimeter().insee().contains(g.insee()))
                .toList();
        // The latest years, and among those that end then the longest.
        Gain last = own.stream()
                .max(Comparator.comparingInt(Gain::fin)
                        .thenComparing(Comparator.comparingInt(Gain::debut).reversed()))
                .orElse(null);
        String title = "Surface consommée pour %s par %s supplémentaire".formatted(purpose, noun)
                + (last == null ? "" : ", " + last.debut() + "-" + last.fin());
        String id = use.id() + "_par_" + indicator;
        String unit = "m²/" + noun;
        String formula = "Σ des flux « %s » ÷ Σ des %ss supplémentaires".formatted(use.title(), noun);
        if (last == null) {
            return unknown(id, title, unit, formula, "Le fichier importé ne donne pas l'évolution des " + noun + "s.");
        }
        List<Gain> same = own.stream()
                .filter(g -> g.debut() == last.debut() && g.fin() == last.fin())
                .toList();
        Sum area = of.data().sum(last.debut(), last.fin() - 1, use);
        BigDecimal squareMetres = area.value();
        if (same.size() < of.perimeter().communes().size() || squareMetres == null) {
            return unknown(
                    id,
                    title,
                    unit,
                    formula,
                    "Les données de toutes les communes ne sont pas dans l'édition importée.");
        }
        BigDecimal gained = same.stream().map(Gain::valeur).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Term> terms = List.of(
                new Term("Σ des flux « " + use.title() + " »", squareMetres, "m²", null, null),
                new Term(noun + "s supplémentaires", gained, null, null, null));
        BigDecimal value =
                gained.signum() <= 0 ? null : Areas.cents(squareMetres.divide(gained, MathContext.DECIMAL64));
        String reason = value == null
                ? "Non calculable : le nombre %ss n'a pas augmenté (%s).".formatted(of(noun), change(gained))
                : null;
        String calculation = value == null
                ? null
                : Areas.text(squareMetres) + " ÷ " + Areas.text(gained) + " = " + Areas.text(value);
        return new Efficiency(
                id,
                title,
                value,
                unit,
                formula,
                reason,
                new Explanation(
                        title,
                        value,
                        unit,
                        formula,
                        calculation,
                        terms,
                        List.of(),
                        SourceAnswer.words(of.data()),
                        reason));
    }

    /** {@code de ménage}, {@code d'emploi}. */
    private static String of(String noun) {
        return (noun.startsWith("e") ? "d'" : "de ") + noun;
    }

    /** {@code −7}: nothing or less was gained. */
    private static String change(BigDecimal gained) {
        return gained.signum() == 0 ? "0" : "−" + Areas.text(gained.negate());
    }

    private static Efficiency unknown(String key, String title, String unit, String formula, String reason) {
        return new Efficiency(
                key,
                title,
                null,
                unit,
                formula,
                reason,
                new Explanation(title, null, unit, formula, null, List.of(), List.of(), List.of(), reason));
    }
}
