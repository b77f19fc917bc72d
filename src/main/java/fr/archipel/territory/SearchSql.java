package fr.archipel.territory;

import fr.archipel.db.Sql;
import java.util.List;

/**
 * The SQL of a search over communes, objects and fiches. Rows hold cle_unique (what names a hit), type, ordre (of the
 * types), layer, id, nom, cle (the name, for ordering) and rang (the lower, the better).
 */
final class SearchSql {
    private SearchSql() {}

    /**
     * What holds the words of the text. {@code rang}: 0 the text is the name (or a fiche's number), 1 the name starts
     * with it, 2 holds its words, 3 a fiche says them elsewhere than in its title.
     */
    static Sql matching(SearchText text) {
        // OFFSET 0: keys are costly, and computed once a row.
        Sql named = Sql.of("""
                        SELECT 'commune:' || insee AS cle_unique, 'commune' AS type, 1 AS ordre, NULL::text AS layer,
                               insee AS id, nom, cle_recherche(nom) AS cle
                        FROM commune WHERE insee LIKE ? OR\s""", text.codePrefix())
                .add(text.matches("cle_recherche(nom)"))
                .add("""
                         UNION ALL
                        SELECT 'objet:' || layer || ':' || id, 'objet', 2, layer, id, nom, cle_recherche(nom)
                        FROM objet WHERE\s""")
                .add(text.matches("cle_recherche(nom)"))
                .add(" OFFSET 0");
        Sql fiches = Sql.of("""
                        SELECT 'fiche:' || id AS cle_unique, 'fiche' AS type, 3 AS ordre, NULL::text AS layer, id,
                               titre AS nom, cle_recherche(titre) AS cle, cle_recherche(numero) AS cle_numero,
                               cle_recherche(id) AS cle_id
                        FROM fiche WHERE archivee_le IS NULL AND\s""").add(text.matches("recherche")).add(" OFFSET 0");
        return Sql.of("SELECT cle_unique, type, ordre, layer, id, nom, cle, ")
                .add(text.rank("cle"))
                .add(" AS rang FROM (")
                .add(named)
                .add(") nomme UNION ALL SELECT cle_unique, type, ordre, layer, id, nom, cle,")
                .add(" CASE WHEN ? IN (cle_id, cle_numero) THEN 0 WHEN ", text.key())
                .add(text.matches("cle"))
                .add(" THEN ")
                .add(text.rank("cle"))
                .add(" ELSE 3 END FROM (")
                .add(fiches)
                .add(") fiche_nommee");
    }

    /** What resembles the text, above the session's {@code pg_trgm.word_similarity_threshold}. */
    static Sql resembling(SearchText text) {
        return Sql.join(
                " UNION ALL ",
                List.of(
                        resembling(
                                text,
                                "'commune:' || insee",
                                "'commune' AS type, 1 AS ordre, NULL::text AS layer, insee AS id, nom",
                                "nom",
                                "commune"),
                        resembling(
                                text, "'objet:' || layer || ':' || id", "'objet', 2, layer, id, nom", "nom", "objet"),
                        resembling(text, "'fiche:' || id", "'fiche', 3, NULL, id, titre", "titre", "fiche")
                                .add(" AND archivee_le IS NULL")));
    }

    private static Sql resembling(SearchText text, String unique, String columns, String name, String table) {
        String key = "cle_recherche(" + name + ")";
        return Sql.of("SELECT " + unique + " AS cle_unique, " + columns + ", " + key + " AS cle, ")
                .add(text.distance(key))
                .add(" AS rang FROM " + table + " WHERE ? <% " + key, text.key());
    }
}
