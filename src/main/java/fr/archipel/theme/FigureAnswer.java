package fr.archipel.theme;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure and what it rests on.
 *
 * @param valeur null when no object concerned gives one
 * @param unite null for objects
 * @param renseignes how many of {@code sur} give a value
 * @param sur how many objects the figure is about
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record FigureAnswer(
        String id,
        String titre,
        @Nullable BigDecimal valeur,
        @Nullable String unite,
        int renseignes,
        int sur) {

    static FigureAnswer of(Theme.Figure figure, List<ThemeItem> items) {
        return figure instanceof Theme.Sum sum ? sum(sum, items) : count((Theme.Count) figure, items);
    }

    private static FigureAnswer count(Theme.Count count, List<ThemeItem> items) {
        String field = count.field();
        if (field == null) {
            return new FigureAnswer(
                    count.id(), count.titre(), BigDecimal.valueOf(items.size()), null, items.size(), items.size());
        }
        int known = (int)
                items.stream().filter(item -> item.value(field).isPresent()).count();
        long matching = items.stream()
                .filter(item -> item.is(field, Objects.requireNonNull(count.value())))
                .count();
        BigDecimal value = known == 0 && !items.isEmpty() ? null : BigDecimal.valueOf(matching);
        return new FigureAnswer(count.id(), count.titre(), value, null, known, items.size());
    }

    private static FigureAnswer sum(Theme.Sum sum, List<ThemeItem> items) {
        String field = sum.field();
        List<ThemeItem> about = items.stream()
                .filter(item -> field == null || item.is(field, Objects.requireNonNull(sum.value())))
                .toList();
        List<BigDecimal> known = about.stream()
                .map(item -> item.number(sum.measure()))
                .flatMap(Optional::stream)
                .toList();
        BigDecimal value = known.isEmpty() && !about.isEmpty() ? null : added(known);
        return new FigureAnswer(sum.id(), sum.titre(), value, sum.measure().unite(), known.size(), about.size());
    }

    /** Exact, without noughts at the end. */
    static BigDecimal added(List<BigDecimal> numbers) {
        BigDecimal sum =
                numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
        return sum.scale() < 0 ? sum.setScale(0) : sum;
    }
}
