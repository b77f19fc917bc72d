package fr.archipel.scot.consumption;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.scot.Areas;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was consumed in a year, in hectares; null where a commune has no figure. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record YearFlux(
        int annee,
        @Nullable BigDecimal totalHa,
        @Nullable BigDecimal actHa,
        @Nullable BigDecimal habHa,
        @Nullable BigDecimal mixHa,
        @Nullable BigDecimal rouHa,
        @Nullable BigDecimal ferHa,
        @Nullable BigDecimal incHa,
        boolean provisoire,
        boolean interpole) {

    /** Every year of the edition. */
    public static List<YearFlux> all(Consumption data) {
        return data.years().stream().map(year -> of(data, year)).toList();
    }

    private static YearFlux of(Consumption data, int year) {
        return new YearFlux(
                year,
                area(data, year, null),
                area(data, year, Destination.ACT),
                area(data, year, Destination.HAB),
                area(data, year, Destination.MIX),
                area(data, year, Destination.ROU),
                area(data, year, Destination.FER),
                area(data, year, Destination.INC),
                data.isProvisional(year),
                data.isInterpolated(year));
    }

    private static @Nullable BigDecimal area(Consumption data, int year, @Nullable Destination destination) {
        return Areas.hectares(data.sum(year, year, destination).value());
    }
}
