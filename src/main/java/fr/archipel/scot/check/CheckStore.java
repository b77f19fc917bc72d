package fr.archipel.scot.check;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.scot.check.Measured.CommunePart;
import fr.archipel.scot.check.Measured.LandAreas;
import fr.archipel.scot.check.Measured.Overlap;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.ObjetRef;
import fr.archipel.territory.ScotRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;

/** Measures a geometry against the territory, the friches and the activity zones. */
public final class CheckStore {
    // The geometry asked about comes first in each test, so that PostGIS prepares it once for all rows.
    private static final String COMMUNES = """
            WITH demande AS MATERIALIZED (SELECT ?::geometry AS g)
            SELECT c.insee, c.nom, s.id, s.nom AS scot, c.precision, ST_Area(p.dedans) AS surface
            FROM demande d
            JOIN commune c ON ST_Intersects(d.g, c.geom)
            JOIN scot s ON s.id = c.scot
            CROSS JOIN LATERAL (
              SELECT CASE WHEN ST_Covers(d.g, c.geom) THEN c.geom WHEN ST_Covers(c.geom, d.g) THEN d.g
                          ELSE ST_Intersection(d.g, c.geom) END AS dedans
              OFFSET 0) p
            ORDER BY surface DESC, c.insee""";

    private static final String OBJETS = """
            WITH demande AS MATERIALIZED (SELECT ?::geometry AS g),
            candidat AS (
              SELECT 'friches' AS layer, id, site_nom AS nom, site_type AS type, NULL AS etat, NULL AS evolution,
                     qualification, precision, geom FROM friche
              UNION ALL
              SELECT 'zae', id, site_nom, site_type, site_etat, site_evol_urba, NULL, precision, geom FROM zae)
            SELECT c.layer, c.id, c.nom, c.type, c.etat, c.evolution, c.qualification, c.precision, m.surface
            FROM demande d
            JOIN candidat c ON ST_Intersects(d.g, c.geom)
            CROSS JOIN LATERAL (
              SELECT ST_Area(CASE WHEN ST_Covers(d.g, c.geom) THEN c.geom ELSE ST_Intersection(d.g, c.geom) END)
                AS surface OFFSET 0) m
            WHERE m.surface >= 1
            ORDER BY c.layer, m.surface DESC, c.id""";

    // Unions by layer and kind, then differences between them: each bit of ground is under one heading. A friche,
    // qualified by someone, is a finer statement than the zone around it, and goes first. Objects are taken heap by
    // heap
    // (amas) of those that touch, so that thousands are no single union; their parts are computed first (MATERIALIZED),
    // or each row of the window would carry the whole geometry asked about.
    private static final String SOLS = """
            WITH demande AS MATERIALIZED (SELECT ?::geometry AS g),
            part AS MATERIALIZED (
              SELECT k.layer, k.sol,
                     CASE WHEN ST_Covers(d.g, o.geom) THEN o.geom
                          ELSE ST_CollectionExtract(ST_Intersection(d.g, o.geom), 3) END AS geom
              FROM unnest(?::text[], ?::text[], ?::text[]) AS k (layer, id, sol)
              JOIN objet o ON (o.layer, o.id) = (k.layer, k.id)
              CROSS JOIN demande d),
            amas AS (SELECT *, ST_ClusterDBSCAN(geom, 0, 1) OVER () AS k FROM part),
            par_sol AS MATERIALIZED (
              SELECT ST_Union(geom) FILTER (WHERE layer = 'friches') AS f,
                     ST_Union(geom) FILTER (WHERE layer = 'friches' AND sol = 'urbanise') AS fu,
                     ST_Union(geom) FILTER (WHERE layer = 'friches' AND sol = 'enaf') AS fe,
                     ST_Union(geom) FILTER (WHERE layer = 'friches' AND sol <> 'urbanise') AS f_sauf_u,
                     ST_Union(geom) FILTER (WHERE layer = 'friches' AND sol <> 'enaf') AS f_sauf_e,
                     ST_Union(geom) FILTER (WHERE layer = 'zae') AS z,
                     ST_Union(geom) FILTER (WHERE layer = 'zae' AND sol = 'urbanise') AS zu,
                     ST_Union(geom) FILTER (WHERE layer = 'zae' AND sol = 'prevu') AS zp,
                     ST_Union(geom) FILTER (WHERE layer = 'friches' OR sol <> 'urbanise') AS sauf_zu,
                     ST_Union(geom) FILTER (WHERE layer = 'friches' OR sol <> 'prevu') AS sauf_zp
              FROM amas GROUP BY k)
            SELECT %s
            FROM par_sol""".formatted(Stream.of(
                    area("f", "NULL"),
                    area("fu", "f_sauf_u"),
                    area("fe", "f_sauf_e"),
                    area("z", "NULL"),
                    area("z", "f"),
                    area("zu", "sauf_zu"),
                    area("zp", "sauf_zp"))
            .collect(Collectors.joining(", ")));

    private final Database database;

    public CheckStore(Database database) {
        this.database = database;
    }

    /** {@code geometry}: polygons in EPSG:2154. */
    Measured measure(Geometry geometry) {
        return database.with(session -> {
            List<Overlap> objets = session.list(Sql.of(OBJETS, geometry), CheckStore::overlap);
            return new Measured(
                    geometry.getArea(),
                    session.list(Sql.of(COMMUNES, geometry), CheckStore::commune),
                    objets,
                    sols(session, geometry, objets));
        });
    }

    /** The area of one column outside another; a union of nothing is NULL. */
    private static String area(String in, String outside) {
        return "coalesce(sum(ST_Area(CASE WHEN %2$s IS NULL THEN %1$s ELSE ST_Difference(%1$s, %2$s) END)), 0)"
                .formatted(in, outside);
    }

    private static LandAreas sols(Session session, Geometry geometry, List<Overlap> objets) throws SQLException {
        if (objets.isEmpty()) {
            return LandAreas.NONE;
        }
        Sql sql = Sql.of(
                SOLS,
                geometry,
                texts(objets, o -> o.objet().layer()),
                texts(objets, o -> o.objet().id()),
                texts(objets, o -> o.sol().kind().id()));
        return session.find(
                        sql,
                        row -> new LandAreas(
                                row.getDouble(1),
                                row.getDouble(2),
                                row.getDouble(3),
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getDouble(6),
                                row.getDouble(7)))
                .orElse(LandAreas.NONE);
    }

    private static CommunePart commune(ResultSet row) throws SQLException {
        return new CommunePart(
                new CommuneRef(row.getString("insee"), row.getString("nom")),
                new ScotRef(row.getString("id"), row.getString("scot")),
                row.getString("precision"),
                row.getDouble("surface"));
    }

    private static Overlap overlap(ResultSet row) throws SQLException {
        String layer = row.getString("layer");
        String qualification = row.getString("qualification");
        return new Overlap(
                ObjetRef.of(layer, row.getString("id"), row.getString("nom")),
                row.getDouble("surface"),
                qualification == null
                        ? LandState.ofZone(row.getString("type"), row.getString("etat"), row.getString("evolution"))
                        : LandState.ofFriche(qualification),
                qualification,
                row.getString("etat"),
                row.getString("precision"));
    }

    private static String[] texts(List<Overlap> objets, Function<Overlap, String> text) {
        return objets.stream().map(text).toArray(String[]::new);
    }
}
