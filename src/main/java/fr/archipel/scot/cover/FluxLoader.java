package fr.archipel.scot.cover;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes what changed between two vintages ({@code occupation_flux}), within the caller's transaction. What has the same drawing
 * and the same nature in both is set aside first; only what is left is laid over, and only where natures differ.
 */
final class FluxLoader {
    private static final int CHUNK = 5_000;

    private final Session session;
    private final Job job;
    private final Pace pace;

    FluxLoader(Session session, Job job, Pace pace) {
        this.session = session;
        this.job = job;
        this.pace = pace;
    }

    /** How many pieces changed. */
    long load() throws SQLException {
        session.update(Sql.of(
                "DELETE FROM occupation_flux WHERE source = ? AND de = ? AND vers = ?",
                job.source().id(),
                job.de(),
                job.vers()));
        pace.step("comparaison des polygones", 0, 0);
        prints();
        changed("avant", job.de(), job.vers());
        changed("apres", job.vers(), job.de());
        session.update(Sql.of("CREATE INDEX ON apres USING gist (geom)"));
        session.update(Sql.of("ANALYZE apres"));
        pieces();
        long count = communes();
        session.update(Sql.of("ANALYZE occupation_flux"));
        return count;
    }

    private void prints() throws SQLException {
        session.update(Sql.of("""
                CREATE TEMPORARY TABLE empreinte_sol ON COMMIT DROP AS
                SELECT id, millesime, md5(geom::bytea)::uuid AS dessin,
                       coalesce(etat::integer, -1) * 4 + coalesce(impermeable::integer, -1) AS nature
                FROM v_sol_%s WHERE millesime IN (?, ?)""".formatted(job.source().id()), job.de(), job.vers()));
        session.update(Sql.of("ANALYZE empreinte_sol"));
    }

    private void changed(String table, int vintage, int other) throws SQLException {
        session.update(Sql.of("""
                CREATE TEMPORARY TABLE %s ON COMMIT DROP AS
                SELECT row_number() OVER () AS n, s.code_cs, s.code_us, s.etat, s.impermeable, s.geom
                FROM (SELECT e.id FROM empreinte_sol e WHERE e.millesime = ? AND NOT EXISTS (
                        SELECT FROM empreinte_sol o WHERE o.millesime = ? AND o.dessin = e.dessin AND o.nature = e.nature)
                      ORDER BY e.id) c
                JOIN v_sol_%s s USING (id)""".formatted(table, job.source().id()), vintage, other));
    }

    private void pieces() throws SQLException {
        session.update(Sql.of("""
                CREATE TEMPORARY TABLE morceau_change (cs_de text, us_de text, cs_vers text, us_vers text, etat_de boolean, etat_vers boolean,
                  imper_de boolean, imper_vers boolean, geom geometry) ON COMMIT DROP"""));
        session.update(Sql.of("CREATE INDEX ON avant (n)"));
        session.update(Sql.of("ANALYZE avant"));
        long rows = session.find(Sql.of("SELECT count(*) FROM avant"), row -> row.getLong(1))
                .orElse(0L);
        for (long at = 1; at <= rows; at += CHUNK) {
            pace.step("croisement des polygones changés", at - 1, rows);
            session.update(Sql.of("""
                    INSERT INTO morceau_change
                    SELECT a.code_cs, a.code_us, b.code_cs, b.code_us, a.etat, b.etat, a.impermeable, b.impermeable, p.geom
                    FROM avant a JOIN apres b ON b.geom && a.geom AND (a.etat <> b.etat OR a.impermeable <> b.impermeable)
                    CROSS JOIN LATERAL (
                      SELECT CASE WHEN a.geom = b.geom THEN a.geom
                                  ELSE ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3) END AS geom OFFSET 0) p
                    WHERE a.n >= ? AND a.n < ? AND ST_Area(p.geom) > 0""", at, at + CHUNK));
        }
        session.update(Sql.of("CREATE INDEX ON morceau_change USING gist (geom)"));
        session.update(Sql.of("ANALYZE morceau_change"));
    }

    private long communes() throws SQLException {
        List<String> communes =
                session.list(Sql.of("SELECT insee FROM commune ORDER BY insee"), row -> row.getString(1));
        long count = 0;
        for (int i = 0; i < communes.size(); i++) {
            pace.step("découpage par commune", i, communes.size());
            count += session.update(Sql.of("""
                    INSERT INTO occupation_flux (source, de, vers, insee, cs_de, us_de, cs_vers, us_vers, etat_de, etat_vers, imper_de,
                      imper_vers, surface_m2, geom)
                    SELECT ?, ?, ?, c.insee, m.cs_de, m.us_de, m.cs_vers, m.us_vers, m.etat_de, m.etat_vers, m.imper_de, m.imper_vers,
                           ST_Area(p.geom), ST_Multi(p.geom)
                    FROM commune c JOIN morceau_change m ON m.geom && c.geom
                    CROSS JOIN LATERAL (
                      SELECT CASE WHEN ST_Covers(c.geom, m.geom) THEN m.geom
                                  ELSE ST_CollectionExtract(ST_Intersection(c.geom, m.geom), 3) END AS geom OFFSET 0) p
                    WHERE c.insee = ? AND ST_Area(p.geom) > 0""", job.source().id(), job.de(), job.vers(), communes.get(i)));
        }
        return count;
    }
}
