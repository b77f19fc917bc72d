package fr.archipel.fiche.map;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Reads what the map of a fiche shows. Geometries come simplified to half the smallest detail that shows and cut to the
 * frame, so that what is read is bounded by the paper and not by the data.
 */
public final class FicheMapStore {
    /** Ground across a map, at least: metres. */
    private static final double CLOSEST = 5_000;
    /** Of a pixel: 0.13 mm on paper. */
    private static final double DETAIL = 0.5;

    private final Database database;
    private final Catalogue catalogue;

    public FicheMapStore(Database database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** What one needs to know to choose a frame. Boxes are null when there is nothing to put in. */
    private record Head(
            String fiche,
            @Nullable String origine,
            String epci,
            String sigle,
            @Nullable Envelope touched,
            @Nullable Envelope whole) {}

    /** The map as it is to be drawn; empty when neither the fiche nor its EPCI has a geometry. */
    public Optional<FicheDrawing> findDrawing(String fiche) {
        return database.with(session -> find(session, fiche)).map(map -> FicheDrawing.of(map, catalogue));
    }

    private Optional<FicheMap> find(Session session, String fiche) throws SQLException {
        Optional<Head> found = session.find(
                Sql.of("""
                SELECT f.geom_origine, e.siren, e.sigle, box2d(e.geom)::text AS ensemble, (
                  SELECT ST_Extent(g)::text FROM (
                    SELECT f.geom AS g
                    UNION ALL SELECT c.geom FROM commune c WHERE c.insee = ANY (f.communes)
                    UNION ALL SELECT o.geom FROM fiche_objet l JOIN objet o ON (o.layer, o.id) = (l.layer, l.objet_id)
                    WHERE l.fiche = f.id AND l.role <> 'mentionne') x) AS touche
                FROM fiche f JOIN contrat k ON k.id = f.contrat JOIN epci e ON e.siren = k.epci WHERE f.id = ?""", fiche),
                row -> new Head(
                        fiche,
                        row.getString("geom_origine"),
                        row.getString("siren"),
                        row.getString("sigle"),
                        box(row.getString("touche")),
                        box(row.getString("ensemble"))));
        if (found.isEmpty() || found.get().origine() == null) {
            return Optional.empty();
        }
        return Optional.of(read(session, found.get()));
    }

    private FicheMap read(Session session, Head head) throws SQLException {
        Envelope whole = head.whole();
        Envelope touched = head.touched();
        if (whole == null || touched == null || head.origine() == null) {
            throw new IllegalStateException("a fiche with a geometry and without its box: " + head.fiche());
        }
        MapFrame frame = MapFrame.around(touched, CLOSEST, FicheDrawing.MAP);
        List<FicheMap.Commune> communes = communes(session, head, frame);
        FicheMap.Situation situation = null;
        if (!head.origine().equals("epci") && !frame.ground().contains(whole)) {
            Envelope all = new Envelope(whole);
            all.expandToInclude(touched);
            MapFrame small = MapFrame.around(all, 0, FicheDrawing.SITUATION);
            situation = new FicheMap.Situation(small, contour(session, head, small), concerned(session, head, small));
        }
        return new FicheMap(
                frame,
                head.origine(),
                head.sigle(),
                contour(session, head, frame),
                communes,
                objects(session, head, frame),
                situation);
    }

    private static Geometry contour(Session session, Head head, MapFrame frame) throws SQLException {
        return session.find(
                        shown("e.geom", frame, "contour").add(" FROM epci e WHERE e.siren = ?", head.epci()),
                        row -> geometry(row, "contour"))
                .orElseThrow();
    }

    private static Geometry concerned(Session session, Head head, MapFrame frame) throws SQLException {
        return session.find(
                        shown("ST_Collect(c.geom)", frame, "concernees").add("""
                         FROM fiche f JOIN commune c ON c.insee = ANY (f.communes) WHERE f.id = ?""", head.fiche()),
                        row -> geometry(row, "concernees"))
                .orElseThrow();
    }

    private static List<FicheMap.Commune> communes(Session session, Head head, MapFrame frame) throws SQLException {
        return session.list(
                shown("c.geom", frame, "forme")
                        .add(
                                """
                        , c.nom, c.precision, c.date_maj,
                          c.insee = ANY (f.communes) AS concernee
                        FROM fiche f JOIN commune c ON c.epci = ? OR c.insee = ANY (f.communes)
                        WHERE f.id = ? AND c.geom && ST_MakeEnvelope(?, ?, ?, ?, 2154)
                        ORDER BY c.population DESC NULLS LAST, c.insee""",
                                head.epci(),
                                head.fiche(),
                                frame.ground().getMinX(),
                                frame.ground().getMinY(),
                                frame.ground().getMaxX(),
                                frame.ground().getMaxY()),
                row -> new FicheMap.Commune(
                        row.getString("nom"),
                        row.getBoolean("concernee"),
                        row.getString("precision"),
                        row.getObject("date_maj", LocalDate.class),
                        geometry(row, "forme")));
    }

    /** {@code SELECT} of a geometry as a frame shows it, a little beyond its edge, which so stays out of sight. */
    static Sql shown(String geometry, MapFrame frame, String name) {
        Envelope cut = new Envelope(frame.ground());
        cut.expandBy(cut.getWidth() / 20);
        return Sql.of(
                "SELECT ST_AsBinary(ST_ClipByBox2D(ST_Simplify(" + geometry
                        + ", ?, true), ST_MakeEnvelope(?, ?, ?, ?, 2154))) AS " + name + "\n",
                frame.metres() * DETAIL,
                cut.getMinX(),
                cut.getMinY(),
                cut.getMaxX(),
                cut.getMaxY());
    }

    private List<FicheMap.Objet> objects(Session session, Head head, MapFrame frame) throws SQLException {
        List<FicheMap.Objet> objects = new ArrayList<>();
        List<String> layers = session.list(
                Sql.of("SELECT DISTINCT layer FROM fiche_objet WHERE fiche = ? ORDER BY layer", head.fiche()),
                row -> row.getString(1));
        for (String id : layers) {
            Optional<Layer> layer = catalogue.findLayer(id);
            if (layer.isPresent()) {
                objects.addAll(session.list(objects(head, layer.get(), frame), row -> objet(id, row)));
            }
        }
        objects.sort((a, b) -> a.role().compareTo(b.role()));
        return objects;
    }

    /** Names of tables and columns are the catalogue's. */
    private static Sql objects(Head head, Layer layer, MapFrame frame) {
        Layer.Storage storage = layer.storage();
        Style.Cases cases = layer.style().cases();
        return shown("t." + Sql.name(storage.geometry()), frame, "forme")
                .add(", t." + Sql.name(layer.label()) + "::text AS nom")
                .add(", " + (cases == null ? "NULL" : "t." + Sql.name(cases.field())) + "::text AS cas")
                .add(", " + field(layer, "precision") + "::text AS precision")
                .add(", " + field(layer, "date_maj") + "::date AS date_maj, l.role")
                .add(" FROM " + Sql.name(storage.table()) + " t\n")
                .add("""
                         JOIN (SELECT DISTINCT ON (objet_id) objet_id, role FROM fiche_objet
                               WHERE fiche = ? AND layer = ?
                               ORDER BY objet_id, array_position(ARRAY['porte_sur', 'dessert', 'mentionne'], role)) l""", head.fiche(), layer.id())
                .add(" ON l.objet_id = t." + Sql.name(storage.key()) + "::text ORDER BY l.objet_id");
    }

    static String field(Layer layer, String name) {
        return layer.findField(name).isPresent() ? "t." + Sql.name(name) : "NULL";
    }

    static FicheMap.Objet objet(String layer, ResultSet row) throws SQLException {
        return new FicheMap.Objet(
                layer,
                row.getString("nom"),
                FicheMap.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("cas"),
                row.getString("precision"),
                row.getObject("date_maj", LocalDate.class),
                geometry(row, "forme"));
    }

    static Geometry geometry(ResultSet row, String name) throws SQLException {
        try {
            byte[] wkb = row.getBytes(name);
            return wkb == null ? new GeometryFactory().createGeometryCollection() : new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("a geometry that PostGIS wrote and nobody reads", e);
        }
    }

    /** {@code BOX(x y,x y)}. */
    private static @Nullable Envelope box(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] numbers = text.substring(4, text.length() - 1).split("[ ,]", -1);
        return new Envelope(
                Double.parseDouble(numbers[0]),
                Double.parseDouble(numbers[2]),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[3]));
    }
}
