package fr.archipel.scot.consumption;

import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.Explanation.Term;
import fr.archipel.scot.Words;
import fr.archipel.scot.consumption.EditionsAnswer.InEdition;
import fr.archipel.scot.consumption.EditionsAnswer.Year;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why each figure of a comparison of editions is what it is, by JSON pointer. */
final class EditionsExplained {
    private final Map<String, Explanation> all = new LinkedHashMap<>();
    private final EditionsAnswer answer;

    private EditionsExplained(EditionsAnswer answer) {
        this.answer = answer;
    }

    static Map<String, Explanation> of(EditionsAnswer answer) {
        EditionsExplained made = new EditionsExplained(answer);
        made.put(
                "/perimetre",
                "Surfaces du périmètre",
                null,
                "ha",
                "Σ des surfaces officielles, et des aires des contours",
                null,
                List.of(),
                List.of("Couche communes"),
                null);
        for (int i = 0; i < answer.annees().size(); i++) {
            made.year("/annees/" + i, answer.annees().get(i));
        }
        return made.all;
    }

    private void year(String at, Year year) {
        for (int i = 0; i < year.parEdition().size(); i++) {
            InEdition each = year.parEdition().get(i);
            put(
                    at + "/par_edition/" + i,
                    "Flux de " + year.annee() + " dans l'édition " + each.millesime(),
                    each.totalHa(),
                    "ha",
                    "Σ du flux imprimé pour chaque commune ; null si l'une n'en a pas",
                    null,
                    List.of(),
                    List.of(words(each)),
                    each.totalHa() == null
                            ? Words.count(each.communesSansDonnees(), "commune") + " sans ce flux dans l'édition."
                            : each.provisoire() ? "Provisoire : l'édition suivante le corrigera." : null);
        }
        List<InEdition> whole = year.parEdition().stream()
                .filter(each -> each.totalHa() != null)
                .toList();
        boolean two = whole.size() > 1;
        InEdition first = two ? whole.get(0) : null;
        InEdition last = two ? whole.get(whole.size() - 1) : null;
        List<Term> terms = first == null || last == null ? List.of() : List.of(term(last), term(first));
        List<String> sources = first == null || last == null ? List.of() : List.of(words(last), words(first));
        String reason = two ? null : "Moins de deux éditions donnent cette année pour toutes les communes.";
        put(
                at + "/ecart_ha",
                "Écart de " + year.annee(),
                year.ecartHa(),
                "ha",
                "flux de la dernière édition − flux de la première",
                calculation("%s − %s = %s", last, first, year.ecartHa()),
                terms,
                sources,
                reason);
        put(
                at + "/ecart_pct",
                "Écart de " + year.annee() + ", en part de la première édition",
                year.ecartPct(),
                "%",
                "100 × (flux de la dernière édition − flux de la première) ÷ flux de la première",
                calculation("100 × (%s − %s) ÷ %2$s = %s", last, first, year.ecartPct()),
                terms,
                sources,
                two && year.ecartPct() == null ? "Le flux de la première édition est nul." : reason);
    }

    private static @Nullable String calculation(
            String form, @Nullable InEdition last, @Nullable InEdition first, @Nullable BigDecimal result) {
        BigDecimal one = last == null ? null : last.totalHa();
        BigDecimal other = first == null ? null : first.totalHa();
        return one == null || other == null || result == null
                ? null
                : form.formatted(Areas.text(one), Areas.text(other), Areas.text(result));
    }

    private Term term(InEdition of) {
        return new Term("flux, édition " + of.millesime(), of.totalHa(), "ha", words(of), null);
    }

    private String words(InEdition of) {
        return answer.source().attribution() + ", édition " + of.millesime();
    }

    private void put(
            String at,
            String title,
            @Nullable BigDecimal value,
            String unit,
            String formula,
            @Nullable String calculation,
            List<Term> terms,
            List<String> sources,
            @Nullable String reason) {
        all.put(at, new Explanation(title, value, unit, formula, calculation, terms, List.of(), sources, reason));
    }
}
