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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Reads what the map of a territory shows: its communes, those around, and the objects of the layers that touch it. As
 * {@link FicheMapStore}, what is read is bounded by the paper.
 */
public final class TerritoryMapStore {
    /** Ground across the map, at least: metres. */
    private static final double CLOSEST = 3_000;
    /** Objects of a layer; the largest ones. */
    static final int MOST_OBJECTS = 1_500;

    private final Database database;
    private final Catalogue catalogue;

    public TerritoryMapStore(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Every followed layer that is drawn unless asked otherwise, from the lowest to the topmost. */
    public List<String> listLayers() {
        List<String> followed = database.list(Sql.of("SELECT layer FROM couche_suivie"), row -> row.getString(1));
        return followed.stream()
                .map(catalogue::findLayer)
                .flatMap(Optional::stream)
                .filter(layer -> !layer.style().hidden() && layer.style().ground() == null)
                .sorted(Comparator.comparingInt((Layer layer) -> layer.style().order())
                        .thenComparing(Layer::id))
                .map(Layer::id)
                .toList();
    }

    /** With the objects of all layers of {@link #listLayers}. */
    public Optional<TerritoryDrawing> findDrawing(
            String titre, Collection<String> communes, TerritoryDrawing.Paper paper) {
        return findDrawing(titre, communes, listLayers(), paper);
    }

    /**
     * Empty when none of the communes is in the territory.
     *
     * @param titre of the territory, for whom cannot see the map
     * @param communes INSEE codes
     * @param layers ids of followed layers, from the lowest to the topmost
     */
    public Optional<TerritoryDrawing> findDrawing(
            String titre, Collection<String> communes, List<String> layers, TerritoryDrawing.Paper paper) {
        String[] insee = communes.toArray(String[]::new);
        return database.with(session -> {
            Envelope extent = extent(session, insee);
            if (extent.isNull()) {
                return Optional.empty();
            }
            MapFrame frame = MapFrame.around(extent, CLOSEST, paper.map());
            List<FicheMap.Objet> objects = new ArrayList<>();
            int omitted = 0;
            for (String id : layers) {
                Layer layer = catalogue.getLayer(id);
                List<FicheMap.Objet> found =
                        session.list(objects(layer, frame, insee), row -> FicheMapStore.objet(layer.id(), row));
                objects.addAll(found);
                omitted += found.size() < MOST_OBJECTS ? 0 : count(session, id, insee) - MOST_OBJECTS;
            }
            FicheMap map = new FicheMap(
                    frame,
                    "communes",
                    "",
                    contour(session, frame, insee),
                    around(session, frame, insee),
                    objects,
                    null);
            return Optional.of(TerritoryDrawing.of(
                    new TerritoryDrawing.Content(titre, map, limits(session, frame, insee), layers, omitted),
                    paper,
                    catalogue));
        });
    }

    private static Envelope extent(Session session, String[] insee) throws SQLException {
        Envelope extent = new Envelope();
        session.list(
                        Sql.of("""
                        SELECT ST_XMin(geom) AS ouest, ST_XMax(geom) AS est, ST_YMin(geom) AS sud, ST_YMax(geom) AS nord
                        FROM commune WHERE insee = ANY (?)""", (Object) insee),
                        row -> new Envelope(
                                row.getDouble("ouest"),
                                row.getDouble("est"),
                                row.getDouble("sud"),
                                row.getDouble("nord")))
                .forEach(extent::expandToInclude);
        return extent;
    }

    private static Geometry contour(Session session, MapFrame frame, String[] insee) throws SQLException {
        return session.find(
                        FicheMapStore.shown("u.geom", frame, "contour").add("""
                                 FROM (SELECT ST_UnaryUnion(ST_Collect(geom)) AS geom FROM commune
                                       WHERE insee = ANY (?)) u""", (Object) insee),
                        row -> FicheMapStore.geometry(row, "contour"))
                .orElseThrow();
    }

    /** Agglomerations in sight, when the territory meets several. */
    private static Geometry limits(Session session, MapFrame frame, String[] insee) throws SQLException {
        List<Geometry> each = session.list(
                FicheMapStore.shown("e.geom", frame, "limite")
                        .add(" FROM epci e WHERE e.siren IN (SELECT epci FROM commune WHERE insee = ANY (?))", (Object)
                                insee),
                row -> FicheMapStore.geometry(row, "limite"));
        GeometryFactory factory = new GeometryFactory();
        return each.size() < 2
                ? factory.createGeometryCollection()
                : factory.createGeometryCollection(each.toArray(Geometry[]::new));
    }

    private static List<FicheMap.Commune> around(Session session, MapFrame frame, String[] insee) throws SQLException {
        Envelope ground = frame.ground();
        return session.list(
                FicheMapStore.shown("c.geom", frame, "forme")
                        .add("""
                        , c.nom, c.precision, c.date_maj, c.insee = ANY (?) AS concernee
                        FROM commune c WHERE c.geom && ST_MakeEnvelope(?, ?, ?, ?, 2154)
                        ORDER BY c.population DESC NULLS LAST, c.insee""", insee, ground.getMinX(), ground.getMinY(), ground.getMaxX(), ground.getMaxY()),
                row -> new FicheMap.Commune(
                        row.getString("nom"),
                        row.getBoolean("concernee"),
                        row.getString("precision"),
                        row.getObject("date_maj", LocalDate.class),
                        FicheMapStore.geometry(row, "forme")));
    }

    /** The largest first. Names of tables and columns are the catalogue's. */
    private static Sql objects(Layer layer, MapFrame frame, String[] insee) {
        Layer.Storage storage = layer.storage();
        Style.Cases cases = layer.style().cases();
        String geometry = "t." + Sql.name(storage.geometry());
        return FicheMapStore.shown(geometry, frame, "forme")
                .add(", t." + Sql.name(layer.label()) + "::text AS nom")
                .add(", " + (cases == null ? "NULL" : "t." + Sql.name(cases.field())) + "::text AS cas")
                .add(", " + FicheMapStore.field(layer, "precision") + "::text AS precision")
                .add(", " + FicheMapStore.field(layer, "date_maj") + "::date AS date_maj, 'porte_sur' AS role")
                .add(" FROM " + Sql.name(storage.table()) + " t\n")
                .add(" WHERE t." + Sql.name(storage.key()) + "::text IN (")
                .add("SELECT objet_id FROM objet_commune WHERE layer = ? AND insee = ANY (?))", layer.id(), insee)
                .add(
                        " ORDER BY ST_Area(" + geometry + ") DESC, ST_Length(" + geometry + ") DESC, t."
                                + Sql.name(storage.key()) + " LIMIT ?",
                        MOST_OBJECTS);
    }

    private static int count(Session session, String layer, String[] insee) throws SQLException {
        return session.find(Sql.of("""
                        SELECT count(DISTINCT objet_id) FROM objet_commune WHERE layer = ? AND insee = ANY (?)""", layer, insee), row -> row.getInt(1)).orElseThrow();
    }
}
