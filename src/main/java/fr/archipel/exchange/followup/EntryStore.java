package fr.archipel.exchange.followup;

import fr.archipel.account.Author;
import fr.archipel.db.Session;
import fr.archipel.fiche.edit.FicheEditStore;
import fr.archipel.fiche.edit.FicheWriteStore;
import fr.archipel.fiche.life.LifeEntryStore;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/** Writes what lines say through the fiches' own write path; a line refused there leaves nothing behind. */
final class EntryStore {
    private static final Precondition ANY = new Precondition(true, List.of());

    private final Session session;
    private final Author author;
    private final String label;

    /** {@code label}: said of the spending entered. The transaction is the caller's. */
    EntryStore(Session session, Author author, String label) {
        this.session = session;
        this.author = author;
        this.label = label;
    }

    void write(LinePlan plan) throws SQLException {
        Known known = plan.fiche;
        if (known == null || plan.isRefused() || plan.entries.isEmpty()) {
            return;
        }
        Savepoint before = session.connection().setSavepoint();
        try {
            FicheWriteStore.write(session, author, known.id(), ANY, null, (inside, fiche) -> {
                List<Change> changes = new ArrayList<>();
                for (Entry entry : plan.entries) {
                    changes.addAll(write(plan, fiche, entry));
                }
                return new FicheWriteStore.Done<>(true, changes);
            });
            session.connection().releaseSavepoint(before);
        } catch (ProblemException e) {
            session.connection().rollback(before);
            plan.add(problem(e.problem()));
        }
    }

    private static LineProblem problem(Problem problem) {
        return problem instanceof Problem.InvalidField field
                ? LineProblem.error(field.field(), field.value(), field.detail())
                : LineProblem.error(null, null, problem.detail());
    }

    private List<Change> write(LinePlan plan, String fiche, Entry entry) throws SQLException {
        String who = author.name();
        if (entry instanceof Entry.Cost cost) {
            return FicheEditStore.patchLocked(
                    session, fiche, Json.object().put("cout_actualise_eur", LinePlan.euros(cost.cents())));
        } else if (entry instanceof Entry.Decision d) {
            return told(plan, LifeEntryStore.decide(session, fiche, d.statut(), d.instance(), d.day(), d.motif(), who));
        } else if (entry instanceof Entry.Spending s) {
            return told(
                    plan,
                    LifeEntryStore.addSpending(session, fiche, s.annee(), s.nature(), s.cents(), s.day(), label, who));
        } else if (entry instanceof Entry.Note note) {
            return told(plan, LifeEntryStore.addNote(session, fiche, note.text(), who));
        }
        return fund(plan, fiche, (Entry.Funding) entry);
    }

    private List<Change> fund(LinePlan plan, String fiche, Entry.Funding funding) throws SQLException {
        List<Change> changes = new ArrayList<>();
        Long n = funding.funding();
        if (n == null) {
            LifeEntryStore.Entered made =
                    LifeEntryStore.addFunding(session, fiche, funding.parties(), funding.dispositif());
            changes.addAll(told(plan, made));
            n = made.n();
        }
        for (Entry.Step step : funding.steps()) {
            changes.addAll(told(
                    plan,
                    LifeEntryStore.addStep(session, fiche, n, step.etape(), step.day(), step.cents(), author.name())));
        }
        return changes;
    }

    private static List<Change> told(LinePlan plan, LifeEntryStore.Entered entered) {
        entered.warnings().forEach(warning -> plan.add(LineProblem.warning(null, null, warning)));
        return entered.change() == null ? List.of() : List.of(entered.change());
    }
}
