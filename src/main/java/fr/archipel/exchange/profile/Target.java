package fr.archipel.exchange.profile;

import fr.archipel.layer.Field;
import fr.archipel.layer.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rows of a file become: rows of a table.
 *
 * @param id of the layer, or of a table that is not served as one
 * @param key column that identifies a row; made from its other values when a text key is missing
 * @param geometry column; null for a table without geometry
 * @param srid of the geometry column
 * @param geometryType OGC name
 * @param fields written by an import, in order; neither the key nor the geometry
 * @param creates false when rows only update what is there (communes)
 * @param bounded whether objects outside the territory are left aside
 */
public record Target(
        String id,
        String title,
        String table,
        String key,
        @Nullable String geometry,
        int srid,
        @Nullable String geometryType,
        List<Field> fields,
        boolean creates,
        boolean bounded) {
    public Target {
        fields = List.copyOf(fields);
    }

    /** {@code bounded}: a layer of the territory, not a published one. */
    public static Target of(Layer layer, boolean bounded) {
        return new Target(
                layer.id(),
                layer.title(),
                layer.storage().table(),
                layer.storage().key(),
                layer.storage().geometry(),
                layer.storage().srid(),
                layer.geometryType(),
                layer.fields().stream().filter(field -> !field.computed()).toList(),
                true,
                bounded);
    }
}
