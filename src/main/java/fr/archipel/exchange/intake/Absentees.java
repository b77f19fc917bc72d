package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.KeyRule;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Objects of the target that the file should hold and does not: those it brought before, or all when it has their keys. */
record Absentees(Arrival arrival, Destination to, KeyRule rule) {

    /** Rows of the target, as {@code t}; empty when the rule cannot tell. */
    Optional<Sql> rows() {
        String absent = " WHERE NOT EXISTS (SELECT FROM " + arrival.sql() + " a WHERE a.cle = " + to.key("t") + ")";
        String all = "SELECT t.* FROM " + to.table() + " t";
        if (rule instanceof KeyRule.Foreign foreign) {
            return Optional.of(Sql.of(
                    all + absent
                            + " AND EXISTS (SELECT FROM identifiant_source s WHERE s.layer = ? AND s.source = ? AND s.objet_id = "
                            + to.key("t") + "::text)",
                    to.target().id(),
                    foreign.source()));
        }
        if (rule instanceof KeyRule.Natural natural) {
            return Optional.of(Sql.of(all
                    + absent
                    + natural.fields().stream()
                            .map(field -> " AND t." + Sql.name(field) + " IS NOT NULL")
                            .collect(Collectors.joining())
                    + sameEdition(natural)));
        }
        return rule instanceof KeyRule.Own ? Optional.of(Sql.of(all + absent)) : Optional.empty();
    }

    /** Of several fields the first says which edition or document: what another one holds is not missing from this one. */
    private String sameEdition(KeyRule.Natural natural) {
        String first = natural.fields().get(0);
        int at = to.place(first);
        return natural.fields().size() < 2 || at < 0
                ? ""
                : " AND t." + Sql.name(first) + " IN (SELECT a.f" + at + " FROM " + arrival.sql() + " a)";
    }

    long count(Session session) throws SQLException {
        Optional<Sql> rows = rows();
        return rows.isEmpty()
                ? 0
                : session.find(Sql.of("SELECT count(*) FROM (").add(rows.get()).add(") absents"), row -> row.getLong(1))
                        .orElse(0L);
    }

    /** SQL: whether fiches speak of row {@code t}. */
    Sql linked() {
        return Sql.of(
                "EXISTS (SELECT FROM fiche_objet f WHERE f.layer = ? AND f.objet_id = " + to.key("t") + "::text)",
                to.target().id());
    }

    /** Those that would be deleted and are kept. */
    void findKept(Finder finder) throws SQLException {
        Optional<Sql> rows = rows();
        if (rows.isPresent()) {
            finder.find(
                    Rule.MISSING_KEPT,
                    Sql.of("SELECT 0::bigint AS n, 0::bigint AS ligne, NULL::text AS champ, "
                                    + to.key("t")
                                    + "::text AS valeur, NULL::text AS accepte, format('L''objet « %s » n''est plus dans le fichier ;"
                                    + " il est gardé, car des fiches en parlent.', " + to.key("t") + ") AS phrase, "
                                    + (to.hasGeometry() ? to.geometry("t") : "NULL::geometry") + " AS lieu, "
                                    + to.key("t")
                                    + "::text AS objet FROM (")
                            .add(rows.get())
                            .add(") t WHERE ")
                            .add(linked()));
        }
    }

    /**
     * Of objects that are only ever updated, all are expected. One left out of new contours would overlap its neighbours or
     * leave a gap: an error; of a table, a remark.
     */
    void findExpected(Finder finder) throws SQLException {
        Optional<Sql> rows = rows();
        if (to.target().creates() || rows.isEmpty()) {
            return;
        }
        String label = to.label();
        String name = label == null ? to.key("t") + "::text" : "t." + Sql.name(label) + "::text";
        boolean whole = label != null && !label.equals(to.target().key());
        String any = to.hasGeometry()
                ? "EXISTS (SELECT FROM " + arrival.sql() + " a WHERE a.place AND a.existe AND a.action <> 'ignore')"
                : "false";
        String select = "SELECT 0::bigint AS n, 0::bigint AS ligne, NULL::text AS champ, " + to.key("t")
                + "::text AS valeur, NULL::text AS accepte, format('Il manque « %s »%s.', " + name + ", "
                + (whole ? "' (' || " + to.key("t") + " || ')'" : "''") + ") AS phrase, "
                + (to.hasGeometry() ? to.geometry("t") : "NULL::geometry") + " AS lieu, " + to.key("t")
                + "::text AS objet FROM (";
        finder.find(Rule.MISSING_PLACE, Sql.of(select).add(rows.get()).add(") t WHERE " + any), "rejete", true);
        finder.find(Rule.MISSING_HERE, Sql.of(select).add(rows.get()).add(") t WHERE NOT " + any));
    }
}
