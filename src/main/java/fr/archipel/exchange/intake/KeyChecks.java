package fr.archipel.exchange.intake;

import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.KeyRule;
import java.sql.SQLException;

/** Whether each row says which object it is about, once, and whether the target has or can have that object. */
record KeyChecks(Arrival arrival, Destination to, KeyRule rule) {

    void run(Finder finder) throws SQLException {
        if (rule instanceof KeyRule.None) {
            twice(finder, "a.cle::text", "a.cle IS NOT NULL");
            return;
        }
        // A layer that makes keys makes one for a row of its own that has none.
        if (!(rule instanceof KeyRule.Own && to.target().creates())) {
            finder.find(
                    Rule.KEY_MISSING,
                    select(
                            "NULL::text",
                            "'un identifiant'",
                            "'La ligne ' || a.ligne || ' n''a pas d''identifiant : on ne sait pas de quel objet elle parle.'",
                            "a.identite IS NULL AND a.cle IS NULL"),
                    null,
                    to.target().creates());
        }
        finder.find(
                Rule.KEY_AMBIGUOUS,
                select(
                        "a.identite",
                        "'un identifiant qu''un seul objet porte'",
                        "format('L''identifiant « %s » est celui de %s objets ; liez la ligne à l''un d''eux.', a.identite, a.candidats)",
                        "a.candidats > 1"));
        twice(finder, "coalesce(a.cle::text, '∅' || a.identite)", "coalesce(a.cle::text, a.identite) IS NOT NULL");
        if (!to.target().creates()) {
            finder.find(
                    Rule.KEY_UNKNOWN,
                    select(
                            "a.identite",
                            "NULL::text",
                            "format('« %s » n''est l''identifiant d''aucun objet, et cet import n''en crée pas : la ligne est laissée de côté.', a.identite)",
                            "NOT a.existe AND a.identite IS NOT NULL"),
                    "ignore",
                    false);
        } else if (rule instanceof KeyRule.Own && !to.column(to.target().key()).isText()) {
            finder.find(
                    Rule.KEY_UNKNOWN,
                    select(
                            "a.identite",
                            "'un nombre entier'",
                            "format('L''identifiant « %s » n''est pas un nombre entier, comme ceux de cette couche : l''objet est pris pour nouveau.', a.identite)",
                            "NOT a.existe AND a.identite !~ '" + NewKeys.WHOLE + "'"),
                    "",
                    false);
        }
    }

    /** All rows of one object are faulty, but for the first when a person keeps it. */
    private void twice(Finder finder, String object, String which) throws SQLException {
        boolean first = finder.choices().forAll(Rule.KEY_TWICE, Choice.KEEP);
        finder.find(
                Rule.KEY_TWICE,
                Sql.of(
                        "SELECT a.n, a.ligne, NULL::text AS champ, coalesce(a.identite, a.cle::text) AS valeur, NULL::text AS accepte,"
                                + " format('« %s » est l''objet de %s lignes du fichier, la première : %s.', coalesce(a.identite, a.cle::text), d.fois, d.premiere) AS phrase,"
                                + " a.geom AS lieu, a.cle::text AS objet FROM " + arrival.sql() + " a JOIN (SELECT "
                                + object
                                + " AS lequel, count(*) AS fois, min(a.ligne) AS premiere, min(a.n) AS tete FROM "
                                + arrival.sql()
                                + " a WHERE " + which + " GROUP BY 1 HAVING count(*) > 1) d ON d.lequel = " + object
                                + (first ? " WHERE a.n > d.tete" : "")),
                first ? "ignore" : null,
                false);
    }

    private Sql select(String value, String accepted, String sentence, String which) {
        return Sql.of("SELECT a.n, a.ligne, NULL::text AS champ, " + value + " AS valeur, " + accepted
                + "::text AS accepte, " + sentence + " AS phrase, a.geom AS lieu, a.cle::text AS objet FROM "
                + arrival.sql() + " a WHERE " + which);
    }
}
