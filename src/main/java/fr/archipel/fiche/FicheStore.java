package fr.archipel.fiche;

import fr.archipel.db.Columns;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.geo.Bbox;
import fr.archipel.territory.FicheRef;
import fr.archipel.territory.FicheTotal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of fiches from their tables. */
public final class FicheStore {
    /** The view row by row: joined, it would be made whole for the rows of one page. */
    private static final String SUMMARY = """
            SELECT f.id, f.numero, f.titre, f.contrat, f.epci, f.axe, f.maitres_ouvrage, f.type_operation,
                   f.annee_lancement, f.statut, f.montant_total_eur, f.montant_total_mention, f.communes,
                   (SELECT count(DISTINCT (l.layer, l.objet_id)) FROM fiche_objet l WHERE l.fiche = f.id) AS objets,
                   en_euros(e.prevu) AS prevu_eur, en_euros(e.realise) AS realise_eur, en_euros(e.retenu) AS retenu_eur,
                   en_euros(e.reste) AS reste_eur, nullif(e.du, '-infinity')::text AS mouvement, trouve.retard, f.geom_origine,
                   (SELECT ARRAY[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)]
                    FROM (SELECT Box2D(f.geom) AS b OFFSET 0) boite WHERE b IS NOT NULL) AS bbox
            FROM trouve CROSS JOIN LATERAL (SELECT * FROM v_fiche_toute v WHERE v.id = trouve.id OFFSET 0) f
            JOIN etat_fiche e ON e.fiche = trouve.id AND e.au = 'infinity'""";

    /** A page and what all that match add up to. */
    record Found(Optional<Page<FicheSummary>> page, FicheTotal total) {}

    private final Database database;

    public FicheStore(Database database) {
        this.database = database;
    }

    /** Fiches in the order asked for, else in that of their documents. No page when {@code apres} names none of them. */
    Found list(FicheQuery query) {
        FicheSort sort = query.sort();
        Keyset keyset = sort == null
                ? new Keyset(FicheSql.found(query), "contrat, rang, id", "id")
                : new Keyset(FicheSql.sorted(query, sort), "place", "id");
        return database.with(session -> new Found(
                keyset.page(
                        session,
                        SUMMARY,
                        FicheStore::summary,
                        summary -> summary.fiche().id(),
                        query.paging().after(),
                        query.paging().limit()),
                total(session, FicheSql.found(query))));
    }

    /** Whether the strategies have a node of that id, or one of the first level of that name. */
    boolean hasNode(String axe) {
        return database.find(FicheSql.nodes(List.of(axe)), row -> true).isPresent();
    }

    /** How contracts and communes are called, by id and INSEE code. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        database.list(
                        Sql.of("SELECT id, titre FROM contrat UNION ALL SELECT insee, nom FROM commune"),
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(name -> names.put(name.getKey(), name.getValue()));
        return names;
    }

    private static FicheTotal total(Session session, Sql found) throws SQLException {
        Sql sql = Sql.of("WITH trouve AS (").add(found).add("""
                ) SELECT count(*), en_euros(sum(e.cout)), count(*) - count(e.cout)
                FROM trouve JOIN etat_fiche e ON e.fiche = trouve.id AND e.au = 'infinity'""");
        return session.find(sql, row -> new FicheTotal(row.getInt(1), row.getBigDecimal(2), row.getInt(3)))
                .orElseThrow();
    }

    private static FicheSummary summary(ResultSet row) throws SQLException {
        double[] box = Columns.decimals(row, "bbox");
        return new FicheSummary(
                FicheRef.of(
                        row.getString("id"), row.getString("numero"), row.getString("titre"), row.getString("contrat")),
                row.getString("epci"),
                row.getString("axe"),
                Columns.texts(row, "maitres_ouvrage"),
                row.getString("type_operation"),
                Columns.integer(row, "annee_lancement"),
                row.getString("statut"),
                row.getBigDecimal("montant_total_eur"),
                row.getString("montant_total_mention"),
                Columns.texts(row, "communes"),
                row.getInt("objets"),
                row.getBigDecimal("prevu_eur"),
                row.getBigDecimal("realise_eur"),
                row.getBigDecimal("retenu_eur"),
                row.getBigDecimal("reste_eur"),
                row.getString("mouvement"),
                row.getBoolean("retard"),
                row.getString("geom_origine"),
                box.length == 0 ? null : Bbox.ofLambert93(box));
    }
}
