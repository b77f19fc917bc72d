package fr.archipel.feature;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.db.Sql;
import fr.archipel.feature.ItemsQuery.SortKey;
import fr.archipel.json.Json;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code sortby=-date_maj,nom}: the order of the features before their key, and where in it a page starts. Without a
 * value, last, whichever the direction; texts as a French reader sorts them. Source: OGC 20-004r1 § 8.2 (sorting).
 *
 * <p>A position is a JSON array: each sorted value as text or null, then the key as text.
 */
final class SortOrder {
    private SortOrder() {}

    /** Lists have no order. */
    static List<Field> sortables(Layer layer) {
        return layer.fields().stream()
                .filter(field -> field.type() != FieldType.TEXTS)
                .toList();
    }

    static List<SortKey> of(Layer layer, Parameters parameters) {
        List<SortKey> keys = new ArrayList<>();
        for (String item : parameters.list("sortby")) {
            boolean signed = item.startsWith("-") || item.startsWith("+");
            String name = signed ? item.substring(1) : item;
            Field field = sortables(layer).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(layer, item));
            if (keys.stream().noneMatch(key -> key.field().equals(field))) {
                keys.add(new SortKey(field, item.startsWith("-")));
            }
        }
        return keys;
    }

    private static ProblemException unknown(Layer layer, String item) {
        String accepted = sortables(layer).stream().map(Field::name).collect(Collectors.joining(", "));
        return new ProblemException(new Problem.InvalidParameter(
                "sortby",
                item,
                "des champs séparés par des virgules, « - » devant pour l'ordre inverse, parmi " + accepted));
    }

    /** The row's position, as text. */
    static String position(ItemsQuery query, String key) {
        return query.sort().stream()
                .map(each -> column(each) + "::text, ")
                .collect(Collectors.joining("", "json_build_array(", key + "::text)"));
    }

    static String orderBy(ItemsQuery query, String key) {
        return query.sort().stream()
                .map(each -> compared(each) + (each.descending() ? " DESC" : "") + " NULLS LAST, ")
                .collect(Collectors.joining("", " ORDER BY ", key));
    }

    /** What comes after that position. */
    static Sql after(ItemsQuery query, String key, String position) {
        List<@Nullable String> values = values(query, position);
        List<Sql> branches = new ArrayList<>();
        Sql same = Sql.EMPTY;
        for (int i = 0; i < query.sort().size(); i++) {
            SortKey each = query.sort().get(i);
            String value = values.get(i);
            if (value != null) {
                branches.add(same.add(
                        "(" + compared(each) + (each.descending() ? " < ?" : " > ?") + " OR " + column(each)
                                + " IS NULL)",
                        value));
            }
            same = value == null
                    ? same.add(column(each) + " IS NULL AND ")
                    : same.add(compared(each) + " = ? AND ", value);
        }
        branches.add(same.add(key + " > ?", values.get(values.size() - 1)));
        return Sql.of("(").add(Sql.join(" OR ", branches)).add(")");
    }

    private static List<@Nullable String> values(ItemsQuery query, String position) {
        List<@Nullable String> values = new ArrayList<>();
        JsonNode array;
        try {
            array = Json.read(position.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw ItemsQuery.invalidAfter(position);
        }
        if (!array.isArray()
                || array.size() != query.sort().size() + 1
                || !array.get(array.size() - 1).isTextual()) {
            throw ItemsQuery.invalidAfter(position);
        }
        for (JsonNode value : array) {
            if (!value.isNull() && !value.isTextual()) {
                throw ItemsQuery.invalidAfter(position);
            }
            values.add(value.isNull() ? null : value.asText());
        }
        return values;
    }

    private static String column(SortKey key) {
        return "t." + Sql.name(key.field().name());
    }

    private static String compared(SortKey key) {
        return column(key) + (key.field().type() == FieldType.TEXT ? " COLLATE \"fr-x-icu\"" : "");
    }
}
