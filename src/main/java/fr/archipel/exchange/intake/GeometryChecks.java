package fr.archipel.exchange.intake;

import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import java.sql.SQLException;

/** Whether each geometry is there, has a place, is of the target's type and valid; what was drawn or repaired is told. */
record GeometryChecks(Arrival arrival, Destination to) {
    private static final String AREAS =
            "CASE WHEN a.avant_m2 > 0 THEN format(' Surface dessinée %s m², réparée %s m².', round(a.avant_m2), round(a.apres_m2)) ELSE '' END";
    /** GEOS's words for the faults there are. */
    private static final String FAULT = """
            CASE WHEN a.defaut ILIKE '%self-intersection%' THEN 'Son contour se recoupe'
                 WHEN a.defaut ILIKE '%hole lies outside%' THEN 'Un trou est hors de son polygone'
                 WHEN a.defaut ILIKE '%nested holes%' OR a.defaut ILIKE '%holes are nested%' THEN 'Deux trous sont l''un dans l''autre'
                 WHEN a.defaut ILIKE '%nested shells%' THEN 'Deux polygones sont l''un dans l''autre'
                 WHEN a.defaut ILIKE '%disconnected%' THEN 'L''intérieur du polygone est coupé en plusieurs morceaux'
                 WHEN a.defaut ILIKE '%duplicate rings%' THEN 'Le même contour est donné deux fois'
                 WHEN a.defaut ILIKE '%too few points%' THEN 'Un contour a trop peu de points distincts'
                 ELSE 'Elle n''est pas valide' END""";

    void run(Finder finder) throws SQLException {
        if (!to.hasGeometry()) {
            return;
        }
        if (to.needsGeometry()) {
            finder.find(
                    Rule.GEOMETRY_MISSING,
                    select(
                            "NULL::text",
                            "NULL::text",
                            "'La ligne ' || a.ligne || ' n''a pas de géométrie ; un objet de cette couche en a une.'",
                            "NULL::geometry",
                            "NOT a.existe AND NOT a.place"));
        }
        finder.find(
                Rule.GEOMETRY_UNPLACED,
                select(
                        "NULL::text",
                        "'des coordonnées du système annoncé'",
                        "'Les coordonnées de la ligne ' || a.ligne || ' ne sont pas du système de coordonnées annoncé : elles n''ont pas de place sur la carte.'",
                        "NULL::geometry",
                        "a.refus = 'systeme'"));
        finder.find(
                Rule.GEOMETRY_TYPE,
                Sql.of(
                        "SELECT a.n, a.ligne, NULL::text AS champ, a.refus AS valeur, ?::text AS accepte,"
                                + " format('La géométrie est de type %s ; cette couche veut : %s.', a.refus, ?::text) AS phrase,"
                                + " NULL::geometry AS lieu, a.cle::text AS objet FROM " + arrival.sql()
                                + " a WHERE a.refus <> 'systeme'",
                        to.target().geometryType(),
                        to.target().geometryType()));
        finder.find(
                Rule.GEOMETRY_INVALID,
                select(
                        "a.defaut",
                        "'la réparation proposée, ou une géométrie valide'",
                        "'La géométrie n''est pas valide. ' || " + FAULT + " || '.' || " + AREAS,
                        "a.lieu",
                        "a.defaut IS NOT NULL AND a.reparee IS NOT TRUE AND a.refus IS NULL"));
        finder.find(
                Rule.GEOMETRY_REPAIRED,
                select(
                        "a.defaut",
                        "NULL::text",
                        "'La géométrie n''était pas valide, elle a été réparée. ' || " + FAULT + " || '.' || " + AREAS,
                        "a.lieu",
                        "a.reparee"));
        finder.find(
                Rule.GEOMETRY_DRAWN,
                select(
                        "NULL::text",
                        "NULL::text",
                        "'Le fichier n''a qu''un point ; une surface indicative de ' || round(aire_m2(a.geom)) || ' m² est dessinée autour.'",
                        "a.geom",
                        "a.dessinee AND NOT a.existe"));
    }

    private Sql select(String value, String accepted, String sentence, String place, String which) {
        return Sql.of("SELECT a.n, a.ligne, 'geometry' AS champ, " + value + " AS valeur, " + accepted + " AS accepte, "
                + sentence + " AS phrase, " + place + " AS lieu, a.cle::text AS objet FROM " + arrival.sql()
                + " a WHERE "
                + which);
    }
}
