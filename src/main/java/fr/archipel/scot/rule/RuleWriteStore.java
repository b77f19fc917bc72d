package fr.archipel.scot.rule;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write on a rule set. In one transaction: the set is locked, its version held against the one the writer
 * saw, the work done, what the computation needs verified, the changes put in the journal, the version raised. A work
 * without changes raises nothing.
 */
final class RuleWriteStore {
    static final String SUBJECT = "regle";

    /** A set that is locked. {@code base}: null for the law. */
    record Locked(
            String id,
            String nature,
            @Nullable String base,
            boolean parDefaut,
            LocalDate valideDu,
            boolean archived,
            int version) {
        boolean isLaw() {
            return base == null;
        }
    }

    /** Something done on a set that is locked; answers what goes into the journal. */
    @FunctionalInterface
    interface Work {
        List<Change> run(Session session, Locked set) throws SQLException;
    }

    private final Database database;

    RuleWriteStore(Database database) {
        this.database = database;
    }

    /** The version after it. Problems: 404; 412 with what is there now when the set has changed since {@code seen}. */
    int write(Author author, String id, Precondition seen, @Nullable Object sent, LocalDate today, Work work) {
        return database.inTransaction(session -> {
            Locked set = lock(session, id);
            if (!seen.allows(set.version())) {
                throw new ProblemException(new Problem.Outdated(
                        "Le jeu de règles", id, Precondition.tag(set.version()), current(session, id, today), sent));
            }
            List<Change> changes = work.run(session, set);
            if (changes.isEmpty()) {
                return set.version();
            }
            checkNeeded(session, set, today);
            JournalStore.add(session, author, SUBJECT, id, changes);
            return raised(session, set);
        });
    }

    private static Locked lock(Session session, String id) throws SQLException {
        return session.find(
                        Sql.of("""
                                SELECT id, nature, base, par_defaut, valide_du::text, archivee_le IS NOT NULL AS archivee, version
                                FROM regle WHERE id = ? FOR UPDATE""", id),
                        row -> new Locked(
                                row.getString("id"),
                                row.getString("nature"),
                                row.getString("base"),
                                row.getBoolean("par_defaut"),
                                LocalDate.parse(row.getString("valide_du")),
                                row.getBoolean("archivee"),
                                row.getInt("version")))
                .orElseThrow(() -> notFound(id));
    }

    /** Parameters raise the version themselves (V030); the rest of a set, here. */
    private static int raised(Session session, Locked set) throws SQLException {
        session.update(
                Sql.of("UPDATE regle SET version = version + 1 WHERE id = ? AND version = ?", set.id(), set.version()));
        return session.find(Sql.of("SELECT version FROM regle WHERE id = ?", set.id()), row -> row.getInt(1))
                .orElseThrow();
    }

    private static RuleSet current(Session session, String id, LocalDate today) throws SQLException {
        return RuleStore.find(session, id, today).orElseThrow(() -> notFound(id));
    }

    /** Problem: 409 when the years of a set do not follow each other, or when the law would lack one. */
    private static void checkNeeded(Session session, Locked set, LocalDate today) throws SQLException {
        RuleSet rules = current(session, set.id(), today);
        for (String cle : RuleKey.NEEDED) {
            if (set.isLaw() && rules.find(cle).isEmpty()) {
                throw conflict(
                        ("Le jeu du droit n'aurait plus de « %s » en vigueur : sans cette année, aucune trajectoire ne se"
                                        + " calcule. Écrivez d'abord la valeur qui la remplace.")
                                .formatted(cle));
            }
        }
        refuseReversed(rules, RuleSet.REFERENCE_FIRST, RuleSet.REFERENCE_LAST);
        refuseReversed(rules, RuleSet.DECADE_FIRST, RuleSet.DECADE_LAST);
    }

    private static void refuseReversed(RuleSet rules, String first, String last) {
        Optional<String> wrong = rules.find(first)
                .flatMap(a -> rules.find(last)
                        .filter(b -> a.valeur() != null
                                && b.valeur() != null
                                && a.valeur().compareTo(b.valeur()) > 0)
                        .map(b ->
                                "« %s » (%s) viendrait après « %s » (%s).".formatted(first, a.text(), last, b.text())));
        if (wrong.isPresent()) {
            throw conflict(wrong.get() + " Changez les deux années dans l'ordre qui garde la période.");
        }
    }

    static ProblemException conflict(String sentence) {
        return new ProblemException(new Problem.Conflict(sentence));
    }

    static ProblemException notFound(String id) {
        return new ProblemException(new Problem.NotFound("Le jeu de règles", id));
    }
}
