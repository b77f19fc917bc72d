package fr.archipel.territory;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a layer added up; what two objects share is counted for each.
 *
 * @param surfaceHa null when none of them has an area
 * @param longueurKm null when none of them is a line
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LayerTotal(
        int nombre, @Nullable Double surfaceHa, @Nullable Double longueurKm) {

    static <T> LayerTotal of(
            List<T> objets, Function<T, @Nullable Double> surfaceHa, Function<T, @Nullable Double> longueurKm) {
        return new LayerTotal(objets.size(), sum(objets, surfaceHa, 1e4), sum(objets, longueurKm, 1e3));
    }

    /** To the square metre, or the metre. */
    private static <T> @Nullable Double sum(List<T> objets, Function<T, @Nullable Double> measure, double precision) {
        List<Double> known = objets.stream()
                .map(measure)
                .filter(Objects::nonNull)
                .map(Double::valueOf)
                .toList();
        double total = known.stream().mapToDouble(Double::doubleValue).sum();
        return known.isEmpty() ? null : Math.round(total * precision) / precision;
    }
}
