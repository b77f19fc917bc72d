package fr.archipel.scot.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.scot.Words;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was consumed in a perimeter, year by year and use by use, as one edition says it.
 *
 * @param source null before an import
 * @param totalHa all years of the edition together; null when a commune lacks one
 * @param connuHa the same for the communes that lack none; null before an import
 * @param parCommune each commune by itself; absent unless asked for
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ConsumptionAnswer(
        PerimeterSheet perimetre,
        @Nullable SourceAnswer source,
        List<YearFlux> annees,
        @Nullable BigDecimal totalHa,
        @Nullable BigDecimal connuHa,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<OfCommune> parCommune,
        List<CommuneRef> communesSansDonnees,
        List<String> raisons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    /** {@code annees}: empty for a commune without data. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record OfCommune(
            CommuneRef commune,
            List<YearFlux> annees,
            @Nullable BigDecimal totalHa) {}

    static ConsumptionAnswer of(PerimeterSheet perimeter, Consumption data, boolean byCommune, boolean explain) {
        Edition edition = data.edition();
        Sum whole = edition == null ? null : data.sum(edition.premiereAnnee(), edition.derniereAnnee(), null);
        return new ConsumptionAnswer(
                perimeter,
                SourceAnswer.of(data),
                YearFlux.all(data),
                whole == null ? null : Areas.hectares(whole.value()),
                whole == null ? null : Areas.hectares(whole.known()),
                byCommune ? byCommune(data) : null,
                data.withoutData(),
                reasons(data),
                explain ? explanations(data, byCommune) : null);
    }

    static List<OfCommune> byCommune(Consumption data) {
        Edition edition = data.edition();
        return data.communes().stream()
                .map(commune -> {
                    Consumption own = data.only(List.of(commune));
                    return own.flows().isEmpty() || edition == null
                            ? new OfCommune(commune, List.of(), null)
                            : new OfCommune(
                                    commune,
                                    YearFlux.all(own),
                                    Areas.hectares(own.sum(edition.premiereAnnee(), edition.derniereAnnee(), null)
                                            .value()));
                })
                .toList();
    }

    private static List<String> reasons(Consumption data) {
        Edition edition = data.edition();
        List<String> all = new ArrayList<>();
        if (edition == null) {
            all.add("Rien n'est importé de cette source : la consommation est non renseignée. Pour l'importer : "
                    + data.source().howToImport() + ".");
            return all;
        }
        if (!data.withoutData().isEmpty()) {
            all.add("%s sur %d sans donnée dans l'édition %d : %s."
                    .formatted(
                            Words.count(data.withoutData().size(), "commune"),
                            data.communes().size(),
                            edition.millesime(),
                            Words.names(data.withoutData().stream()
                                    .map(CommuneRef::nom)
                                    .toList())));
        }
        if (data.isProvisional(edition.derniereAnnee())) {
            all.add("Le flux de " + edition.derniereAnnee() + " est provisoire : l'édition suivante le corrigera.");
        }
        return all;
    }

    private static Map<String, Explanation> explanations(Consumption data, boolean byCommune) {
        Map<String, Explanation> all = new LinkedHashMap<>();
        String sum = "Σ du flux imprimé pour chaque commune ; null si l'une n'en a pas";
        put(all, "/perimetre", "Surfaces du périmètre", "Σ des surfaces officielles, et des aires des contours", data);
        put(all, "/annees", "Flux de l'année", sum, data);
        put(all, "/total_ha", "Toutes les années de l'édition", "Σ des flux annuels", data);
        put(all, "/connu_ha", "Flux des communes connues", "Σ pour les communes qui ont toutes les années", data);
        if (byCommune) {
            put(all, "/par_commune", "Flux de la commune", "tel qu'imprimé, en hectares", data);
        }
        return all;
    }

    private static void put(Map<String, Explanation> all, String at, String title, String formula, Consumption data) {
        all.put(
                at,
                new Explanation(
                        title, null, "ha", formula, null, List.of(), List.of(), SourceAnswer.words(data), null));
    }
}
