package fr.archipel.committee;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.fiche.edit.FicheWriteStore;
import fr.archipel.fiche.life.LifeEntryStore;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.request.Precondition;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision on an item: the fiche's change of status, under the rules and in the journal of {@code fiche.life}, and what the
 * meeting keeps of it; both or none.
 */
final class ItemDecisionStore {
    private static final Precondition ANY = new Precondition(true, List.of());

    /**
     * What is decided.
     *
     * @param before the status its writers saw, or null
     * @param record what was decided, in words; null: those the item has
     */
    record Asked(
            String status,
            @Nullable String before,
            @Nullable String record) {}

    private ItemDecisionStore() {}

    /** Problems: 409 when the item has a decision, no fiche, or the fiche has moved; 422 as {@code fiche.life} says. */
    static List<Change> decide(
            Session session, Author author, CommitteeWriteStore.Locked committee, long n, Asked asked, LocalDate today)
            throws SQLException {
        committee.refuseArchived();
        ItemStore.Item item = ItemStore.get(session, committee, n);
        String fiche = item.fiche();
        if (fiche == null) {
            throw SentValues.conflict(
                    "Ce point ne porte sur aucune fiche : écrivez ce qui est décidé dans « releve ».");
        }
        if (item.decision() != null) {
            throw SentValues.conflict("Une décision est déjà prise sur ce point : annulez-la d'abord.");
        }
        if (!committee.nature().decides()) {
            throw SentValues.conflict(
                    "Le statut d'une fiche se décide en COTECH ou en COPIL (article 7 des contrats), pas en « %s »."
                            .formatted(committee.nature().title));
        }
        if (committee.day().isAfter(today)) {
            throw SentValues.conflict("Le comité est daté du %s : une décision n'est pas datée d'un jour à venir."
                    .formatted(committee.day()));
        }
        List<Change> changes = new ArrayList<>();
        if (asked.record() != null) {
            ItemStore.change(session, committee, n, "releve", asked.record(), null)
                    .ifPresent(changes::add);
        }
        String reason = asked.record() == null ? item.record() : asked.record();
        LifeEntryStore.Entered entered = FicheWriteStore.write(session, author, fiche, ANY, null, (own, id) -> {
                    refuseMoved(own, id, asked.before());
                    LifeEntryStore.Entered done = LifeEntryStore.decide(
                            own, id, asked.status(), committee.nature().code, committee.day(), reason, author.name());
                    return new FicheWriteStore.Done<>(done, changes(done));
                })
                .answer();
        session.update(Sql.of("UPDATE comite_point SET decision = ? WHERE id = ?", entered.n(), n));
        changes.add(Change.of("decision", "points/" + n + "/decision", null, told(session, entered.n())));
        return changes;
    }

    /** Takes it back. Problem: 409 when it is not the last of its fiche, or there is none. */
    static Change cancel(
            Session session, Author author, CommitteeWriteStore.Locked committee, long n, @Nullable Long undoes)
            throws SQLException {
        committee.refuseArchived();
        ItemStore.Item item = ItemStore.get(session, committee, n);
        Long decision = item.decision();
        String fiche = item.fiche();
        if (decision == null || fiche == null) {
            throw SentValues.conflict("Aucune décision ne tient sur ce point.");
        }
        ObjectNode before = told(session, decision);
        FicheWriteStore.write(session, author, fiche, ANY, null, (own, id) -> {
            LifeEntryStore.Entered done = LifeEntryStore.cancelDecision(own, id, decision);
            return new FicheWriteStore.Done<>(done, changes(done));
        });
        session.update(Sql.of("UPDATE comite_point SET decision = NULL WHERE id = ?", n));
        return new Change(
                undoes == null ? "annulation_decision" : "annulation",
                "points/" + n + "/decision",
                before,
                null,
                undoes);
    }

    private static List<Change> changes(LifeEntryStore.Entered done) {
        Change change = done.change();
        return change == null ? List.of() : List.of(change);
    }

    /** What people decided on is what they saw. */
    private static void refuseMoved(Session session, String fiche, @Nullable String seen) throws SQLException {
        String now = session.find(Sql.of("SELECT statut FROM fiche WHERE id = ?", fiche), row -> row.getString(1))
                .orElseThrow();
        if (seen != null && !seen.equals(now)) {
            throw SentValues.conflict(
                    "La fiche « %s » n'est plus au statut « %s » : elle est passée à « %s » entre-temps. Rien n'a été décidé."
                            .formatted(fiche, StatusWords.of(seen), StatusWords.of(now)));
        }
    }

    private static ObjectNode told(Session session, long decision) throws SQLException {
        return session.find(
                        Sql.of(
                                "SELECT statut_avant, statut, instance, date_decision::text FROM decision WHERE id = ?",
                                decision),
                        row -> Json.object()
                                .put("n", decision)
                                .put("statut_avant", row.getString(1))
                                .put("statut", row.getString(2))
                                .put("instance", row.getString(3))
                                .put("date_decision", row.getString(4)))
                .orElseThrow();
    }
}
