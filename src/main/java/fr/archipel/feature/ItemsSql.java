package fr.archipel.feature;

import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;

/**
 * The SQL of a query over a layer. Each row holds the key, then the geometry as little-endian WKB, then the fields in
 * the layer's order, each as UTF-8 text in its canonical form: what an encoder can copy without parsing.
 */
final class ItemsSql {
    private ItemsSql() {}

    /** One row more than the page, which tells whether there is a next one. Empty when the bbox can hold nothing. */
    static Optional<Sql> page(ItemsQuery query) {
        Layer.Storage storage = query.layer().storage();
        String key = Sql.name(storage.key());
        return conditions(query, true)
                .map(where -> Sql.of(select(query.layer()))
                        .add(where(where))
                        .add(" ORDER BY " + key + " LIMIT ?", query.limit() + 1));
    }

    static Sql item(Layer layer, String id) {
        return Sql.of(select(layer) + " WHERE " + Sql.name(layer.storage().key()) + "::text = ?", id);
    }

    /** How many features match, whatever the page. Empty when the bbox can hold nothing. */
    static Optional<Sql> count(ItemsQuery query) {
        return conditions(query, false)
                .map(where -> Sql.of("SELECT count(*) FROM "
                                + Sql.name(query.layer().storage().table()))
                        .add(where(where)));
    }

    private static String select(Layer layer) {
        return layer.fields().stream()
                .map(ItemsSql::column)
                .collect(Collectors.joining(
                        ", ",
                        "SELECT " + Sql.name(layer.storage().key()) + "::text, ST_AsBinary("
                                + Sql.name(layer.storage().geometry()) + ", 'NDR'), ",
                        " FROM " + Sql.name(layer.storage().table())));
    }

    private static String column(Field field) {
        String name = Sql.name(field.name());
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

    private static Optional<List<Sql>> conditions(ItemsQuery query, boolean paged) {
        List<Sql> all = new ArrayList<>();
        Bbox bbox = query.bbox();
        if (bbox != null) {
            Optional<Geometry> area = bbox.toLambert93();
            if (area.isEmpty()) {
                return Optional.empty();
            }
            all.add(Sql.of("ST_Intersects(" + Sql.name(query.layer().storage().geometry()) + ", ?)", area.get()));
        }
        query.filters().forEach(filter -> all.add(equals(filter)));
        time(query).forEach(all::add);
        if (paged && query.after() != null) {
            all.add(Sql.of(Sql.name(query.layer().storage().key()) + " > ?", query.after()));
        }
        return Optional.of(all);
    }

    private static Sql equals(ItemsQuery.Equals filter) {
        String name = Sql.name(filter.field().name());
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
                    Sql.name(time) + " >= ?",
                    day ? interval.startDate() : interval.start().atOffset(java.time.ZoneOffset.UTC)));
        }
        if (interval.end() != null) {
            all.add(Sql.of(
                    Sql.name(time) + " <= ?",
                    day ? interval.endDate() : interval.end().atOffset(java.time.ZoneOffset.UTC)));
        }
        return all.isEmpty() ? List.of(Sql.of(Sql.name(time) + " IS NOT NULL")) : all;
    }
}
