package fr.archipel.scot.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Each year of a perimeter in each edition of a source, side by side: an edition corrects those before it.
 *
 * @param editions years of the editions, the latest last
 * @param annees every year that one of them has
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record EditionsAnswer(
        PerimeterSheet perimetre,
        LandSourceRef source,
        List<Integer> editions,
        List<Year> annees,
        List<String> raisons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    record LandSourceRef(String id, String titre, String attribution) {}

    /**
     * @param parEdition the editions that have the year
     * @param ecartHa the latest less the first; null when fewer than two give it whole
     * @param ecartPct of the first; null when it is 0
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Year(
            int annee,
            List<InEdition> parEdition,
            @Nullable BigDecimal ecartHa,
            @Nullable BigDecimal ecartPct) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record InEdition(int millesime, @Nullable BigDecimal totalHa, boolean provisoire, int communesSansDonnees) {}

    static EditionsAnswer of(PerimeterSheet perimeter, LandSource source, List<Consumption> editions) {
        TreeSet<Integer> years = new TreeSet<>();
        editions.forEach(data -> years.addAll(data.years()));
        return new EditionsAnswer(
                perimeter,
                new LandSourceRef(source.id(), source.title(), source.attribution()),
                editions.stream().map(EditionsAnswer::year).toList(),
                years.stream().map(year -> year(year, editions)).toList(),
                editions.isEmpty()
                        ? List.of("Rien n'est importé de cette source. Pour l'importer : " + source.howToImport() + ".")
                        : List.of(
                                "Une édition corrige celles d'avant, sa dernière année surtout ; ses flux ne s'ajoutent pas"
                                        + " aux leurs."),
                null);
    }

    EditionsAnswer explained() {
        return new EditionsAnswer(perimetre, source, editions, annees, raisons, EditionsExplained.of(this));
    }

    private static int year(Consumption data) {
        return Objects.requireNonNull(data.edition()).millesime();
    }

    private static Year year(int year, List<Consumption> editions) {
        List<InEdition> all = new ArrayList<>();
        List<BigDecimal> whole = new ArrayList<>();
        for (Consumption data : editions) {
            if (data.years().contains(year)) {
                Sum sum = data.sum(year, year, null);
                BigDecimal value = sum.value();
                if (value != null) {
                    whole.add(value);
                }
                all.add(new InEdition(
                        year(data),
                        Areas.hectares(value),
                        data.isProvisional(year),
                        sum.missing().size()));
            }
        }
        if (whole.size() < 2) {
            return new Year(year, all, null, null);
        }
        BigDecimal first = whole.get(0);
        BigDecimal difference = whole.get(whole.size() - 1).subtract(first);
        return new Year(year, all, Areas.hectares(difference), Areas.percent(difference, first));
    }
}
