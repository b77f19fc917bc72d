package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which object each row is about, by the rule of its profile and the links a person made. Of rows {@code a} with {@code n},
 * {@code cle_fichier} and fields, it makes a query of {@code n}, {@code identite} (what the file identifies the row by; null:
 * nothing), {@code cle} (of the object; null: none), {@code candidats} (how many objects it may be).
 */
record Keys(Destination to, KeyRule rule, Map<Long, String> links) {

    /** {@code rows}: the table of rows. */
    Sql query(String rows) {
        if (rule instanceof KeyRule.Foreign foreign) {
            return grouped(rows, "a.cle_fichier", known(rows, foreign), "k.code = a.cle_fichier");
        }
        if (rule instanceof KeyRule.Natural natural) {
            return natural(rows, natural);
        }
        if (rule instanceof KeyRule.Own) {
            return grouped(rows, "a.cle_fichier", Sql.of("SELECT t.* FROM " + to.table() + " t"), ownEquals());
        }
        return Sql.of("SELECT a.n, NULL::text AS identite, NULL::" + keyType() + " AS cle, 0::bigint AS candidats FROM "
                + rows + " a");
    }

    private String ownEquals() {
        return "k." + Sql.name(to.target().key()) + "::text = a.cle_fichier";
    }

    /** Its own type: what a number or a word is compared as. */
    String keyType() {
        return to.type(to.target().key());
    }

    private Sql natural(String rows, KeyRule.Natural natural) {
        List<String> equals = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (String field : natural.fields()) {
            int at = to.place(field);
            if (at < 0 && !field.equals(to.target().key())) {
                throw new IllegalStateException(
                        "no field " + field + " in " + to.target().id());
            }
            String value = at < 0 ? "a.cle_fichier" : "a.f" + at;
            equals.add(
                    at < 0
                            ? "k." + Sql.name(field) + "::text = a.cle_fichier"
                            : "k." + Sql.name(field) + " = " + value);
            parts.add(value + "::text");
        }
        String identity = parts.size() == 1 ? parts.get(0) : String.join(" || ' / ' || ", parts);
        return grouped(rows, identity, Sql.of("SELECT t.* FROM " + to.table() + " t"), String.join(" AND ", equals));
    }

    /**
     * {@code code} → {@code cle}: what earlier imports noted and what our own files call our objects, then what the objects'
     * sources say, then keys that the identifiers hold.
     */
    private Sql known(String rows, KeyRule.Foreign foreign) {
        Sql noted = noted(foreign);
        if (foreign.own() == null) {
            return noted;
        }
        String key = "t." + Sql.name(to.target().key());
        return noted.add(
                " UNION SELECT a.cle_fichier, " + key + " FROM " + rows + " a JOIN " + to.table() + " t ON " + key
                        + "::text = substring(a.cle_fichier FROM ?) WHERE NOT EXISTS (SELECT FROM identifiant_objet s"
                        + " WHERE (s.layer, s.source, s.source_id) = (?, ?, a.cle_fichier))",
                "^(?:" + foreign.own() + ")$",
                to.target().id(),
                foreign.source());
    }

    private Sql noted(KeyRule.Foreign foreign) {
        String key = Sql.name(to.target().key());
        Sql noted = Sql.of(
                "SELECT s.source_id AS code, t." + key + " FROM identifiant_objet s JOIN " + to.table() + " t ON t."
                        + key + "::text = s.objet_id WHERE s.layer = ? AND s.source = ?",
                to.target().id(),
                foreign.source());
        if (!to.columns().containsKey("sources") || !to.column("sources").type().equals("text[]")) {
            return noted;
        }
        return noted.add(
                " UNION SELECT c.code, t." + key + " FROM " + to.table()
                        + " t CROSS JOIN LATERAL unnest(t.sources) AS e (entree)"
                        + " CROSS JOIN LATERAL (SELECT substr(e.entree, strpos(e.entree, ':') + 1) AS code) c"
                        + " WHERE regexp_replace(split_part(e.entree, ':', 1), '-[0-9]{4}$', '') = ?"
                        + " AND NOT EXISTS (SELECT FROM identifiant_source s WHERE (s.layer, s.source, s.source_id) = (?, ?, c.code))",
                foreign.source(),
                to.target().id(),
                foreign.source());
    }

    private Sql grouped(String rows, String identity, Sql objects, String equals) {
        String key = "k." + Sql.name(to.target().key());
        return Sql.of("SELECT a.n, " + identity + " AS identite, min(" + key + ") AS cle, count(DISTINCT " + key
                        + ") AS candidats FROM " + rows + " a LEFT JOIN (")
                .add(objects)
                .add(") k ON " + equals + " GROUP BY a.n, 2");
    }

    /** {@code table} is filled with the query, and the links made by a person in it. Problem: a link to no object. */
    void resolve(Session session, String rows, String table) throws SQLException {
        session.update(Sql.of("CREATE UNLOGGED TABLE " + table + " AS ").add(query(rows)));
        session.update(Sql.of("ANALYZE " + table));
        Set<String> missing = new HashSet<>();
        for (Map.Entry<Long, String> link : links.entrySet()) {
            int linked = session.update(Sql.of(
                    "UPDATE " + table + " c SET cle = t." + Sql.name(to.target().key()) + ", candidats = 1 FROM " + rows
                            + " a, " + to.table() + " t WHERE a.n = c.n AND a.ligne = ? AND t."
                            + Sql.name(to.target().key()) + "::text = ?",
                    link.getKey(),
                    link.getValue()));
            if (linked == 0) {
                missing.add(link.getValue());
            }
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(new Problem.InvalidField(
                    "choix",
                    "lier:" + String.join(", lier:", missing),
                    "l'identifiant d'un objet de la cible, et une ligne du fichier"));
        }
    }
}
