package fr.archipel.scot.check;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.scot.check.Surroundings.Area;
import fr.archipel.scot.check.Surroundings.Known;
import fr.archipel.scot.check.Surroundings.Objet;
import fr.archipel.scot.consumption.LandSource;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.EpciRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** What footprints meet, fetched once by the indexes; the cutting is done in Java ({@link Partition}). */
public final class CheckStore {
    /** Of all that footprints meet: some seconds of cutting, a hundred MiB. */
    static final int MAXIMUM_POINTS = 400_000;

    private static final int ROWS_AT_A_TIME = 500;
    private static final GeometryFactory LAMBERT_93 = new GeometryFactory(new PrecisionModel(), 2154);

    // The parts asked about, one by one, so that PostGIS prepares each once; outlines with many points are cut two
    // metres
    // beyond them, a metre further than the cutting looks.
    private static final String ASKED = """
            WITH demande AS MATERIALIZED (SELECT (ST_Dump(?::geometry)).geom AS g),
                 boite AS MATERIALIZED (SELECT ST_Expand(ST_Extent(g)::geometry, 2) AS b FROM demande)""";

    private static final String CUT = """
            ST_AsBinary(CASE WHEN ST_NPoints(c.geom) <= 100 OR c.geom @ b.b THEN c.geom
                             ELSE ST_CollectionExtract(ST_ClipByBox2D(c.geom, b.b::box2d), 3) END) AS geom""";

    private static final String COMMUNES = ASKED + """

            SELECT c.insee, c.nom, c.precision, e.siren, e.sigle, e.nom AS epci, s.id AS scot, s.nom AS scot_nom, %s
            FROM commune c JOIN epci e ON e.siren = c.epci JOIN scot s ON s.id = c.scot CROSS JOIN boite b
            WHERE c.insee IN (SELECT x.insee FROM demande d JOIN commune x ON ST_Intersects(d.g, x.geom))
            ORDER BY c.insee""".formatted(CUT);

    private static final String FRICHES = ASKED + """

            SELECT 'friches' AS layer, c.id, c.site_nom AS nom, c.site_type AS type, NULL AS etat, NULL AS evolution,
                   c.qualification, c.precision, %s
            FROM friche c CROSS JOIN boite b
            WHERE c.id IN (SELECT x.id FROM demande d JOIN friche x ON ST_Intersects(d.g, x.geom))
            ORDER BY c.id""".formatted(CUT);

    private static final String ZONES = ASKED + """

            SELECT 'zae' AS layer, c.id, c.site_nom AS nom, c.site_type AS type, c.site_etat AS etat,
                   c.site_evol_urba AS evolution, NULL AS qualification, c.precision, %s
            FROM zae c CROSS JOIN boite b
            WHERE c.id IN (SELECT x.id FROM demande d JOIN zae x ON ST_Intersects(d.g, x.geom))
            ORDER BY c.id""".formatted(CUT);

    // Each nature's last vintage.
    private static final String KNOWN = ASKED + """
            , dernier AS MATERIALIZED (
              SELECT n.nature, (SELECT max(m.millesime) FROM sol_reference m WHERE m.nature = n.nature) AS millesime
              FROM (VALUES ('enaf'), ('urbanise')) AS n (nature))
            SELECT c.nature, c.millesime, c.source, %s
            FROM sol_reference c CROSS JOIN boite b
            WHERE c.id IN (SELECT x.id FROM demande d JOIN sol_reference x ON ST_Intersects(d.g, x.geom)
                           JOIN dernier USING (nature, millesime))
            ORDER BY c.id""".formatted(CUT);

    private static final String EDITION = """
            SELECT millesime, max(annee) AS derniere FROM conso_enaf
            WHERE millesime = coalesce(?, (SELECT max(millesime) FROM conso_enaf))
            GROUP BY millesime""";

    private static final String VINTAGES = """
            SELECT (SELECT max(millesime) FROM sol_reference WHERE nature = 'enaf') AS enaf,
                   (SELECT max(millesime) FROM sol_reference WHERE nature = 'urbanise') AS urbanise""";

    /** Years of the land known as ENAF and as urbanised; null when none is imported. */
    record Vintages(@Nullable Integer enaf, @Nullable Integer urbanise) {}

    private final Database database;
    private final int maximumPoints;

    public CheckStore(Database database) {
        this(database, MAXIMUM_POINTS);
    }

    /** With another bound than what a service can bear. */
    CheckStore(Database database, int maximumPoints) {
        this.database = database;
        this.maximumPoints = maximumPoints;
    }

    /** {@code footprints}: polygons in EPSG:2154. Throws {@link Problem.TooLarge} when they meet too much. */
    Partition measure(List<Geometry> footprints) {
        if (footprints.isEmpty()) {
            return new Partition(List.of(), Map.of());
        }
        Geometry all = LAMBERT_93.buildGeometry(new ArrayList<>(footprints));
        all.setSRID(2154);
        return Partition.of(footprints, database.inTransaction(session -> surroundings(session, all)));
    }

    private Surroundings surroundings(Session session, Geometry asked) throws SQLException {
        int[] points = {0};
        List<Area<Objet>> objets = new ArrayList<>();
        List<Area<Place>> communes = areas(session, COMMUNES, asked, CheckStore::place, points);
        objets.addAll(areas(session, FRICHES, asked, CheckStore::objet, points));
        objets.addAll(areas(session, ZONES, asked, CheckStore::objet, points));
        return new Surroundings(communes, objets, areas(session, KNOWN, asked, CheckStore::known, points));
    }

    private <T> List<Area<T>> areas(
            Session session, String sql, Geometry asked, Session.RowMapper<T> mapper, int[] points)
            throws SQLException {
        List<Area<T>> all = new ArrayList<>();
        session.forEach(Sql.of(sql, asked), ROWS_AT_A_TIME, row -> {
            Geometry geometry = Wkb.read(row.getBytes("geom"));
            points[0] += geometry.getNumPoints();
            if (points[0] > maximumPoints) {
                throw new ProblemException(new Problem.TooLarge(
                        "Ce que le projet recouvre (communes, friches, zones, sols connus)", maximumPoints, "sommets"));
            }
            if (geometry.getDimension() == 2 && !geometry.isEmpty()) {
                all.add(new Area<>(mapper.map(row), geometry));
            }
        });
        return all;
    }

    /** The edition that projects are held against: the one asked, else the last; empty when it is not imported. */
    Optional<Edition> findEdition(@Nullable Integer millesime) {
        return database.find(
                Sql.of(EDITION, millesime),
                row -> new Edition(LandSource.ENAF.title(), row.getInt("millesime"), row.getInt("derniere")));
    }

    /** Changes with whatever a check of the known projects depends on. */
    String versions() {
        return database.find(Sql.of("""
                                SELECT string_agg(layer || ':' || version, ',' ORDER BY layer) FROM version_couche
                                WHERE layer IN ('scot-donnees', 'fiches', 'communes')
                                   OR layer IN (SELECT layer FROM couche_suivie)"""), row -> String.valueOf(row.getString(1)))
                .orElse("");
    }

    Vintages vintages() {
        return database.find(
                        Sql.of(VINTAGES),
                        row -> new Vintages(Columns.integer(row, "enaf"), Columns.integer(row, "urbanise")))
                .orElseThrow();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new CommuneRef(row.getString("insee"), row.getString("nom")),
                new EpciRef(row.getString("siren"), row.getString("sigle"), row.getString("epci")),
                new ScotRef(row.getString("scot"), row.getString("scot_nom")),
                row.getString("precision"));
    }

    private static Objet objet(ResultSet row) throws SQLException {
        String qualification = row.getString("qualification");
        return new Objet(
                ObjetRef.of(row.getString("layer"), row.getString("id"), row.getString("nom")),
                qualification == null
                        ? LandState.ofZone(row.getString("type"), row.getString("etat"), row.getString("evolution"))
                        : LandState.ofFriche(qualification),
                qualification,
                row.getString("etat"),
                row.getString("precision"));
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(row.getString("nature").equals("enaf"), row.getInt("millesime"), row.getString("source"));
    }
}
