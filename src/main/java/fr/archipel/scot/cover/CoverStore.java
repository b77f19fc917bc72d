package fr.archipel.scot.cover;

import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What lies under a geometry, from the polygons themselves. */
public final class CoverStore {
    // Large drawings are cut first, so that a polygon meets few vertices; the piece comes first in each test, so that
    // PostGIS
    // prepares it once. A piece of the usual project is the project itself.
    private static final String UNDER = """
            WITH morceau AS MATERIALIZED (SELECT ST_Subdivide(?::geometry, 256) AS g)
            SELECT o.code_cs, o.code_us, o.etat, o.selon,
                   concat_ws(', ', c.titre, u.titre) AS titre, o.surface
            FROM (
              SELECT s.code_cs, s.code_us, s.etat, s.selon,
                     sum(CASE WHEN ST_Covers(m.g, s.geom) THEN s.surface_m2 ELSE ST_Area(ST_Intersection(m.g, s.geom)) END) AS surface
              FROM morceau m JOIN v_sol_ocsge s ON s.millesime = ? AND ST_Intersects(m.g, s.geom)
              GROUP BY s.code_cs, s.code_us, s.etat, s.selon) o
            LEFT JOIN ocsge_couverture c ON c.code = o.code_cs
            LEFT JOIN ocsge_usage u ON u.code = o.code_us
            WHERE o.surface > 0
            ORDER BY o.surface DESC, o.code_cs, o.code_us, o.selon""";

    // Whether what the thresholds changed was computed on the polygons as they are.
    private static final String CURRENT = """
            SELECT EXISTS (
              SELECT FROM occupation_calcul c JOIN version_couche v ON v.layer = 'occupation-ocsge'
              WHERE c.source = 'ocsge' AND c.genre = 'stock' AND c.de = ? AND c.version_source = v.version)""";

    private final Database database;

    public CoverStore(Database database) {
        this.database = database;
    }

    /**
     * OCS GE under polygons in EPSG:2154. {@code millesime}: null for the last there is; {@link Problem.InvalidParameter} for
     * one that is not imported.
     */
    public Under under(Geometry lambert93, @Nullable Integer millesime) {
        return database.with(session -> {
            List<Integer> known = vintages(session, CoverSource.OCSGE);
            if (known.isEmpty()) {
                return Under.nothing(lambert93.getArea());
            }
            int asked = vintage(known, millesime);
            return Under.of(
                    asked,
                    lambert93.getArea(),
                    session.list(Sql.of(UNDER, lambert93, asked), CoverStore::part),
                    session.find(Sql.of(CURRENT, asked), row -> row.getBoolean(1))
                            .orElse(false));
        });
    }

    /** The vintages there are polygons of, from the first to the last: one jump of the index each. */
    public List<Integer> vintages(CoverSource source) {
        return database.with(session -> vintages(session, source));
    }

    static List<Integer> vintages(Session session, CoverSource source) throws SQLException {
        return session.list(Sql.of("""
                        WITH RECURSIVE suivant AS (
                          SELECT (SELECT min(millesime) FROM %1$s) AS annee
                          UNION ALL
                          SELECT (SELECT min(o.millesime) FROM %1$s o WHERE o.millesime > s.annee)
                          FROM suivant s WHERE s.annee IS NOT NULL)
                        SELECT annee FROM suivant WHERE annee IS NOT NULL ORDER BY annee""".formatted(source.id())), row -> row.getInt(1));
    }

    static int vintage(List<Integer> known, @Nullable Integer asked) {
        if (asked != null && !known.contains(asked)) {
            throw new ProblemException(new Problem.InvalidParameter(
                    "millesime",
                    asked.toString(),
                    known.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
        return Objects.requireNonNullElse(asked, known.get(known.size() - 1));
    }

    private static Under.Part part(ResultSet row) throws SQLException {
        boolean artificialised = row.getBoolean("etat");
        Boolean state = row.wasNull() ? null : artificialised;
        String title = row.getString("titre");
        return new Under.Part(
                row.getString("code_cs"),
                row.getString("code_us"),
                title.isEmpty() ? "Classe inconnue de la nomenclature" : title,
                row.getDouble("surface"),
                state,
                row.getString("selon"));
    }
}
