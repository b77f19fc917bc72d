package fr.archipel.exchange.intake;

import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import java.sql.SQLException;

/** Rows drawn alike, and new rows that look like an object already there. */
record LikenessChecks(Arrival arrival, Destination to) {

    void run(Finder finder) throws SQLException {
        if (!to.hasGeometry()) {
            return;
        }
        finder.find(
                Rule.SAME_SHAPE,
                Sql.of("SELECT a.n, a.ligne, 'geometry' AS champ, NULL::text AS valeur, NULL::text AS accepte,"
                        + " format('La géométrie est celle de la ligne %s.', d.premiere) AS phrase, a.geom AS lieu, a.cle::text AS objet"
                        + " FROM " + arrival.sql() + " a JOIN (SELECT a.forme, min(a.ligne) AS premiere FROM "
                        + arrival.sql()
                        + " a WHERE a.forme IS NOT NULL GROUP BY 1 HAVING max(a.ligne) > min(a.ligne)) d"
                        + " ON d.forme = a.forme WHERE a.ligne > d.premiere"));
        if (to.layer() != null && !to.isLarge() && to.target().creates()) {
            finder.find(Rule.LOOKS_ALIKE, likeness());
        }
    }

    /** The same name in the same commune, or half of the smaller of two areas in common. One finding a row. */
    private Sql likeness() {
        String label = to.label();
        Sql pairs = Sql.of("SELECT a.n, t." + Sql.name(to.target().key())
                + "::text AS objet, 'occupe en grande partie la place de' AS comment, 1 AS ordre FROM "
                + arrival.sql() + " a JOIN " + to.table() + " t ON " + to.geometry("t")
                + " && a.geom WHERE a.action = 'creation'"
                + " AND ST_Dimension(a.geom) = 2 AND ST_Dimension(" + to.geometry("t")
                + ") = 2 AND a.defaut IS NULL IS DISTINCT FROM a.reparee"
                + " AND ST_Area(ST_Intersection(a.geom, geometrie_sure(" + to.geometry("t")
                + "))) > 0.5 * least(ST_Area(a.geom), ST_Area("
                + to.geometry("t") + "))");
        if (label != null && to.column(label).isText()) {
            pairs = pairs.add(" UNION ALL SELECT a.n, t." + Sql.name(to.target().key())
                    + "::text, 'porte le nom de', 0 FROM "
                    + arrival.sql() + " a JOIN " + to.table() + " t ON cle_recherche(t." + Sql.name(label)
                    + ") = cle_recherche(a.f" + to.place(label) + ") WHERE a.action = 'creation' AND cle_recherche(a.f"
                    + to.place(label) + ") <> '' AND " + sameCommune());
        }
        return Sql.of("SELECT DISTINCT ON (a.n) a.n, a.ligne, NULL::text AS champ, p.objet AS valeur,"
                        + " 'lier à cet objet, ou créer' AS accepte,"
                        + " format('Cette ligne ' || p.comment || ' l''objet « %s »' || CASE WHEN p.ordre = 0 THEN ', dans la même commune' ELSE '' END || '.', "
                        + (label == null ? "p.objet" : "coalesce(t." + Sql.name(label) + "::text, p.objet)")
                        + ") AS phrase, a.geom AS lieu, p.objet FROM (")
                .add(pairs)
                .add(") p JOIN " + arrival.sql() + " a ON a.n = p.n JOIN " + to.table() + " t ON t."
                        + Sql.name(to.target().key()) + "::text = p.objet ORDER BY a.n, p.ordre, p.objet");
    }

    /** By what both declare, else by where they lie. */
    private String sameCommune() {
        String near =
                "ST_DWithin(a.geom, " + to.geometry("t") + ", " + (to.target().srid() == 4326 ? 0.03 : 3000) + ")";
        int insee = to.place("insee");
        return insee < 0
                ? near
                : "CASE WHEN a.f" + insee + " IS NOT NULL AND t.insee IS NOT NULL THEN a.f" + insee + " = t.insee ELSE "
                        + near + " END";
    }
}
