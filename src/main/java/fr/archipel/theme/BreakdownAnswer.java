package fr.archipel.theme;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import fr.archipel.layer.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Objects by the values of one field, and within each by those of another. An object that has several values (two communes)
 * is in several rows.
 *
 * @param unite of {@code mesure}; null when objects are counted
 * @param series codes of the second field in their order, those that occur; one without a code when there is no second field
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BreakdownAnswer(
        String id, String titre, String ligne, @Nullable String unite, List<Title> series, List<Row> lignes) {

    /** A value of a field. */
    record Title(String code, String titre) {}

    record Row(String code, String titre, List<Part> parts) {}

    /**
     * Objects of a row and a series.
     *
     * @param mesure sum of what is known; null when nothing is
     * @param sansMesure how many give no number
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Part(String serie, int nombre, @Nullable BigDecimal mesure, int sansMesure, List<String> objets) {}

    private static final Field.Code EVERYTHING = new Field.Code("tout", "Objets");

    static BreakdownAnswer of(Theme.Breakdown asked, Titles titles, List<ThemeItem> items) {
        String second = asked.series();
        Function<ThemeItem, List<Field.Code>> series =
                second == null ? item -> List.of(EVERYTHING) : item -> titles.of(item, second);
        Map<Field.Code, List<ThemeItem>> rows = grouped(items, item -> titles.of(item, asked.rows()));
        List<Field.Code> order = titles.inOrder(
                second == null ? "" : second, grouped(items, series).keySet());
        List<Row> made = new ArrayList<>();
        for (Field.Code row : titles.inOrder(asked.rows(), rows.keySet())) {
            Map<Field.Code, List<ThemeItem>> within = grouped(rows.getOrDefault(row, List.of()), series);
            made.add(new Row(
                    row.code(),
                    row.title(),
                    order.stream()
                            .filter(within::containsKey)
                            .map(each -> part(each, within.getOrDefault(each, List.of()), asked.measure()))
                            .toList()));
        }
        return new BreakdownAnswer(
                asked.id(),
                asked.titre(),
                titles.field(asked.rows()),
                asked.measure() == null ? null : asked.measure().unite(),
                order.stream().map(each -> new Title(each.code(), each.title())).toList(),
                made);
    }

    private static Part part(Field.Code series, List<ThemeItem> items, Theme.@Nullable Measure measure) {
        List<String> ids = items.stream().map(ThemeItem::id).toList();
        if (measure == null) {
            return new Part(series.code(), items.size(), null, 0, ids);
        }
        List<BigDecimal> known = items.stream()
                .map(item -> item.number(measure))
                .flatMap(Optional::stream)
                .toList();
        return new Part(
                series.code(),
                items.size(),
                known.isEmpty() ? null : FigureAnswer.added(known),
                items.size() - known.size(),
                ids);
    }

    private static Map<Field.Code, List<ThemeItem>> grouped(
            List<ThemeItem> items, Function<ThemeItem, List<Field.Code>> by) {
        Map<Field.Code, List<ThemeItem>> groups = new LinkedHashMap<>();
        items.forEach(item -> by.apply(item)
                .forEach(code ->
                        groups.computeIfAbsent(code, each -> new ArrayList<>()).add(item)));
        return groups;
    }
}
