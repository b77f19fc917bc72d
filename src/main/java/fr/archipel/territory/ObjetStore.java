package fr.archipel.territory;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Objects of any followed layer, from the registry. */
public final class ObjetStore {
    private final Database database;

    public ObjetStore(Database database) {
        this.database = database;
    }

    /** Three statements, whatever the number of communes and fiches. */
    Optional<ObjetSheet> findSheet(String layer, String id) {
        return database.with(session -> {
            List<ObjetSheet.CommuneTouched> communes = communes(session, layer, id);
            List<ObjetSheet.FicheLinked> fiches = fiches(session, layer, id);
            Sql sql = Sql.of("""
                    SELECT o.layer, o.id, o.nom, ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)] AS bbox,
                           CASE ST_Dimension(o.geom) WHEN 2 THEN round((ST_Area(o.geom) / 1e4)::numeric, 4) END
                             AS surface_ha,
                           CASE ST_Dimension(o.geom) WHEN 1 THEN round((ST_Length(o.geom) / 1e3)::numeric, 3) END
                             AS longueur_km
                    FROM objet o CROSS JOIN LATERAL (SELECT Box2D(o.geom) AS b OFFSET 0) boite
                    WHERE o.layer = ? AND o.id = ?""", layer, id);
            return session.find(sql, row -> sheet(row, communes, fiches));
        });
    }

    private static List<ObjetSheet.CommuneTouched> communes(Session session, String layer, String id)
            throws SQLException {
        Sql sql = Sql.of("""
                SELECT c.insee, c.nom, nullif(round((oc.surface_m2 / 1e4)::numeric, 4), 0) AS surface_ha,
                       nullif(round((oc.longueur_m / 1e3)::numeric, 3), 0) AS longueur_km
                FROM objet_commune oc JOIN commune c USING (insee)
                WHERE oc.layer = ? AND oc.objet_id = ?
                ORDER BY oc.surface_m2 DESC, oc.longueur_m DESC, c.insee""", layer, id);
        return session.list(
                sql,
                row -> new ObjetSheet.CommuneTouched(
                        new CommuneRef(row.getString("insee"), row.getString("nom")),
                        Columns.decimal(row, "surface_ha"),
                        Columns.decimal(row, "longueur_km")));
    }

    private static List<ObjetSheet.FicheLinked> fiches(Session session, String layer, String id) throws SQLException {
        Sql sql = Sql.of("""
                SELECT f.id, f.numero, f.titre, f.contrat,
                       (array_agg(l.role ORDER BY array_position(ARRAY['porte_sur', 'dessert', 'mentionne'], l.role)))[1]
                         AS role
                FROM fiche_objet l JOIN fiche f ON f.id = l.fiche AND f.archivee_le IS NULL
                WHERE l.layer = ? AND l.objet_id = ?
                GROUP BY f.id ORDER BY f.contrat, f.rang, f.id""", layer, id);
        return session.list(
                sql,
                row -> new ObjetSheet.FicheLinked(
                        FicheRef.of(
                                row.getString("id"),
                                row.getString("numero"),
                                row.getString("titre"),
                                row.getString("contrat")),
                        row.getString("role")));
    }

    private static ObjetSheet sheet(
            ResultSet row, List<ObjetSheet.CommuneTouched> communes, List<ObjetSheet.FicheLinked> fiches)
            throws SQLException {
        String layer = row.getString("layer");
        String id = row.getString("id");
        return new ObjetSheet(
                layer,
                id,
                row.getString("nom"),
                ObjetRef.itemHref(layer, id),
                Columns.decimal(row, "surface_ha"),
                Columns.decimal(row, "longueur_km"),
                Bbox.ofLambert93(Columns.decimals(row, "bbox")),
                communes,
                fiches);
    }
}
