package fr.archipel.tile;

import fr.archipel.db.Sql;
import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;

/** The statements behind tiles. */
final class TileSql {
    private TileSql() {}

    /** Key, WKB, then the fields as canonical text: the objects whose box touches a box of the stored system. */
    static Sql rows(Layer layer, List<Field> fields, Envelope box) {
        Layer.Storage storage = layer.storage();
        return Sql.of(
                fields.stream()
                        .map(TileSql::value)
                        .collect(Collectors.joining(
                                "",
                                "SELECT " + column(storage.key()) + "::text, ST_AsBinary(" + column(storage.geometry())
                                        + ", 'NDR')",
                                " FROM " + Sql.name(storage.table()) + " AS t WHERE " + column(storage.geometry())
                                        + " && ST_MakeEnvelope(?, ?, ?, ?, " + storage.srid() + ")")),
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY());
    }

    /** Whether the layer's key is a whole number. */
    static Sql numbered(Layer layer) {
        return Sql.of(
                "SELECT atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) FROM pg_attribute"
                        + " WHERE attrelid = ?::text::regclass AND attname = ?",
                Sql.name(layer.storage().table()),
                layer.storage().key());
    }

    private static String value(Field field) {
        String name = column(field.name());
        return switch (field.type()) {
            case TEXT -> ", " + name;
            case INTEGER, DECIMAL, BOOLEAN, DATE -> ", " + name + "::text";
            case TIMESTAMP -> ", to_char(" + name + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
            case TEXTS -> ", array_to_json(" + name + ")::text";
        };
    }

    private static String column(String name) {
        return "t." + Sql.name(name);
    }
}
