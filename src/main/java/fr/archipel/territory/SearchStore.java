package fr.archipel.territory;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.request.Links;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Communes, objects and fiches by name, through their trigram indexes. */
public final class SearchStore {
    /** What is only worth reading for the rows of the page. */
    private static final String HIT = """
            SELECT cle_unique, rang, type, layer, id, nom,
                   CASE type
                     WHEN 'commune' THEN (SELECT e.sigle FROM commune c JOIN epci e ON e.siren = c.epci WHERE c.insee = id)
                     WHEN 'objet' THEN (
                       SELECT array_to_string((array_agg(c.nom ORDER BY oc.surface_m2 DESC, oc.longueur_m DESC, c.insee))[1:3],
                         ', ') || CASE WHEN count(*) > 3 THEN '…' ELSE '' END
                       FROM objet_commune oc JOIN commune c USING (insee)
                       WHERE oc.layer = trouve.layer AND oc.objet_id = id)
                     ELSE (SELECT concat_ws(' ', coalesce(k.sigle, k.titre), f.numero)
                           FROM fiche f JOIN contrat k ON k.id = f.contrat WHERE f.id = trouve.id)
                   END AS contexte,
                   (SELECT ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)] FROM (
                      SELECT CASE type
                        WHEN 'commune' THEN (SELECT Box2D(geom) FROM commune WHERE insee = trouve.id)
                        WHEN 'objet' THEN (SELECT Box2D(geom) FROM objet o WHERE o.layer = trouve.layer AND o.id = trouve.id)
                        ELSE (SELECT Box2D(geom) FROM fiche WHERE fiche.id = trouve.id) END AS b OFFSET 0) boite
                    WHERE b IS NOT NULL) AS bbox
            FROM trouve""";

    private final Database database;

    public SearchStore(Database database) {
        this.database = database;
    }

    /**
     * What holds the words of the text: names that are the text first, then those that start with it, then the others,
     * then fiches that say it elsewhere than in their title; communes before objects before fiches. When nothing does,
     * what resembles it. Empty when {@code apres} names none of them.
     */
    Optional<Page<SearchHit>> list(SearchQuery query) {
        return database.inTransaction(session -> {
            Optional<Page<SearchHit>> page = page(session, query, SearchSql.matching(query.text()));
            if (page.map(Page::matched).orElse(0L) > 0 || !query.text().isLongEnoughToResemble()) {
                return page;
            }
            session.find(
                    Sql.of(
                            "SELECT set_config('pg_trgm.word_similarity_threshold', ?, true)",
                            Double.toString(SearchText.RESEMBLANCE)),
                    row -> true);
            return page(session, query, SearchSql.resembling(query.text()));
        });
    }

    private static Optional<Page<SearchHit>> page(Session session, SearchQuery query, Sql found) throws SQLException {
        return new Keyset(found, "rang, ordre, cle, cle_unique", "cle_unique")
                .page(
                        session,
                        HIT,
                        SearchStore::hit,
                        SearchHit::key,
                        query.paging().after(),
                        query.paging().limit());
    }

    private static SearchHit hit(ResultSet row) throws SQLException {
        String type = row.getString("type");
        String layer = row.getString("layer");
        String id = row.getString("id");
        double[] box = Columns.decimals(row, "bbox");
        String path = layer == null ? type + "s" : "objets/" + Links.encode(layer);
        return new SearchHit(
                type,
                layer,
                id,
                row.getString("nom"),
                row.getString("contexte"),
                box.length == 0 ? null : Bbox.ofLambert93(box),
                "/api/" + path + "/" + Links.encode(id),
                row.getDouble("rang") < 0,
                row.getString("cle_unique"));
    }
}
