package fr.archipel.territory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Land consumed in a commune, as the last edition that has it prints it.
 *
 * @param provisoire whether the last year is
 * @param limited hectares of the known years of the limited period; null when the edition has none of it, or lacks one
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LandConsumption(
        String source,
        int millesime,
        boolean provisoire,
        List<Period> periodes,
        @JsonIgnore @Nullable BigDecimal limited) {

    /** {@code totalHa}: null when the edition lacks a year of it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Period(
            String titre, int debut, int fin, @Nullable BigDecimal totalHa) {}
}
