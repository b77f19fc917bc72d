package fr.archipel.feature;

import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.geo.HilbertOrder;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The SQL of a query over a layer. Each row holds the key, then the geometry as little-endian WKB, then the fields in
 * the layer's order, each as UTF-8 text in its canonical form: what an encoder can copy without parsing.
 *
 * <p>Columns are qualified ({@code t.}), for ORDER BY would otherwise take the text of the output over the column.
 */
final class ItemsSql {
    private ItemsSql() {}

    /** One row more than the page, which tells whether there is a next one. Empty when the bbox can hold nothing. */
    static Optional<Sql> page(ItemsQuery query) {
        Bbox bbox = query.bbox();
        Layer.Order order = query.layer().storage().order();
        if (bbox == null) {
            return Optional.of(inKeyOrder(query, conditions(query)));
        }
        return bbox.toLambert93().map(area -> {
            List<Sql> conditions = conditions(query);
            Sql touches = touches(query.layer(), area);
            if (order == null) {
                conditions.add(touches);
                return inKeyOrder(query, conditions);
            }
            // IS TRUE hides the condition from the spatial index, whose thousands of hits would have to be sorted.
            conditions.add(touches.add(" IS TRUE"));
            return alongTheCurve(query, order, conditions, area.getEnvelopeInternal());
        });
    }

    private static Sql inKeyOrder(ItemsQuery query, List<Sql> conditions) {
        String key = column(query.layer().storage().key());
        if (query.after() != null) {
            conditions.add(Sql.of(key + " > ?", query.after()));
        }
        return Sql.of(select(query.layer(), key))
                .add(where(conditions))
                .add(" ORDER BY " + key + " LIMIT ?", query.limit() + 1);
    }

    /**
     * Range after range of ranks, each read in order from the index until the page is full. The join is a nested loop
     * that follows the order of the ranges, which {@link ItemsPage} checks.
     */
    private static Sql alongTheCurve(ItemsQuery query, Layer.Order order, List<Sql> conditions, Envelope box) {
        long after = query.after() == null ? -1 : rank(query.after());
        List<Long> first = new ArrayList<>();
        List<Long> last = new ArrayList<>();
        for (HilbertOrder.Range range : HilbertOrder.covering(box, order.reach())) {
            if (range.last() > after) {
                first.add(Math.max(range.first(), after + 1));
                last.add(range.last());
            }
        }
        String rank = column(order.rank());
        conditions.add(Sql.of(rank + " BETWEEN plage.premier AND plage.dernier"));
        return Sql.of(
                        "SELECT o.* FROM unnest(?, ?) AS plage(premier, dernier) CROSS JOIN LATERAL (",
                        first.toArray(new Long[0]),
                        last.toArray(new Long[0]))
                .add(select(query.layer(), rank))
                .add(where(conditions))
                .add(" ORDER BY " + rank + " LIMIT ?) o LIMIT ?", query.limit() + 1, query.limit() + 1);
    }

    private static long rank(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw ItemsQuery.invalidAfter(after);
        }
    }

    static Sql item(Layer layer, String id) {
        String key = column(layer.storage().key());
        return Sql.of(select(layer, key) + " WHERE " + key + " = ?", id);
    }

    /** How many features match, whatever the page. Empty when the bbox can hold nothing. */
    static Optional<Sql> count(ItemsQuery query) {
        List<Sql> conditions = conditions(query);
        Bbox bbox = query.bbox();
        if (bbox != null) {
            Optional<Geometry> area = bbox.toLambert93();
            if (area.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(touches(query.layer(), area.get()));
        }
        String table = Sql.name(query.layer().storage().table());
        return Optional.of(Sql.of("SELECT count(*) FROM " + table + " AS t").add(where(conditions)));
    }

    /** What a layer's rows are selected by, built once for its description. */
    private record Select(Layer layer, String text) {}

    private static final Map<String, Select> SELECTS = new ConcurrentHashMap<>();

    private static String select(Layer layer, String position) {
        String name = layer.id() + " " + position;
        Select known = SELECTS.get(name);
        if (known == null || !known.layer.equals(layer)) {
            known = new Select(layer, columns(layer, position));
            SELECTS.put(name, known);
        }
        return known.text;
    }

    private static String columns(Layer layer, String position) {
        return layer.fields().stream()
                .map(ItemsSql::value)
                .collect(Collectors.joining(
                        ", ",
                        "SELECT " + column(layer.storage().key()) + "::text, " + position + "::text, ST_AsBinary("
                                + column(layer.storage().geometry()) + ", 'NDR'), ",
                        " FROM " + Sql.name(layer.storage().table()) + " AS t"));
    }

    private static String column(String name) {
        return "t." + Sql.name(name);
    }

    private static String value(Field field) {
        String name = column(field.name());
        return switch (field.type()) {
            case TEXT -> name;
            case INTEGER, DECIMAL, BOOLEAN, DATE -> name + "::text";
            case TIMESTAMP -> "to_char(" + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
            case TEXTS -> "array_to_json(" + name + ")::text";
        };
    }

    private static Sql where(List<Sql> conditions) {
        return conditions.isEmpty() ? Sql.EMPTY : Sql.of(" WHERE ").add(Sql.join(" AND ", conditions));
    }

    private static List<Sql> conditions(ItemsQuery query) {
        List<Sql> all = new ArrayList<>();
        query.filters().forEach(filter -> all.add(equals(filter)));
        all.addAll(time(query));
        if (query.condition() != null) {
            all.add(Sql.of("(").add(query.condition()).add(")"));
        }
        return all;
    }

    private static Sql touches(Layer layer, Geometry area) {
        return Sql.of("ST_Intersects(" + column(layer.storage().geometry()) + ", ?)", area);
    }

    private static Sql equals(ItemsQuery.Equals filter) {
        String name = column(filter.field().name());
        return filter.field().type() == FieldType.TEXTS
                ? Sql.of(name + " @> ARRAY[?::text]", filter.value())
                : Sql.of(name + " = ?", filter.value());
    }

    private static List<Sql> time(ItemsQuery query) {
        TimeInterval interval = query.datetime();
        String time = query.layer().time();
        if (interval == null || time == null) {
            return List.of();
        }
        boolean day = query.layer()
                .findField(time)
                .filter(f -> f.type() == FieldType.DATE)
                .isPresent();
        List<Sql> all = new ArrayList<>();
        if (interval.start() != null) {
            all.add(Sql.of(
                    column(time) + " >= ?",
                    day ? interval.startDate() : interval.start().atOffset(java.time.ZoneOffset.UTC)));
        }
        if (interval.end() != null) {
            all.add(Sql.of(
                    column(time) + " <= ?",
                    day ? interval.endDate() : interval.end().atOffset(java.time.ZoneOffset.UTC)));
        }
        return all.isEmpty() ? List.of(Sql.of(column(time) + " IS NOT NULL")) : all;
    }
}
