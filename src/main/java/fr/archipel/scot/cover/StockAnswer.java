package fr.archipel.scot.cover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import fr.archipel.scot.Explanation;
import fr.archipel.scot.PerimeterSheet;
import fr.archipel.territory.CommuneRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ground of a perimeter, as it is answered.
 *
 * @param millesime null when nothing is imported: then every figure is null, and {@code raisons} says how to import
 * @param total of the covered ground; {@code nonCouvertHa} with it adds up to the perimeter
 * @param partPct artificialised (urbanised) in the covered ground of which it is known
 * @param seuils what the thresholds changed; null for OCS2D
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record StockAnswer(
        PerimeterSheet perimetre,
        SourceSheet source,
        @Nullable Integer millesime,
        String par,
        @Nullable BigDecimal perimetreHa,
        @Nullable Amount total,
        @Nullable BigDecimal nonCouvertHa,
        @Nullable BigDecimal partPct,
        @Nullable ThresholdsApplied seuils,
        List<Line> lignes,
        List<String> raisons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Explanation> explications) {

    /** {@code partPct}: of the covered ground. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Nullable String codeCs,
            @Nullable String codeUs,
            @Nullable CommuneRef commune,
            String titre,
            @JsonUnwrapped Amount surface,
            @Nullable BigDecimal nonCouvertHa,
            BigDecimal partPct) {}

    /**
     * What decided the nature of the ground.
     *
     * @param ignHa by IGN's own field; {@code sousSeuilHa}: artificialised by its codes, too small; {@code enclaveHa}: not by its
     *     codes, in an enclave too small; {@code matriceHa}: by its codes, no threshold changing it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ThresholdsApplied(
            BigDecimal batiM2,
            BigDecimal autresM2,
            String source,
            BigDecimal ignHa,
            BigDecimal matriceHa,
            BigDecimal sousSeuilHa,
            BigDecimal enclaveHa) {

        static ThresholdsApplied of(Thresholds thresholds, List<Stock.Cell> cells) {
            return new ThresholdsApplied(
                    plain(thresholds.built()),
                    plain(thresholds.others()),
                    thresholds.source(),
                    by("ign", cells),
                    by("matrice", cells),
                    by("sous_seuil", cells),
                    by("enclave", cells));
        }

        private static BigDecimal plain(BigDecimal hectares) {
            return new BigDecimal(
                    Thresholds.squareMetres(hectares).stripTrailingZeros().toPlainString());
        }

        private static BigDecimal by(String rule, List<Stock.Cell> cells) {
            return Measures.hectares(Stock.sum(cells, row -> row.rule().equals(rule)));
        }
    }

    /** Nothing is imported. */
    static StockAnswer nothing(PerimeterSheet perimeter, CoverSource source, Grouping par) {
        return new StockAnswer(
                perimeter,
                SourceSheet.of(source, List.of()),
                null,
                par.id(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(source.missing()),
                null);
    }

    static StockAnswer of(
            PerimeterSheet perimeter,
            SourceSheet sheet,
            CoverSource source,
            int vintage,
            Grouping par,
            Stock stock,
            Titles titles,
            Thresholds thresholds) {
        long known = Stock.sum(stock.cells(), row -> row.state() != null);
        long yes = Stock.sum(stock.cells(), row -> Objects.equals(row.state(), true));
        return new StockAnswer(
                perimeter,
                sheet,
                vintage,
                par.id(),
                Measures.hectares(stock.covered() + stock.notCovered()),
                Amount.of(source, stock.cells()),
                Measures.hectares(stock.notCovered()),
                known == 0 ? null : share(yes, known),
                source == CoverSource.OCSGE ? ThresholdsApplied.of(thresholds, stock.cells()) : null,
                lines(perimeter, source, par, stock, titles),
                Reasons.stock(source, stock, perimeter.schematique()),
                null);
    }

    StockAnswer explained() {
        return new StockAnswer(
                perimetre,
                source,
                millesime,
                par,
                perimetreHa,
                total,
                nonCouvertHa,
                partPct,
                seuils,
                lignes,
                raisons,
                StockExplanations.of(this));
    }

    private static List<Line> lines(
            PerimeterSheet perimeter, CoverSource source, Grouping par, Stock stock, Titles titles) {
        if (par == Grouping.COMMUNE) {
            return communes(perimeter, source, stock);
        }
        boolean cover = par != Grouping.USAGE;
        boolean use = par != Grouping.COUVERTURE;
        List<Line> lines = new ArrayList<>();
        stock.by(row -> List.of(cover ? row.cs() : "", use ? Objects.requireNonNullElse(row.us(), "") : ""))
                .forEach((key, cells) -> {
                    String cs = cells.get(0).row().cs();
                    String us = cells.get(0).row().us();
                    String title = cover ? use ? titles.both(cs, us) : titles.cover(cs) : titles.use(us);
                    lines.add(new Line(
                            cover ? cs : null,
                            use ? us : null,
                            null,
                            title,
                            Amount.of(source, cells),
                            null,
                            share(Stock.sum(cells, row -> true), stock.covered())));
                });
        return lines;
    }

    private static List<Line> communes(PerimeterSheet perimeter, CoverSource source, Stock stock) {
        Map<List<String>, List<Stock.Cell>> by = stock.by(row -> List.of(row.insee()));
        return perimeter.communes().stream()
                .map(commune -> {
                    List<Stock.Cell> cells = by.getOrDefault(List.of(commune.insee()), List.of());
                    return new Line(
                            null,
                            null,
                            commune,
                            commune.nom(),
                            Amount.of(source, cells),
                            Measures.hectares(stock.uncovered().getOrDefault(commune.insee(), 0L)),
                            share(Stock.sum(cells, row -> true), stock.covered()));
                })
                .toList();
    }

    private static BigDecimal share(long part, long whole) {
        return Measures.percent((double) part, (double) whole);
    }
}
