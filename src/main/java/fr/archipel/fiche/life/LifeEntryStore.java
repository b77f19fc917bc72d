package fr.archipel.fiche.life;

import fr.archipel.db.Session;
import fr.archipel.history.Change;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be entered of a fiche's life, under the same rules as through the API, on a fiche that
 * {@link fr.archipel.fiche.edit.FicheWriteStore} has locked: for those who write several things at once. Values are those
 * that the API would have accepted. Amounts are cents.
 */
public final class LifeEntryStore {

    /** @param n number of what was written; {@code change}: for the journal; {@code warnings}: French sentences, what was accepted and looks odd */
    public record Entered(long n, @Nullable Change change, List<String> warnings) {
        public Entered {
            warnings = List.copyOf(warnings);
        }

        private static Entered of(LifeWriteStore.Done done) {
            return new Entered(done.n(), done.change(), done.warnings());
        }
    }

    private LifeEntryStore() {}

    /** Problem: 422 when the change of status, who decides it or its day do not fit. */
    public static Entered decide(
            Session session,
            String fiche,
            String status,
            String committee,
            LocalDate day,
            @Nullable String reason,
            String author)
            throws SQLException {
        LifeWriteStore.checkLive(session, fiche);
        DecisionStore.Request asked = new DecisionStore.Request(status, committee, day, reason);
        return Entered.of(DecisionStore.decide(session, fiche, asked, author));
    }

    /** Takes a decision back. Problems: 404; 409 when it is not the last of its fiche. */
    public static Entered cancelDecision(Session session, String fiche, long n) throws SQLException {
        LifeWriteStore.checkLive(session, fiche);
        return Entered.of(DecisionStore.cancel(session, fiche, n));
    }

    /** A new funding, without a step. */
    public static Entered addFunding(Session session, String fiche, List<String> parties, @Nullable String scheme)
            throws SQLException {
        LifeWriteStore.checkLive(session, fiche);
        return Entered.of(FundingStore.add(session, fiche, new FundingStore.Request(parties, scheme, null, null)));
    }

    /** {@code kind}: attendu… verse. Problem: 422 when its day does not follow the steps before it. */
    public static Entered addStep(
            Session session, String fiche, long funding, String kind, LocalDate day, long cents, String author)
            throws SQLException {
        LifeWriteStore.checkLive(session, fiche);
        FundingStore.Step step = new FundingStore.Step(kind, day, cents, null);
        return Entered.of(FundingStore.addStep(session, fiche, funding, step, author));
    }

    /** Of a whole year. {@code nature}: prevu or realise. Problem: 409 when the year is planned by section. */
    public static Entered addSpending(
            Session session,
            String fiche,
            int year,
            String nature,
            long cents,
            LocalDate day,
            String label,
            String author)
            throws SQLException {
        LifeWriteStore.checkLive(session, fiche);
        SpendingStore.Request asked = new SpendingStore.Request(year, "global", nature, cents, day, label);
        return Entered.of(SpendingStore.add(session, fiche, asked, author));
    }

    public static Entered addNote(Session session, String fiche, String text, String author) throws SQLException {
        LifeWriteStore.checkLive(session, fiche);
        return Entered.of(NoteStore.add(session, fiche, text, author));
    }
}
