package fr.archipel.analysis;

import fr.archipel.analysis.Selection.LinkedFiche;
import fr.archipel.analysis.Selection.Total;
import fr.archipel.analysis.Selection.TouchedCommune;
import fr.archipel.analysis.Selection.TouchedObjet;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.ObjetRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a selection on the registry of objects: one statement for the objects of all layers. */
public final class SelectionStore {
    static final int MAXIMUM_OBJECTS = 500;

    // Neighbours that only share a boundary do not count: the rule of parts_par_commune (V001).
    private static final String COMMUNES = """
            SELECT c.insee, c.nom, m.surface, m.longueur, m.distance
            FROM demande d
            JOIN commune c ON %s
            CROSS JOIN LATERAL (SELECT %s AS dedans OFFSET 0) p
            CROSS JOIN LATERAL (
              SELECT coalesce(ST_Area(p.dedans), 0) AS surface, coalesce(ST_Length(p.dedans), 0) AS longueur,
                     %s AS distance OFFSET 0) m
            WHERE m.distance > 0
               OR CASE ST_Dimension(d.g)
                    WHEN 2 THEN m.surface >= least(1, ST_Area(d.g) / 2)
                    WHEN 1 THEN m.longueur >= least(1, ST_Length(d.g) / 2)
                    ELSE true END
            ORDER BY m.surface DESC, m.longueur DESC, m.distance, c.insee""".formatted(near("c"), common("c"), distance("c"));

    // What objects share counts once. Only those that touch each other are united: among thousands most stand alone.
    private static final String OBJETS = """
            , touche AS MATERIALIZED (
              SELECT o.layer, o.id, o.nom, %s AS distance, p.commun
              FROM demande d
              JOIN objet o ON %s
              CROSS JOIN LATERAL (SELECT %s AS commun OFFSET 0) p
              WHERE o.layer = ANY (?)),
            groupe AS (
              SELECT layer, count(*) AS nombre,
                     CASE WHEN count(*) = 1 THEN (array_agg(commun))[1] ELSE ST_Union(commun) END AS u
              FROM (SELECT layer, commun, ST_ClusterDBSCAN(commun, 0, 1) OVER (PARTITION BY layer) AS k FROM touche) amas
              GROUP BY layer, k),
            total AS MATERIALIZED (
              SELECT layer, sum(nombre) AS nombre, coalesce(sum(ST_Area(u)), 0) AS surface,
                     coalesce(sum(ST_Length(u)), 0) AS longueur
              FROM groupe GROUP BY layer)
            SELECT t.layer, t.id, t.nom, t.surface, t.longueur, t.distance,
                   total.nombre, total.surface AS surface_totale, total.longueur AS longueur_totale
            FROM (
              SELECT *, row_number() OVER (PARTITION BY layer ORDER BY distance, surface DESC, longueur DESC, id) AS rang
              FROM (SELECT *, coalesce(ST_Area(commun), 0) AS surface, coalesce(ST_Length(commun), 0) AS longueur
                    FROM touche) mesure) t
            JOIN total USING (layer)
            WHERE t.rang <= ?
            ORDER BY t.layer, t.rang""".formatted(distance("o"), near("o"), common("o"));

    // A fiche is reached through an object it is linked to, through a commune of its location, or, when nothing places
    // it more closely, because it is for a whole EPCI that is touched. Of several links the strongest speaks.
    private static final String FICHES = """
            , lien AS (
              SELECT l.fiche, l.role, 'objet' AS portee,
                     CASE l.role WHEN 'porte_sur' THEN 1 WHEN 'dessert' THEN 2 ELSE 5 END AS rang
              FROM demande d
              JOIN objet o ON %s
              JOIN fiche_objet l ON (l.layer, l.objet_id) = (o.layer, o.id)
              WHERE o.layer = ANY (?)
              UNION ALL
              SELECT l.fiche, l.role, 'commune', CASE l.role WHEN 'localisation' THEN 3 ELSE 6 END
              FROM fiche_commune l WHERE l.insee = ANY (?)
              UNION ALL
              SELECT f.id, CASE f.portee WHEN 'epci' THEN 'localisation' END, 'epci', 4
              FROM fiche f
              JOIN contrat k ON k.id = f.contrat
              WHERE f.geom_origine = 'epci' AND k.epci IN (SELECT epci FROM commune WHERE insee = ANY (?)))
            SELECT id, numero, titre, contrat, role, portee
            FROM (
              SELECT DISTINCT ON (f.id) f.id, f.numero, f.titre, f.contrat, f.rang AS ordre, l.role, l.portee, l.rang
              FROM lien l JOIN fiche f ON f.id = l.fiche AND f.archivee_le IS NULL
              ORDER BY f.id, l.rang) une
            ORDER BY rang, contrat, ordre""".formatted(near("o"));

    private final Database database;

    public SelectionStore(Database database) {
        this.database = database;
    }

    /** The layers whose objects are registered: those a selection looks at. */
    List<String> listFollowedLayers() {
        return database.list(Sql.of("SELECT layer FROM couche_suivie ORDER BY layer"), row -> row.getString(1));
    }

    Selection select(SelectionQuery query) {
        return database.with(session -> {
            List<TouchedCommune> communes = communes(session, query);
            Map<String, Total> totals = new LinkedHashMap<>();
            List<TouchedObjet> objects = objects(session, query, totals);
            return new Selection(communes, objects, List.copyOf(totals.values()), fiches(session, query, communes));
        });
    }

    // The geometry asked about comes first in each test: PostGIS then prepares it once for all rows, which is what
    // keeps
    // a drawing of thousands of points fast.

    private static String near(String table) {
        return ("%1$s.geom && ST_Expand(d.g, d.rayon) AND (ST_Intersects(d.g, %1$s.geom)"
                        + " OR d.rayon > 0 AND ST_DWithin(d.g, %1$s.geom, d.rayon))")
                .formatted(table);
    }

    /** What is shared; NULL when they are only near each other. */
    private static String common(String table) {
        return ("CASE WHEN ST_Covers(d.g, %1$s.geom) THEN %1$s.geom WHEN ST_Covers(%1$s.geom, d.g) THEN d.g"
                        + " WHEN ST_Intersects(d.g, %1$s.geom) THEN ST_Intersection(d.g, %1$s.geom) END")
                .formatted(table);
    }

    private static String distance(String table) {
        return "CASE WHEN ST_Intersects(d.g, %1$s.geom) THEN 0 ELSE ST_Distance(d.g, %1$s.geom) END".formatted(table);
    }

    private static Sql demande(SelectionQuery query) {
        return Sql.of(
                "WITH demande AS MATERIALIZED (SELECT ?::geometry AS g, ?::float8 AS rayon)",
                query.geometry(),
                query.distanceM());
    }

    private static List<TouchedCommune> communes(Session session, SelectionQuery query) throws SQLException {
        return session.list(
                demande(query).add(COMMUNES),
                row -> new TouchedCommune(
                        new CommuneRef(row.getString(1), row.getString(2)),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5)));
    }

    private static List<TouchedObjet> objects(Session session, SelectionQuery query, Map<String, Total> totals)
            throws SQLException {
        List<TouchedObjet> all = new ArrayList<>();
        session.forEach(demande(query).add(OBJETS, texts(query.layers()), MAXIMUM_OBJECTS), 0, row -> {
            String layer = row.getString(1);
            all.add(new TouchedObjet(
                    ObjetRef.of(layer, row.getString(2), row.getString(3)),
                    row.getDouble(4),
                    row.getDouble(5),
                    row.getDouble(6)));
            totals.put(layer, new Total(layer, row.getInt(7), row.getDouble(8), row.getDouble(9)));
        });
        return all;
    }

    private static List<LinkedFiche> fiches(Session session, SelectionQuery query, List<TouchedCommune> communes)
            throws SQLException {
        String[] insee = texts(communes.stream().map(c -> c.commune().insee()).toList());
        return session.list(
                demande(query).add(FICHES, texts(query.layers()), insee, insee),
                row -> new LinkedFiche(
                        FicheRef.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getString(5),
                        row.getString(6)));
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(new String[0]);
    }
}
