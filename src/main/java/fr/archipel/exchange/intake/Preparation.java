package fr.archipel.exchange.intake;

import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.layer.Field;
import fr.archipel.layer.FieldType;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes {@code arrivee} of {@code brut}: each row as it would stand in the target, with what it changes there. What the file
 * does not say is as it is, or as the table makes it. One pass over rows and geometries.
 *
 * @param epsg of the file's coordinates; the target's own when there is none
 */
record Preparation(Arrival arrival, Destination to, Keys keys, int epsg, boolean repair, Choices choices) {
    private static final int LONGEST_IN_DBF = 254;

    void run(Session session) throws SQLException {
        String resolved = Sql.name("cles_" + arrival.id());
        session.update(Sql.of("ANALYZE " + arrival.raw()));
        keys.resolve(session, arrival.raw(), resolved);
        Savepoint before = session.connection().setSavepoint();
        try {
            session.update(rows("examiner_geometrie", resolved));
        } catch (SQLException e) {
            // Some coordinates have no place in a system: looked at one by one.
            if (!DatabaseException.of(e).state().startsWith("XX")) {
                throw e;
            }
            session.connection().rollback(before);
            session.update(rows("examiner_geometrie_prudemment", resolved));
        }
        session.update(Sql.of("DROP TABLE " + arrival.raw() + ", " + resolved));
        session.update(Sql.of("CREATE UNIQUE INDEX ON " + arrival.sql() + " (n)"));
        session.update(Sql.of("ANALYZE " + arrival.sql()));
    }

    private Sql rows(String examine, String resolved) {
        List<String> fields = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < to.fields().size(); i++) {
            Field field = to.fields().get(i);
            fields.add(value(i, field) + " AS f" + i);
            names.add("r.f" + i);
            changes.add("(" + Arrival.says("b", i) + " AND " + differs(i, field) + ")::int::bit(1)");
        }
        String key = to.key("t");
        String changed = changes.isEmpty() ? "B''" : String.join(" || ", changes);
        String found = "t." + Sql.name(to.target().key()) + " IS NOT NULL";
        return Sql.of("CREATE UNLOGGED TABLE " + arrival.sql()
                        + " AS SELECT b.n, b.ligne, b.cle_fichier, b.fautes, b.dits,"
                        + " c.identite, c.candidats, " + key + " AS cle, " + found + " AS existe, "
                        + String.join(
                                "", names.stream().map(name -> name + ", ").toList())
                        + "d.change, d.bouge, b.geom IS NOT NULL AS place, s.geom, (g.x).defaut, (g.x).lieu, (g.x).reparee,"
                        + " (g.x).avant_m2, (g.x).apres_m2, (g.x).dessinee, (g.x).refus, forme_de((g.x).geom) AS forme, "
                        + "CASE WHEN " + found + " THEN " + to.digest("t") + " END AS avant_md5, CASE WHEN NOT " + found
                        + " THEN ")
                .add(to.target().creates() ? "'creation'" : "'ignore'")
                .add(
                        " WHEN d.bouge OR position(B'1' IN d.change) > 0 THEN 'modification' ELSE 'inchange' END AS action"
                                + " FROM " + arrival.raw() + " b JOIN " + resolved + " c ON c.n = b.n LEFT JOIN "
                                + to.table()
                                + " t ON t." + Sql.name(to.target().key()) + " = c.cle CROSS JOIN LATERAL (SELECT "
                                + examine
                                + "(ST_SetSRID(b.geom, ?), ?, ?, b.aire, ",
                        epsg,
                        to.target().srid(),
                        to.target().geometryType())
                .add(repairs())
                .add(") AS x OFFSET 0) g CROSS JOIN LATERAL (SELECT "
                        + (fields.isEmpty() ? "1" : String.join(", ", fields))
                        + " OFFSET 0) r CROSS JOIN LATERAL (SELECT (" + changed
                        + ")::varbit AS change, " + moved(found) + " AS bouge OFFSET 0) d CROSS JOIN LATERAL (SELECT "
                        + (to.hasGeometry()
                                ? "CASE WHEN b.geom IS NULL OR (" + found + " AND NOT d.bouge) THEN " + to.geometry("t")
                                        + " ELSE (g.x).geom END"
                                : "NULL::geometry")
                        + " AS geom OFFSET 0) s");
    }

    /** A disc drawn around a point says nothing of the outline that is there. */
    private String moved(String found) {
        return to.hasGeometry()
                ? "(" + found
                        + " AND (g.x).geom IS NOT NULL AND (g.x).dessinee IS NOT TRUE AND NOT meme_geometrie((g.x).geom, "
                        + to.geometry("t") + "))"
                : "false";
    }

    private String value(int at, Field field) {
        String given = whole(at, field);
        String own = to.defaults().get(field.name());
        String filled = own == null ? given : "coalesce(" + given + ", " + own + ")";
        String said = to.column(field.name()).notNull() ? filled : given;
        return "CASE WHEN " + Arrival.says("b", at) + " THEN " + said + " WHEN t."
                + Sql.name(to.target().key()) + " IS NOT NULL THEN t." + Sql.name(field.name()) + " ELSE " + filled
                + " END";
    }

    /**
     * What the file says. A text that a shapefile cut, at {@value #LONGEST_IN_DBF} bytes and before the end of a letter or a
     * blank, says what stands there; so do whole square metres where there are decimals.
     */
    private String whole(int at, Field field) {
        String given = "b.f" + at;
        String there = "t." + Sql.name(field.name());
        if (field.type() == FieldType.DECIMAL && "m²".equals(field.unit())) {
            return "CASE WHEN " + given + " = round(" + there + ") THEN " + there + " ELSE " + given + " END";
        }
        if (field.type() != FieldType.TEXT && field.type() != FieldType.TEXTS) {
            return given;
        }
        boolean list = field.type() == FieldType.TEXTS;
        String brief = list ? "array_to_string(" + given + ", '|')" : given;
        String full = list ? "array_to_string(" + there + ", '|')" : there;
        return "CASE WHEN octet_length(" + brief + ") BETWEEN " + (LONGEST_IN_DBF - 4) + " AND " + LONGEST_IN_DBF
                + " AND octet_length(" + full + ") > octet_length(" + brief + ") AND starts_with(" + full + ", " + brief
                + ") THEN " + there + " ELSE " + given + " END";
    }

    /** An empty list and none are the same. */
    private String differs(int at, Field field) {
        String there = "t." + Sql.name(field.name());
        return field.type() == FieldType.TEXTS
                ? "coalesce(r.f" + at + ", '{}') <> coalesce(" + there + ", '{}')"
                : "r.f" + at + " IS DISTINCT FROM " + there;
    }

    private Sql repairs() {
        Rule rule = Rule.GEOMETRY_INVALID;
        boolean all = choices.forAll(rule, Choice.REPAIR)
                || (repair && !choices.forAll(rule, Choice.KEEP) && !choices.forAll(rule, Choice.REJECT));
        return Sql.of(
                "b.ligne = ANY (?::bigint[]) OR (?::boolean AND b.ligne <> ALL (?::bigint[]))",
                choices.rows(rule, Choice.REPAIR),
                all,
                choices.rows(rule, what -> !what.equals(Choice.REPAIR)));
    }
}
