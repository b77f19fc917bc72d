package fr.archipel.support;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import fr.archipel.layer.Layer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What the database holds of a layer, object by object, asked in SQL of this test's own. */
public final class StoredLayer {

    /**
     * @param values the fields' texts by name, lists as JSON; null where there is none
     * @param geometry in the system asked for, easting or longitude first
     */
    public record Stored(
            Map<String, @Nullable String> values, @Nullable Geometry geometry) {}

    private StoredLayer() {}

    /** By key, in the order of the key. */
    public static Map<String, Stored> read(Database database, Layer layer, int srid) {
        StringBuilder sql = new StringBuilder("SELECT " + layer.storage().key() + "::text, ST_AsText(ST_Transform("
                + layer.storage().geometry() + ", " + srid + "), 12)");
        for (Field field : layer.fields()) {
            sql.append(", ")
                    .append(field.type() == FieldType.TEXTS ? "array_to_json(" + field.name() + ")" : field.name())
                    .append("::text");
        }
        sql.append(" FROM " + layer.storage().table() + " ORDER BY "
                + layer.storage().key());
        Map<String, Stored> all = new LinkedHashMap<>();
        database.list(Sql.of(sql.toString()), row -> {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (int i = 0; i < layer.fields().size(); i++) {
                values.put(layer.fields().get(i).name(), row.getString(i + 3));
            }
            return all.put(row.getString(1), new Stored(values, geometry(row.getString(2))));
        });
        return all;
    }

    private static @Nullable Geometry geometry(@Nullable String wkt) {
        try {
            return wkt == null ? null : new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
