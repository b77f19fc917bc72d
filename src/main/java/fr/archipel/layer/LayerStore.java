package fr.archipel.layer;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many objects the layers hold, and where. */
public final class LayerStore {

    /**
     * What a layer holds.
     *
     * @param bbox null when no object has a geometry
     * @param debut first day or instant, ISO 8601; null when the layer has no time, or no object has one
     */
    public record Content(
            long nombre,
            @Nullable Bbox bbox,
            @Nullable String debut,
            @Nullable String fin) {
        public static final Content NONE = new Content(0, null, null, null);
    }

    private final Database database;

    public LayerStore(Database database) {
        this.database = database;
    }

    /** By layer id, in one statement. */
    public Map<String, Content> contents(List<Layer> layers) {
        Map<String, Content> contents = new HashMap<>();
        Map<String, Integer> srids = new HashMap<>();
        layers.forEach(layer -> srids.put(layer.id(), layer.storage().srid()));
        Sql sql =
                Sql.join(" UNION ALL ", layers.stream().map(LayerStore::content).toList());
        database.with(session -> {
            session.forEach(sql, 0, row -> {
                double[] box = Columns.decimals(row, "bbox");
                String id = row.getString("id");
                contents.put(
                        id,
                        new Content(
                                row.getLong("nombre"),
                                box.length == 0
                                        ? null
                                        : Bbox.ofStored(srids.getOrDefault(id, Layer.Storage.LAMBERT_93), box),
                                row.getString("debut"),
                                row.getString("fin")));
            });
            return true;
        });
        return contents;
    }

    /** The day of a layer's latest information; empty when it has no time, or no object has one. */
    public Optional<LocalDate> millesime(Layer layer) {
        if (layer.time() == null) {
            return Optional.empty();
        }
        Sql sql = Sql.of("SELECT max(" + Sql.name(layer.time()) + ")::date FROM "
                + Sql.name(layer.storage().table()));
        return database.find(sql, row -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .flatMap(day -> day);
    }

    private static Sql content(Layer layer) {
        String time = layer.time() == null ? "NULL" : Sql.name(layer.time());
        return Sql.of(
                "SELECT ?::text AS id, nombre,"
                        + " CASE WHEN e IS NOT NULL THEN ARRAY[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)] END AS bbox,"
                        + " debut, fin FROM (SELECT count(*) AS nombre, ST_Extent("
                        + Sql.name(layer.storage().geometry()) + ") AS e, min(" + time + ")::text AS debut, max(" + time
                        + ")::text AS fin FROM "
                        + Sql.name(layer.storage().table()) + " OFFSET 0) contenu",
                layer.id());
    }
}
