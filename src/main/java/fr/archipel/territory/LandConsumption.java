package fr.archipel.territory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Land consumed in a commune, as the last edition that has it prints it.
 *
 * @param provisoire whether the last year is
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LandConsumption(String source, int millesime, boolean provisoire, List<Period> periodes) {

    /** {@code totalHa}: null when the edition lacks a year of it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Period(
            String titre, int debut, int fin, @Nullable BigDecimal totalHa) {}

    /** Of the last period. */
    @Nullable
    BigDecimal latest() {
        return periodes.isEmpty() ? null : periodes.get(periodes.size() - 1).totalHa();
    }
}
