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

    /**
     * A table or view: its name, the column that identifies a row, the geometry column (EPSG:2154).
     *
     * @param order of a large table: the order its rows are stored and, within a box, paged in; null for a small one
     */
    public record Storage(
            String table,
            String key,
            String geometry,
            @Nullable Order order) {}

    /**
     * @param rank unique bigint column, see {@link fr.archipel.geo.HilbertOrder}
     * @param reach how far any object reaches from the centre of its bounding box, metres
     */
    public record Order(String rank, double reach) {}

    public record Licence(String title, @Nullable String url) {}

    public Layer {
        fields = List.copyOf(fields);
    }

    public Optional<Field> findField(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
