package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import java.sql.SQLException;

/** Whether each object lies in the territory, and in the commune it says it is of. */
record PlaceChecks(Arrival arrival, Destination to) {
    /** A contour drawn along a boundary may cross it by as much. */
    private static final double TOLERANCE_M = 1;

    void run(Session session, Finder finder) throws SQLException {
        if (!to.hasGeometry()) {
            return;
        }
        if (to.target().bounded()) {
            // Commune by commune, each prepared once.
            session.update(Sql.of("CREATE INDEX ON " + arrival.sql() + " USING gist (geom)"));
            session.update(
                    Sql.of("CREATE TEMPORARY TABLE dedans ON COMMIT DROP AS SELECT DISTINCT a.n FROM commune c JOIN "
                            + arrival.sql() + " a ON " + meets()));
            session.update(Sql.of("ANALYZE dedans"));
            finder.find(
                    Rule.OUTSIDE_TERRITORY,
                    Sql.of("SELECT a.n, a.ligne, 'geometry' AS champ, NULL::text AS valeur, NULL::text AS accepte,"
                            + " 'L''objet est hors du territoire : il est laissé de côté.' AS phrase, a.geom AS lieu,"
                            + " a.cle::text AS objet FROM " + arrival.sql() + " a WHERE a.place AND a.geom IS NOT NULL"
                            + " AND NOT EXISTS (SELECT FROM dedans d WHERE d.n = a.n)"),
                    "ignore",
                    true);
        }
        int insee = to.place("insee");
        if (insee >= 0) {
            String distance = "ST_Distance(c.geom, " + inLambert() + ")";
            finder.find(
                    Rule.OUTSIDE_COMMUNE,
                    Sql.of(
                            "SELECT a.n, a.ligne, 'insee' AS champ, a.f" + insee
                                    + "::text AS valeur, NULL::text AS accepte,"
                                    + " format('L''objet est à %s m de la commune qu''il déclare, %s (%s)%s.', round(x.ecart), c.nom, c.insee,"
                                    + " CASE c.precision WHEN 'schematique' THEN ', dont le contour n''est ici que schématique' ELSE '' END) AS phrase,"
                                    + " a.geom AS lieu, a.cle::text AS objet FROM " + arrival.sql()
                                    + " a JOIN commune c ON c.insee = a.f"
                                    + insee + "::text CROSS JOIN LATERAL (SELECT " + distance
                                    + " AS ecart OFFSET 0) x WHERE a.geom IS NOT NULL AND (a.place OR "
                                    + Arrival.says("a", insee)
                                    + ") AND x.ecart > ?",
                            TOLERANCE_M));
        }
    }

    private String inLambert() {
        return to.target().srid() == 2154 ? "a.geom" : "ST_Transform(a.geom, 2154)";
    }

    private String meets() {
        return to.target().srid() == 2154
                ? "ST_Intersects(c.geom, a.geom)"
                : "ST_Intersects(ST_Transform(c.geom, " + to.target().srid() + "), a.geom)";
    }
}
