package fr.archipel.exchange.intake;

import fr.archipel.db.CopyText;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Finding;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.finding.Severity;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Findings of an import: all are counted, and those of a rule kept one by one up to a number. */
final class FindingLog {
    /** Findings of one rule kept in detail: more than a person reads, few enough for a report. */
    static final int KEPT = 10_000;

    private static final int WAITING = 2_000;

    private record Kind(Rule rule, Severity severity) {}

    private final String id;
    private final Map<Kind, Long> counts = new LinkedHashMap<>();
    private final List<Finding> waiting = new ArrayList<>();
    private final Choices choices;

    FindingLog(String id, Choices choices) {
        this.id = id;
        this.choices = choices;
    }

    Choices choices() {
        return choices;
    }

    void add(Finding finding) {
        if (count(finding.rule(), severity(finding), 1) <= KEPT) {
            waiting.add(finding);
        }
    }

    private Severity severity(Finding finding) {
        return choices.severity(finding.rule(), finding.row());
    }

    /** How many of that rule there are now. */
    long count(Rule rule, Severity severity, long more) {
        return counts.merge(new Kind(rule, severity), more, Long::sum);
    }

    boolean isFull() {
        return waiting.size() >= WAITING;
    }

    /** Writes what waits; no COPY may be under way on the session. */
    void flush(Session session) throws SQLException, IOException {
        if (waiting.isEmpty()) {
            return;
        }
        CopyIn copy = session.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY import_probleme (import, ligne, regle, severite, champ, valeur, accepte, phrase) FROM STDIN");
        try {
            CopyText out = new CopyText(copy);
            for (Finding each : waiting) {
                out.value(id)
                        .value(each.row())
                        .value(each.rule().id())
                        .value(severity(each).id())
                        .value(each.field())
                        .value(each.value())
                        .value(each.accepted())
                        .value(each.sentence());
                out.endRow();
            }
            out.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        waiting.clear();
    }

    /** Of a row that lies outside the territory, nothing else matters; what was counted and not kept stays counted. */
    void forgetOutside(Session session) throws SQLException {
        session.forEach(
                Sql.of("""
                        WITH oublies AS (
                          DELETE FROM import_probleme p WHERE import = ? AND regle <> ? AND ligne IN
                            (SELECT ligne FROM import_probleme WHERE import = ? AND regle = ?)
                          RETURNING regle, severite)
                        SELECT regle, severite, count(*) FROM oublies GROUP BY 1, 2""", id, Rule.OUTSIDE_TERRITORY.id(), id, Rule.OUTSIDE_TERRITORY.id()),
                0,
                row -> count(
                        Rule.find(row.getString(1)).orElseThrow(), Severity.of(row.getString(2)), -row.getLong(3)));
    }

    /** Errors first, then as rules are listed. */
    List<RuleCount> counts() {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(Comparator.comparing((Map.Entry<Kind, Long> each) -> each.getKey().severity)
                        .thenComparing(each -> each.getKey().rule))
                .map(each -> new RuleCount(
                        each.getKey().rule.id(),
                        each.getKey().rule.title(),
                        each.getKey().severity.id(),
                        each.getValue()))
                .toList();
    }
}
