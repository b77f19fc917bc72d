package fr.archipel.theme;

import fr.archipel.db.Database;
import fr.archipel.db.Sql;
import java.util.List;

/** Reads a line section after section, the communes along each; and how far objects reach from west to east. */
final class ProfileStore {
    // A section may have been drawn from either end: its way is that which comes nearer the next one, or leaves the one
    // before.
    private static final String SECTIONS = """
            WITH troncon AS (
              SELECT id, nom, ordre, statut, longueur_km, ST_LineMerge(geom) AS ligne,
                     lead(geom) OVER suite AS suivant, lag(geom) OVER suite AS precedent
              FROM ev5 WINDOW suite AS (ORDER BY ordre, id))
            SELECT id, nom, statut, longueur_km, ST_Length(ligne) / 1000 AS dessin_km,
                   ST_Distance(ligne, suivant) AS ecart_m,
                   coalesce(GeometryType(ligne) = 'LINESTRING' AND CASE
                     WHEN suivant IS NOT NULL THEN ST_Distance(ST_StartPoint(ligne), suivant) < ST_Distance(ST_EndPoint(ligne), suivant)
                     ELSE ST_Distance(ST_EndPoint(ligne), precedent) < ST_Distance(ST_StartPoint(ligne), precedent) END, false) AS inverse
            FROM troncon ORDER BY ordre, id""";

    private static final String CROSSINGS = """
            SELECT t.id, c.insee, c.nom, least(p.a, p.b) AS debut, greatest(p.a, p.b) AS fin
            FROM (SELECT id, ST_LineMerge(geom) AS ligne FROM ev5) t
            JOIN commune c ON ST_Intersects(c.geom, t.ligne)
            CROSS JOIN LATERAL ST_Dump(ST_Intersection(t.ligne, c.geom)) d
            CROSS JOIN LATERAL (
              SELECT ST_LineLocatePoint(t.ligne, ST_StartPoint(d.geom)) AS a, ST_LineLocatePoint(t.ligne, ST_EndPoint(d.geom)) AS b) p
            WHERE GeometryType(t.ligne) = 'LINESTRING' AND GeometryType(d.geom) = 'LINESTRING' AND ST_Length(d.geom) >= 1
            ORDER BY t.id, debut, c.insee""";

    private static final String REACHES = """
            SELECT id, nom, statut, longueur_km, ST_XMin(geom) / 1000 AS debut, ST_XMax(geom) / 1000 AS fin
            FROM parc WHERE cite_chaine ORDER BY debut, id""";

    private final Database database;

    ProfileStore(Database database) {
        this.database = database;
    }

    /** Sections of EuroVelo 5 in the order of the route. */
    List<Profile.Section> sections() {
        return database.list(
                Sql.of(SECTIONS),
                row -> new Profile.Section(
                        row.getString("id"),
                        row.getString("nom"),
                        row.getString("statut"),
                        row.getBigDecimal("longueur_km"),
                        row.getDouble("dessin_km"),
                        row.getObject("ecart_m") == null ? null : row.getDouble("ecart_m"),
                        row.getBoolean("inverse")));
    }

    /** Where each section is in a commune, as fractions of its drawing, in the way it is drawn. */
    List<Profile.Crossing> crossings() {
        return database.list(
                Sql.of(CROSSINGS),
                row -> new Profile.Crossing(
                        row.getString("id"),
                        row.getString("insee"),
                        row.getString("nom"),
                        row.getDouble("debut"),
                        row.getDouble("fin")));
    }

    /** Objects of the Chaîne des Parcs, each from its westernmost to its easternmost kilometre in Lambert-93. */
    List<Profile.Reach> reaches() {
        return database.list(
                Sql.of(REACHES),
                row -> new Profile.Reach(
                        row.getString("id"),
                        row.getString("nom"),
                        row.getString("statut"),
                        row.getBigDecimal("longueur_km"),
                        row.getDouble("debut"),
                        row.getDouble("fin")));
    }
}
