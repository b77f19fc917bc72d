package fr.archipel.fiche.life;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of status. Allowed ones, and who decides them, stand in table {@code transition_statut}. */
final class DecisionStore {
    static final List<String> STATUSES =
            List.of("en_maturation", "proposee", "validee", "engagee", "en_travaux", "realisee", "abandonnee");
    static final List<String> COMMITTEES = List.of("cotech", "copil");

    private static final String ROW = """
            SELECT to_json(x) FROM (SELECT id AS n, statut_avant, statut, instance, date_decision, motif
            FROM decision WHERE fiche = ? AND annulee_le IS NULL ORDER BY date_decision DESC, id DESC LIMIT 1) x""";

    /** A decision to take down. {@code day} is not in the future. */
    record Request(
            String status,
            String committee,
            LocalDate day,
            @Nullable String reason) {}

    private record Allowed(String status, List<String> committees) {}

    private DecisionStore() {}

    static LifeWriteStore.Done decide(Session session, String fiche, Request asked, String author) throws SQLException {
        String present = session.find(Sql.of("SELECT statut FROM fiche WHERE id = ?", fiche), row -> row.getString(1))
                .orElseThrow();
        checkTransition(session, present, asked);
        ObjectNode last = LifeWriteStore.findRow(session, Sql.of(ROW, fiche));
        checkDay(session, fiche, last, asked.day());
        long n = LifeWriteStore.insert(
                session,
                Sql.of("""
                INSERT INTO decision (fiche, statut_avant, statut, instance, date_decision, motif, auteur)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""", fiche, present, asked.status(), asked.committee(), asked.day(), asked.reason(), author));
        return LifeWriteStore.Done.of(
                n, "decision", "statut", last, LifeWriteStore.findRow(session, Sql.of(ROW, fiche)));
    }

    private static void checkTransition(Session session, String present, Request asked) throws SQLException {
        List<Allowed> allowed = session.list(
                Sql.of("SELECT vers, instances FROM transition_statut WHERE de = ? ORDER BY vers", present),
                row -> new Allowed(row.getString("vers"), Arrays.asList((String[])
                        row.getArray("instances").getArray())));
        Allowed transition = allowed.stream()
                .filter(a -> a.status().equals(asked.status()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.InvalidField(
                        "statut",
                        asked.status(),
                        "depuis « %s » : %s"
                                .formatted(
                                        present,
                                        allowed.stream().map(Allowed::status).collect(Collectors.joining(", "))))));
        if (!transition.committees().contains(asked.committee())) {
            throw new ProblemException(new Problem.InvalidField(
                    "instance",
                    asked.committee(),
                    "pour passer de « %s » à « %s » : %s"
                            .formatted(present, asked.status(), String.join(", ", transition.committees()))));
        }
    }

    /**
     * Decisions follow each other. None is older than the contract: its committees are set up by it (article 7), and the
     * status it starts from is the one at its signature.
     */
    private static void checkDay(Session session, String fiche, @Nullable ObjectNode last, LocalDate day)
            throws SQLException {
        String signed =
                session.find(Sql.of("""
                        SELECT coalesce(k.date_signature::text, '') FROM fiche f JOIN contrat k ON k.id = f.contrat
                        WHERE f.id = ?""", fiche), row -> row.getString(1)).orElse("");
        if (!signed.isEmpty() && day.isBefore(LocalDate.parse(signed))) {
            throw new ProblemException(new Problem.InvalidField(
                    "date_decision", day.toString(), "une date depuis la signature du contrat, le " + signed));
        }
        if (last != null
                && day.isBefore(LocalDate.parse(last.path("date_decision").asText()))) {
            throw new ProblemException(new Problem.InvalidField(
                    "date_decision",
                    day.toString(),
                    "une date depuis la décision précédente, du "
                            + last.path("date_decision").asText()));
        }
    }

    /** Only the last one: those before it are what it stands on. */
    static LifeWriteStore.Done cancel(Session session, String fiche, long n) throws SQLException {
        boolean known = session.find(Sql.of("SELECT 1 FROM decision WHERE fiche = ? AND id = ?", fiche, n), row -> true)
                .isPresent();
        if (!known) {
            throw new ProblemException(new Problem.NotFound("La décision", Long.toString(n)));
        }
        ObjectNode last = LifeWriteStore.findRow(session, Sql.of(ROW, fiche));
        if (last == null || last.path("n").asLong() != n) {
            throw new ProblemException(new Problem.Conflict(
                    "Seule la dernière décision d'une fiche peut être annulée ; la décision « %d » ne l'est pas, ou est déjà annulée."
                            .formatted(n)));
        }
        session.update(Sql.of("UPDATE decision SET annulee_le = now() WHERE id = ?", n));
        return LifeWriteStore.Done.of(
                n, "annulation_decision", "statut", last, LifeWriteStore.findRow(session, Sql.of(ROW, fiche)));
    }
}
