package fr.archipel.exchange.intake;

import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.finding.Severity;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Findings by sets: a query finds the rows, each is counted, some are kept in words, and its row bears the consequence. */
final class Finder {
    private final Session session;
    private final Arrival arrival;
    private final FindingLog log;

    Finder(Session session, Arrival arrival, FindingLog log) {
        this.session = session;
        this.arrival = arrival;
        this.log = log;
    }

    Choices choices() {
        return log.choices();
    }

    void start() throws SQLException {
        session.update(Sql.of("CREATE TEMPORARY TABLE verdicts (n bigint, verdict text) ON COMMIT DROP"));
    }

    /** A check that does not concern the target: its rows take the verdict, and nothing is said. */
    void verdict(Sql rows) throws SQLException {
        session.update(Sql.of("INSERT INTO verdicts ").add(rows));
    }

    /**
     * @param rows a SELECT of {@code n}, {@code ligne}, {@code champ}, {@code valeur}, {@code accepte}, {@code phrase},
     *     {@code lieu} (a geometry, or null), {@code objet}
     */
    void find(Rule rule, Sql rows) throws SQLException {
        find(rule, rows, null, Choices.keepable(rule));
    }

    /**
     * @param verdict what becomes of rows that no one decided on; null: what the rule's severity says
     * @param keepable whether a person may let the row in
     */
    void find(Rule rule, Sql rows, @Nullable String verdict, boolean keepable) throws SQLException {
        String usual = verdict == null ? (rule.severity() == Severity.ERROR ? "rejete" : "") : verdict;
        Sql sql = Sql.of("WITH trouve AS MATERIALIZED (")
                .add(rows)
                .add("), juge AS MATERIALIZED (SELECT t.*, CASE WHEN ")
                .add(decided(rule, Choice.REJECT))
                .add(" THEN 'ignore' WHEN ")
                .add(keepable ? decided(rule, Choice.KEEP) : Sql.of("false"))
                .add(" THEN '' ELSE ? END AS verdict FROM trouve t),", usual)
                .add(
                        " note AS (SELECT j.*, CASE WHEN j.verdict = ? THEN ? WHEN j.verdict = 'ignore' THEN 'information'"
                                + " ELSE 'avertissement' END AS severite FROM juge j),",
                        usual,
                        rule.severity().id())
                .add(
                        " verdicts_mis AS (INSERT INTO verdicts SELECT n, verdict FROM juge WHERE verdict <> ''),"
                                + " gardes AS (INSERT INTO import_probleme (import, ligne, regle, severite, champ, valeur, accepte, phrase, lieu, objet)"
                                + " SELECT ?, ligne, ?, severite, champ, valeur, accepte, phrase,"
                                + " ST_PointOnSurface(ST_Transform(lieu, 4326)), objet FROM note ORDER BY ligne, n LIMIT ?)"
                                + " SELECT severite, count(*) FROM note GROUP BY 1",
                        arrival.id(),
                        rule.id(),
                        FindingLog.KEPT);
        session.forEach(sql, 0, row -> log.count(rule, Severity.of(row.getString(1)), row.getLong(2)));
    }

    /** SQL: whether that is decided for row {@code t}. */
    private Sql decided(Rule rule, String what) {
        Choices choices = log.choices();
        if (!choices.forAny(rule)) {
            return Sql.of("false");
        }
        return Sql.of(
                "(t.ligne = ANY (?::bigint[]) OR (?::boolean AND t.ligne <> ALL (?::bigint[])))",
                choices.rows(rule, what),
                choices.forAll(rule, what),
                choices.rows(rule, other -> !other.equals(what)));
    }

    /** Puts the verdicts on the rows. */
    void settle() throws SQLException {
        session.update(Sql.of("UPDATE " + arrival.sql()
                + " a SET action = v.verdict FROM (SELECT n, min(verdict) AS verdict FROM verdicts GROUP BY n) v"
                + " WHERE v.n = a.n AND a.action <> v.verdict"));
        session.update(Sql.of("TRUNCATE verdicts"));
    }
}
