package fr.archipel.scot.cover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.analysis.Measures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ground and what it is, in hectares to the m². The nomenclature of the law says « artificialisé » of OCS GE; of OCS2D our reading
 * says « urbanisé »: only the source's own members are there.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Amount(
        BigDecimal surfaceHa,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal artificialiseHa,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal nonArtificialiseHa,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal urbaniseHa,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal nonUrbaniseHa,
        BigDecimal indetermineHa,
        BigDecimal impermeableHa) {

    static Amount of(CoverSource source, List<Stock.Cell> cells) {
        BigDecimal yes = Measures.hectares(Stock.sum(cells, row -> Objects.equals(row.state(), true)));
        BigDecimal no = Measures.hectares(Stock.sum(cells, row -> Objects.equals(row.state(), false)));
        boolean law = source == CoverSource.OCSGE;
        return new Amount(
                Measures.hectares(Stock.sum(cells, row -> true)),
                law ? yes : null,
                law ? no : null,
                law ? null : yes,
                law ? null : no,
                Measures.hectares(Stock.sum(cells, row -> row.state() == null)),
                Measures.hectares(Stock.sum(cells, Stock.Row::impermeable)));
    }
}
