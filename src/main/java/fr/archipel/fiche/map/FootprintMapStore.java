package fr.archipel.fiche.map;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads what the map of a project's footprint shows: the communes under it, friches and activity zones about, limits of
 * SCoT. As {@link FicheMapStore}, what is read is bounded by the paper.
 */
public final class FootprintMapStore {
    /** Ground across the map, at least: metres. */
    private static final double CLOSEST = 1_600;
    /** Objects of a layer; the largest ones. */
    private static final int MOST_OBJECTS = 200;

    private static final int LAMBERT_93 = 2154;
    private static final List<String> LAYERS = List.of("zae", "friches");

    private final Database database;
    private final Catalogue catalogue;

    public FootprintMapStore(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** {@code area}: in EPSG:2154, whatever SRID it bears. */
    public FicheDrawing drawing(Geometry area) {
        Geometry footprint = area.copy();
        footprint.setSRID(LAMBERT_93);
        MapFrame frame = MapFrame.around(footprint.getEnvelopeInternal(), CLOSEST, FootprintDrawing.MAP);
        return database.with(session -> {
            List<FicheMap.Objet> objects = new ArrayList<>();
            for (String id : LAYERS) {
                Layer layer = catalogue.getLayer(id);
                objects.addAll(
                        session.list(objects(layer, frame, footprint), row -> FicheMapStore.objet(layer.id(), row)));
            }
            FicheMap map = new FicheMap(
                    frame, "dessin", "", limits(session, frame), communes(session, frame, footprint), objects, null);
            return FootprintDrawing.of(map, footprint, catalogue);
        });
    }

    private static List<FicheMap.Commune> communes(Session session, MapFrame frame, Geometry footprint)
            throws SQLException {
        Envelope ground = frame.ground();
        return session.list(
                FicheMapStore.shown("c.geom", frame, "forme")
                        .add(
                                """
                        , c.nom, c.precision, c.date_maj,
                          (ST_Intersects(c.geom, ?) AND NOT ST_Touches(c.geom, ?)) AS concernee
                        FROM commune c WHERE c.geom && ST_MakeEnvelope(?, ?, ?, ?, 2154)
                        ORDER BY c.population DESC NULLS LAST, c.insee""",
                                footprint,
                                footprint,
                                ground.getMinX(),
                                ground.getMinY(),
                                ground.getMaxX(),
                                ground.getMaxY()),
                row -> new FicheMap.Commune(
                        row.getString("nom"),
                        row.getBoolean("concernee"),
                        row.getString("precision"),
                        row.getObject("date_maj", LocalDate.class),
                        FicheMapStore.geometry(row, "forme")));
    }

    private static Geometry limits(Session session, MapFrame frame) throws SQLException {
        return session.find(
                        FicheMapStore.shown("ST_Collect(s.geom)", frame, "limites")
                                .add(" FROM scot s"),
                        row -> FicheMapStore.geometry(row, "limites"))
                .orElseThrow();
    }

    /** Those under the footprint first: they are named first. Names of tables and columns are the catalogue's. */
    private static Sql objects(Layer layer, MapFrame frame, Geometry footprint) {
        Layer.Storage storage = layer.storage();
        Style.Cases cases = layer.style().cases();
        String geometry = "t." + Sql.name(storage.geometry());
        Envelope ground = frame.ground();
        return FicheMapStore.shown(geometry, frame, "forme")
                .add(", t." + Sql.name(layer.label()) + "::text AS nom")
                .add(", " + (cases == null ? "NULL" : "t." + Sql.name(cases.field())) + "::text AS cas")
                .add(", " + FicheMapStore.field(layer, "precision") + "::text AS precision")
                .add(", " + FicheMapStore.field(layer, "date_maj") + "::date AS date_maj, 'mentionne' AS role")
                .add(" FROM " + Sql.name(storage.table()) + " t\n")
                .add(
                        " WHERE " + geometry + " && ST_MakeEnvelope(?, ?, ?, ?, 2154)",
                        ground.getMinX(),
                        ground.getMinY(),
                        ground.getMaxX(),
                        ground.getMaxY())
                .add(" ORDER BY ST_Intersects(" + geometry + ", ?) DESC, ST_Area(" + geometry + ") DESC", footprint)
                .add(" LIMIT ?", MOST_OBJECTS);
    }
}
