package fr.archipel.style;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where names and marks of objects go: one point an object. */
public final class StyleStore {
    /** More points than these are not handed out at once; names of larger layers are then written tile by tile. */
    static final int MOST = 5_000;

    /** Below so many pixels, a shape reads as a speck. */
    private static final double LEGIBLE_PX = 16;
    /** MapLibre's world, 512 pixels wide at zoom 0, in metres of EPSG:3857. */
    private static final double WORLD_M = 40_075_016.68;

    private static final int NEVER = 24;

    private final Database database;

    public StyleStore(Database database) {
        this.database = database;
    }

    /**
     * @param ids of the objects at this place, separated by spaces; of one where places are not gathered
     * @param name null when several share the place, or the object has none
     * @param value of the field the style depends on
     * @param importance of the name
     * @param legible the zoom from which the shape can be read; whole, since MapLibre filters tile by tile
     */
    record Anchor(
            String ids,
            int count,
            @Nullable String name,
            @Nullable String value,
            @Nullable BigDecimal importance,
            int legible,
            double lon,
            double lat) {}

    /** Ids of the layers with more than {@link #MOST} objects. */
    Set<String> large(List<Layer> layers) {
        if (layers.isEmpty()) {
            return Set.of();
        }
        Sql counted = Sql.join(
                " UNION ALL ",
                layers.stream()
                        .map(layer -> Sql.of(
                                "SELECT ?::text WHERE EXISTS (SELECT 1 FROM "
                                        + Sql.name(layer.storage().table()) + " OFFSET " + MOST + ")",
                                layer.id()))
                        .toList());
        return new TreeSet<>(database.list(counted, row -> row.getString(1)));
    }

    /** At most {@link #MOST}. */
    List<Anchor> anchors(Layer layer) {
        return database.with(session -> anchors(session, layer));
    }

    private static List<Anchor> anchors(Session session, Layer layer) throws SQLException {
        return session.list(
                Sources.gathers(layer) ? gathered(layer) : each(layer),
                row -> new Anchor(
                        row.getString("ids"),
                        row.getInt("nombre"),
                        row.getString("nom"),
                        row.getString("valeur"),
                        row.getBigDecimal("importance"),
                        row.getInt("lisible"),
                        row.getDouble("lon"),
                        row.getDouble("lat")));
    }

    /**
     * The centroid where it lies inside the object; else the middle of its widest stretch. A published file may hold a
     * shape that is not valid, of which neither can be asked: the centroid, wherever it is.
     */
    private static Sql each(Layer layer) {
        Style style = layer.style();
        String geom = Sql.name(layer.storage().geometry());
        Optional<Style.Label> label = Optional.ofNullable(style.label());
        String name = label.map(Style.Label::field).orElse(layer.label());
        String importance = label.map(Style.Label::importance)
                .map(by -> Sql.name(by.field()))
                .orElse("NULL");
        String value = style.cases() == null ? "NULL" : Sql.name(style.cases().field());
        return Sql.of("SELECT ids, 1 AS nombre, nom, valeur, importance, "
                + "CASE WHEN etendue > 0 THEN least(" + NEVER + ", round(log(2, (" + LEGIBLE_PX * WORLD_M / 512
                + " / etendue)::numeric)))::int ELSE " + NEVER
                + " END AS lisible, ST_X(p) AS lon, ST_Y(p) AS lat FROM (SELECT "
                + Sql.name(layer.storage().key()) + "::text AS ids, " + Sql.name(name) + "::text AS nom, "
                + value + "::text AS valeur, " + importance + "::numeric AS importance, "
                + "ST_Transform(CASE WHEN NOT ST_IsValid(" + geom + ") THEN ST_Centroid(" + geom
                + ") WHEN ST_Dimension(" + geom + ") = 2 AND ST_Contains(" + geom + ", ST_Centroid("
                + geom + ")) THEN ST_Centroid(" + geom + ") ELSE ST_PointOnSurface(" + geom
                + ") END, 4326) AS p, greatest(ST_XMax(sur_carte) - ST_XMin(sur_carte), ST_YMax(sur_carte) - ST_YMin(sur_carte)) AS etendue FROM "
                + Sql.name(layer.storage().table()) + ", ST_Transform(ST_Envelope(" + geom
                + "), 3857) sur_carte WHERE NOT ST_IsEmpty("
                + geom + ")) objets ORDER BY ids LIMIT "
                + MOST);
    }

    /** Places to about ten metres. */
    private static Sql gathered(Layer layer) {
        return Sql.of(
                        "SELECT string_agg(ids, ' ' ORDER BY ids) AS ids, count(*)::int AS nombre, "
                                + "CASE WHEN count(*) = 1 THEN min(nom) END AS nom, min(valeur) AS valeur, "
                                + "max(importance) AS importance, max(lisible) AS lisible, min(lon) AS lon, min(lat) AS lat FROM (")
                .add(each(layer))
                .add(") un GROUP BY round(lon::numeric, 4), round(lat::numeric, 4) ORDER BY 1");
    }
}
