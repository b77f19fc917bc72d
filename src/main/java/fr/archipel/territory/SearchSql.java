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
        String nom = "cle_recherche(nom)";
        String titre = "cle_recherche(titre)";
        return Sql.of("SELECT 'commune:' || insee AS cle_unique, 'commune' AS type, 1 AS ordre, NULL::text AS layer,"
                        + " insee AS id, nom, " + nom + " AS cle, ")
                .add(text.rank(nom))
                .add(" AS rang FROM commune WHERE ")
                .add(text.matches(nom))
                .add(" OR insee LIKE ?", text.codePrefix())
                .add(" UNION ALL SELECT 'objet:' || layer || ':' || id, 'objet', 2, layer, id, nom, " + nom + ", ")
                .add(text.rank(nom))
                .add(" FROM objet WHERE ")
                .add(text.matches(nom))
                .add(
                        " UNION ALL SELECT 'fiche:' || id, 'fiche', 3, NULL, id, titre, " + titre
                                + ", CASE WHEN ? IN (cle_recherche(id), cle_recherche(numero)) THEN 0 WHEN ",
                        text.key())
                .add(text.matches(titre))
                .add(" THEN ")
                .add(text.rank(titre))
                .add(" ELSE 3 END FROM fiche WHERE ")
                .add(text.matches("recherche"));
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
                        resembling(text, "'fiche:' || id", "'fiche', 3, NULL, id, titre", "titre", "fiche")));
    }

    private static Sql resembling(SearchText text, String unique, String columns, String name, String table) {
        String key = "cle_recherche(" + name + ")";
        return Sql.of("SELECT " + unique + " AS cle_unique, " + columns + ", " + key + " AS cle, ")
                .add(text.distance(key))
                .add(" AS rang FROM " + table + " WHERE ? <% " + key, text.key());
    }
}
