package fr.archipel.scot.cover;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.util.List;

/** Writes the ground of each commune by class ({@code occupation_stock}), within the caller's transaction. */
final class StockLoader {
    // A polygon inside the commune counts for its own area. One across the border is cut on pieces of few vertices,
    // which add
    // up to the commune: cutting on a contour of thousands costs more than all the rest.
    private static final String COMMUNE = """
            INSERT INTO occupation_stock (source, millesime, insee, code_cs, code_us, etat, selon, impermeable, surface_m2, polygones)
            SELECT ?, ?, ?, code_cs, code_us, etat, selon, bool_or(impermeable), sum(aire), count(*)
            FROM (
              SELECT s.code_cs, s.code_us, s.etat, s.selon, s.impermeable,
                     CASE WHEN ST_Covers(c.geom, s.geom) THEN s.surface_m2
                          ELSE (SELECT sum(ST_Area(ST_Intersection(m.geom, s.geom))) FROM contour_morceau m
                                WHERE m.insee = c.insee AND m.geom && s.geom) END AS aire
              FROM commune c JOIN v_sol_%s s ON s.geom && c.geom AND s.millesime = ?
              WHERE c.insee = ?) p
            WHERE aire > 0
            GROUP BY code_cs, code_us, etat, selon""";

    private final Session session;
    private final CoverSource source;
    private final int vintage;
    private final Pace pace;

    StockLoader(Session session, CoverSource source, int vintage, Pace pace) {
        this.session = session;
        this.source = source;
        this.vintage = vintage;
        this.pace = pace;
    }

    /** How many polygons the vintage has. */
    long load() throws SQLException {
        session.update(Sql.of("DELETE FROM occupation_stock WHERE source = ? AND millesime = ?", source.id(), vintage));
        pieces();
        List<String> communes =
                session.list(Sql.of("SELECT insee FROM commune ORDER BY ST_Centroid(geom)"), row -> row.getString(1));
        for (int i = 0; i < communes.size(); i++) {
            pace.step("stock par commune", i, communes.size());
            String insee = communes.get(i);
            session.update(Sql.of(COMMUNE.formatted(source.id()), source.id(), vintage, insee, vintage, insee));
        }
        session.update(Sql.of("ANALYZE occupation_stock"));
        return session.find(
                        Sql.of("SELECT count(*) FROM %s WHERE millesime = ?".formatted(source.id()), vintage),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private void pieces() throws SQLException {
        session.update(Sql.of("""
                CREATE TEMPORARY TABLE contour_morceau ON COMMIT DROP AS
                SELECT insee, ST_Subdivide(geom, 48) AS geom FROM commune"""));
        session.update(Sql.of("CREATE INDEX ON contour_morceau (insee)"));
        session.update(Sql.of("ANALYZE contour_morceau"));
    }
}
