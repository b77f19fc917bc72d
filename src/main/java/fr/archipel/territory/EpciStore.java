package fr.archipel.territory;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.request.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Agglomerations from their table. */
public final class EpciStore {
    private static final String SUMMARY = """
            SELECT e.siren, e.sigle, e.nom, e.population, c.communes, c.surface_ha,
                   (SELECT ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)]
                    FROM (SELECT Box2D(e.geom) AS b OFFSET 0) boite WHERE b IS NOT NULL) AS bbox
            FROM %s JOIN LATERAL (
              SELECT count(*) AS communes,
                     CASE WHEN bool_and(surface_ha IS NOT NULL) THEN sum(surface_ha) END AS surface_ha
              FROM commune WHERE epci = e.siren) c ON true""";

    private final Database database;

    public EpciStore(Database database) {
        this.database = database;
    }

    Optional<Page<EpciSheet.Summary>> list(Paging paging) {
        return database.with(session -> new Keyset(Sql.of("SELECT siren, sigle FROM epci"), "sigle, siren", "siren")
                .page(
                        session,
                        SUMMARY.formatted("trouve JOIN epci e USING (siren)"),
                        EpciStore::summary,
                        EpciSheet.Summary::siren,
                        paging.after(),
                        paging.limit()));
    }

    /** Six small statements, whatever the number of communes, fiches and objects. */
    Optional<EpciSheet> findSheet(String siren) {
        return database.with(session -> {
            Optional<EpciSheet.Summary> summary =
                    session.find(Sql.of(SUMMARY.formatted("epci e") + " WHERE e.siren = ?", siren), EpciStore::summary);
            return summary.isEmpty() ? Optional.empty() : Optional.of(sheet(session, summary.get()));
        });
    }

    private static EpciSheet sheet(Session session, EpciSheet.Summary summary) throws SQLException {
        String siren = summary.siren();
        return new EpciSheet(
                summary,
                session.list(
                        Sql.of(
                                "SELECT insee, nom FROM commune WHERE epci = ? ORDER BY cle_recherche(nom), insee",
                                siren),
                        row -> new CommuneRef(row.getString("insee"), row.getString("nom"))),
                session.list(
                        Sql.of(
                                "SELECT id, nom FROM scot WHERE id IN (SELECT scot FROM commune WHERE epci = ?) ORDER BY id",
                                siren),
                        row -> new ScotRef(row.getString("id"), row.getString("nom"))),
                session.list(
                        Sql.of("SELECT id, titre, sigle FROM contrat WHERE epci = ? ORDER BY id", siren),
                        row -> ContratRef.of(row.getString("id"), row.getString("titre"), row.getString("sigle"))),
                money(session, siren),
                totals(session, siren));
    }

    private static FicheTotal money(Session session, String siren) throws SQLException {
        Sql sql = Sql.of("""
                SELECT count(*), sum(f.montant_total_eur), count(*) FILTER (WHERE f.montant_total_eur IS NULL)
                FROM v_fiche f JOIN contrat k ON k.id = f.contrat WHERE k.epci = ?""", siren);
        return session.find(sql, row -> new FicheTotal(row.getInt(1), row.getBigDecimal(2), row.getInt(3)))
                .orElseThrow();
    }

    private static Map<String, LayerTotal> totals(Session session, String siren) throws SQLException {
        Map<String, LayerTotal> totals = new LinkedHashMap<>();
        Sql sql = Sql.of("""
                SELECT s.layer, count(DISTINCT oc.objet_id) AS nombre,
                       nullif(round((sum(oc.surface_m2) / 1e4)::numeric, 4), 0) AS surface_ha,
                       nullif(round((sum(oc.longueur_m) / 1e3)::numeric, 3), 0) AS longueur_km
                FROM couche_suivie s
                LEFT JOIN (objet_commune oc JOIN commune c ON c.insee = oc.insee AND c.epci = ?) ON oc.layer = s.layer
                GROUP BY s.layer ORDER BY s.layer""", siren);
        session.forEach(
                sql,
                0,
                row -> totals.put(
                        row.getString("layer"),
                        new LayerTotal(
                                row.getInt("nombre"),
                                Columns.decimal(row, "surface_ha"),
                                Columns.decimal(row, "longueur_km"))));
        return totals;
    }

    private static EpciSheet.Summary summary(ResultSet row) throws SQLException {
        double[] box = Columns.decimals(row, "bbox");
        return new EpciSheet.Summary(
                row.getString("siren"),
                row.getString("sigle"),
                row.getString("nom"),
                Columns.integer(row, "population"),
                Columns.decimal(row, "surface_ha"),
                row.getInt("communes"),
                box.length == 0 ? null : Bbox.ofLambert93(box));
    }
}
