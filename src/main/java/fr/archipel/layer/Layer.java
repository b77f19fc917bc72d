package fr.archipel.layer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one description of a layer.
 *
 * @param id last part of its addresses
 * @param geometryType OGC name: Point, MultiLineString, MultiPolygon, or Geometry when they mix
 * @param label the field that names an object to people
 * @param time the field that {@code datetime} filters, or null
 */
public record Layer(
        String id,
        String title,
        String description,
        Storage storage,
        String geometryType,
        String label,
        @Nullable String time,
        Licence licence,
        String attribution,
        List<Field> fields,
        Style style) {

    /** A table or view: its name, the text column that identifies a row, the geometry column (EPSG:2154). */
    public record Storage(String table, String key, String geometry) {}

    public record Licence(String title, @Nullable String url) {}

    public Layer {
        fields = List.copyOf(fields);
    }

    public Optional<Field> findField(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
