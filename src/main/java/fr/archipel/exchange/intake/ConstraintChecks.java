package fr.archipel.exchange.intake;

import fr.archipel.db.Columns;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.feature.edit.RulePhrases;
import fr.archipel.layer.Field;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules of the target's table, asked of the rows before they are written, so that the report says all of them at once:
 * values that must be there, CHECKs, references. What is left (unique values, triggers) is found when it refuses.
 */
record ConstraintChecks(Arrival arrival, Destination to) {
    private static final String WRITTEN = " a.action IN ('creation', 'modification')";

    /** {@code definition}: as PostgreSQL writes it; {@code other}: table that a reference leads to. */
    private record Constraint(
            String name,
            String kind,
            String definition,
            String expression,
            List<String> columns,
            String other,
            List<String> others) {}

    void run(Session session, Finder finder) throws SQLException {
        for (int i = 0; i < to.fields().size(); i++) {
            Field field = to.fields().get(i);
            if (field.required() || to.column(field.name()).notNull()) {
                finder.find(Rule.MISSING_VALUE, missing(i, field));
            }
        }
        for (Constraint each : constraints(session)) {
            if (each.columns.contains(to.target().key()) || each.columns.isEmpty()) {
                continue;
            }
            if (each.kind.equals("c")) {
                finder.find(Rule.REFUSED_BY_DATABASE, checked(each));
            } else if (each.columns.size() == 1 && to.place(each.columns.get(0)) >= 0) {
                finder.find(Rule.REFUSED_BY_DATABASE, referring(each));
            }
        }
    }

    private Sql missing(int at, Field field) {
        return Sql.of(
                "SELECT a.n, a.ligne, ?::text AS champ, NULL::text AS valeur, 'une valeur' AS accepte, ?::text AS phrase, a.geom AS lieu, a.cle::text AS objet FROM "
                        + arrival.sql() + " a WHERE a.f" + at + " IS NULL AND a.fautes = 0 AND" + WRITTEN,
                field.name(),
                "« %s » manque ; un objet de cette couche en a une valeur.".formatted(field.title()));
    }

    /** The row as the table would hold it, under the table's own names, is asked the rule itself. */
    private Sql checked(Constraint rule) {
        String geometry = to.hasGeometry()
                ? ", a.geom AS " + Sql.name(String.valueOf(to.target().geometry()))
                : "";
        String fields = to.fields().isEmpty() ? "" : ", " + Arrival.named(to, "a");
        return sentence(
                rule,
                "SELECT \"·n\" AS n FROM (SELECT a.n AS \"·n\"" + fields + geometry + " FROM " + arrival.sql()
                        + " a WHERE" + WRITTEN + ") ligne WHERE NOT (" + rule.expression + ")",
                RulePhrases.sentence(rule.name, rule.definition));
    }

    private Sql referring(Constraint rule) {
        String column = "a.f" + to.place(rule.columns.get(0));
        return sentence(
                rule,
                "SELECT a.n FROM " + arrival.sql() + " a WHERE" + WRITTEN + " AND " + column
                        + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + rule.other + " o WHERE o."
                        + Sql.name(rule.others.get(0)) + " = " + column + ")",
                rule.other.equals("commune")
                        ? "il faut le code INSEE d'une commune du territoire"
                        : "il faut une valeur qui existe là où elle renvoie");
    }

    private Sql sentence(Constraint rule, String rows, String accepted) {
        String first = rule.columns.get(0);
        int at = to.place(first);
        String titles = rule.columns.stream().map(this::title).collect(Collectors.joining(", "));
        return Sql.of(
                "SELECT a.n, a.ligne, ?::text AS champ, " + (at < 0 ? "NULL::text" : "a.f" + at + "::text")
                        + " AS valeur, ?::text AS accepte, ?::text AS phrase, a.geom AS lieu, a.cle::text AS objet FROM "
                        + arrival.sql()
                        + " a JOIN (" + rows + ") refuse ON refuse.n = a.n",
                first,
                accepted,
                "La base n'accepte pas cette valeur de « %s » : %s.".formatted(titles, accepted));
    }

    private String title(String column) {
        int at = to.place(column);
        return at < 0
                ? (column.equals(to.target().geometry()) ? "Géométrie" : column)
                : to.fields().get(at).title();
    }

    private List<Constraint> constraints(Session session) throws SQLException {
        return session.list(
                Sql.of("""
                        SELECT c.conname, c.contype::text, pg_get_constraintdef(c.oid) AS definition, pg_get_expr(c.conbin, c.conrelid) AS expression,
                               noms(c.conrelid, c.conkey) AS colonnes, c.confrelid::regclass::text AS autre, noms(c.confrelid, c.confkey) AS autres
                        FROM pg_constraint c WHERE c.conrelid = to_regclass(?) AND c.contype IN ('c', 'f') ORDER BY c.conname""", to.table()),
                row -> new Constraint(
                        row.getString("conname"),
                        row.getString("contype"),
                        row.getString("definition"),
                        String.valueOf(row.getString("expression")),
                        Columns.texts(row, "colonnes"),
                        String.valueOf(row.getString("autre")),
                        Columns.texts(row, "autres")));
    }
}
