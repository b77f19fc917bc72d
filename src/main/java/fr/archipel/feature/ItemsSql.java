package fr.archipel.feature;

import fr.archipel.db.Sql;
import fr.archipel.geo.HilbertOrder;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

    /** One row more than the page, which tells whether there is a next one. {@code area}: of the bbox, as stored. */
    static Sql page(ItemsQuery query, @Nullable Geometry area) {
        return rows(query, area, Sql.of(" LIMIT ?", query.limit() + 1));
    }

    /** Every row, wherever a page would end. */
    static Sql all(ItemsQuery query, @Nullable Geometry area) {
        return rows(query, area, Sql.EMPTY);
    }

    private static Sql rows(ItemsQuery query, @Nullable Geometry area, Sql limit) {
        List<Sql> conditions = conditions(query);
        Layer.Order order = query.layer().storage().order();
        if (area != null && order != null && query.isRanked()) {
            // IS TRUE hides the condition from the spatial index, whose thousands of hits would have to be sorted.
            conditions.add(touches(query.layer(), area).add(" IS TRUE"));
            return alongTheCurve(query, order, conditions, area.getEnvelopeInternal(), limit);
        }
        if (area != null) {
            conditions.add(touches(query.layer(), area));
        }
        return query.sort().isEmpty() ? inKeyOrder(query, conditions, limit) : sorted(query, conditions, limit);
    }

    private static Sql inKeyOrder(ItemsQuery query, List<Sql> conditions, Sql limit) {
        String key = column(query.layer().storage().key());
        if (query.after() != null) {
            conditions.add(Sql.of(key + " > ?", query.after()));
        }
        return select(query, key).add(where(conditions)).add(" ORDER BY " + key).add(limit);
    }

    private static Sql sorted(ItemsQuery query, List<Sql> conditions, Sql limit) {
        String key = column(query.layer().storage().key());
        if (query.after() != null) {
            conditions.add(SortOrder.after(query, key, query.after()));
        }
        return columns(query, SortOrder.position(query, key), false)
                .add(where(conditions))
                .add(SortOrder.orderBy(query, key))
                .add(limit);
    }

    /**
     * Range after range of ranks, each read in order from the index until the page is full. The join is a nested loop
     * that follows the order of the ranges, which {@link ItemsPage} checks.
     */
    private static Sql alongTheCurve(
            ItemsQuery query, Layer.Order order, List<Sql> conditions, Envelope box, Sql limit) {
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
                .add(select(query, rank))
                .add(where(conditions))
                .add(" ORDER BY " + rank)
                .add(limit)
                .add(") o")
                .add(limit);
    }

    private static long rank(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw ItemsQuery.invalidAfter(after);
        }
    }

    /**
     * The one feature of that key, served as the query says; what else it asks for does not count. After its fields, its
     * state ({@link FeatureStateStore}): in one statement, so that no change comes between.
     */
    static Sql item(ItemsQuery query, String id) {
        String key = column(query.layer().storage().key());
        return select(query, key, true).add(" WHERE " + key + " = ?", id);
    }

    /** How many features match, whatever the page. */
    static Sql count(ItemsQuery query, @Nullable Geometry area) {
        List<Sql> conditions = conditions(query);
        if (area != null) {
            conditions.add(touches(query.layer(), area));
        }
        String table = Sql.name(query.layer().storage().table());
        return Sql.of("SELECT count(*) FROM " + table + " AS t").add(where(conditions));
    }

    /** What a layer's rows are selected by when all of it is asked for as it is stored. */
    private record Select(Layer layer, Sql sql) {}

    /** Built once for a layer's description. */
    private static final Map<String, Select> SELECTS = new ConcurrentHashMap<>();

    private static Sql select(ItemsQuery query, String position) {
        return select(query, position, false);
    }

    private static Sql select(ItemsQuery query, String position, boolean state) {
        Layer layer = query.layer();
        if (query.skipGeometry()
                || query.crs().isTransformedBySql()
                || query.fields().size() < layer.fields().size()) {
            return columns(query, position, state);
        }
        String name = layer.id() + " " + position + state;
        Select known = SELECTS.get(name);
        if (known == null || !known.layer.equals(layer)) {
            known = new Select(layer, columns(query, position, state));
            SELECTS.put(name, known);
        }
        return known.sql;
    }

    private static Sql columns(ItemsQuery query, String position, boolean state) {
        Layer.Storage storage = query.layer().storage();
        List<Sql> columns = new ArrayList<>();
        columns.add(Sql.of(column(storage.key()) + "::text"));
        columns.add(Sql.of(position + "::text"));
        columns.add(geometry(query, column(storage.geometry())));
        query.fields().forEach(field -> columns.add(Sql.of(value(field))));
        if (state) {
            columns.add(Sql.of(FeatureStateStore.expression(query.layer())));
        }
        return Sql.of("SELECT ").add(Sql.join(", ", columns)).add(" FROM " + Sql.name(storage.table()) + " AS t");
    }

    private static Sql geometry(ItemsQuery query, String column) {
        if (query.skipGeometry()) {
            return Sql.of("NULL::bytea");
        }
        return query.crs().isTransformedBySql()
                ? Sql.of(
                        "ST_AsBinary(ST_Transform(" + column + ", ?), 'NDR')",
                        query.crs().wkbSrid())
                : Sql.of("ST_AsBinary(" + column + ", 'NDR')");
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
