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
 * @param editable whether its objects can be created, changed and deleted through the API; those that the database keeps
 *     itself (perimeters, geometries of fiches) cannot
 * @param computed whether the service computes its rows from other layers and tables, and writes them again when these change
 * @param style a default by geometry when the description has none
 * @param tiles what its vector tiles carry; every field at every zoom when the description does not say
 * @param metadata what catalogues tell of it; a published file has its attribution
 */
public record Layer(
        String id,
        String title,
        String description,
        Storage storage,
        String geometryType,
        String label,
        @Nullable String time,
        boolean editable,
        boolean computed,
        Licence licence,
        String attribution,
        Metadata metadata,
        List<Field> fields,
        Style style,
        Tiles tiles) {

    /**
     * A table or view: its name, the column that identifies a row, the geometry column.
     *
     * @param srid reference system of the geometries: 2154 (metres), or 4326 (longitude, latitude, degrees) for a
     *     published file that reaches beyond where Lambert-93 is defined
     * @param order of a large table: the order its rows are stored and, within a box, paged in; null for a small one
     */
    public record Storage(
            String table,
            String key,
            String geometry,
            int srid,
            @Nullable Order order) {
        public static final int LAMBERT_93 = 2154;

        public Storage {
            srid = srid == 0 ? LAMBERT_93 : srid;
        }
    }

    /**
     * @param rank unique bigint column, see {@link fr.archipel.geo.HilbertOrder}
     * @param reach how far any object reaches from the centre of its bounding box, metres
     */
    public record Order(String rank, double reach) {}

    public record Licence(String title, @Nullable String url) {}

    public Layer {
        fields = List.copyOf(fields);
        style = style == null ? DefaultStyle.of(id, geometryType) : style;
        tiles = Tiles.of(tiles, fields);
        metadata = metadata == null ? Metadata.ofPublished(attribution) : metadata;
    }

    public Optional<Field> findField(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
