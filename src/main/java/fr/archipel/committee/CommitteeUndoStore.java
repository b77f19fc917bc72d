package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes back one change of a meeting, when what it wrote is still there. */
final class CommitteeUndoStore {
    private record Entry(
            @Nullable String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private CommitteeUndoStore() {}

    /** Problems: 404; 409 when the value is no longer the one it wrote, or when it cannot be taken back from here. */
    static List<Change> undo(Session session, Author author, CommitteeWriteStore.Locked committee, long n)
            throws SQLException {
        Entry made = session.find(
                        Sql.of("""
                                SELECT champ, avant::text, apres::text FROM journal
                                WHERE id = ? AND sujet = 'comite' AND sujet_id = ?""", n, Long.toString(committee.id())),
                        row -> new Entry(row.getString(1), Texts.json(row.getString(2)), Texts.json(row.getString(3))))
                .orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("Le changement", committee.id() + " n° " + n)));
        if (session.find(Sql.of("SELECT 1 FROM journal WHERE annule = ?", n), row -> true)
                .isPresent()) {
            throw SentValues.conflict("Ce changement est déjà annulé.");
        }
        String field = made.field();
        if (field == null) {
            throw SentValues.conflict("La création d'un comité ne s'annule pas : archivez-le.");
        }
        String[] name = field.split("/", 3);
        if (name.length == 1) {
            return meeting(session, committee, made, field, n);
        }
        return List.of(item(session, author, committee, made, n, name));
    }

    private static List<Change> meeting(
            Session session, CommitteeWriteStore.Locked committee, Entry made, String field, long n)
            throws SQLException {
        String now = session.find(
                        Sql.of(
                                "SELECT coalesce(" + known(field, SentValues.MEETING)
                                        + "::text, '') FROM comite WHERE id = ?",
                                committee.id()),
                        row -> row.getString(1))
                .orElseThrow();
        refuseChanged(now.isEmpty() ? null : now, made, field);
        return CommitteeEditStore.change(session, committee, field, Texts.text(made.before()), n).stream()
                .toList();
    }

    private static Change item(
            Session session, Author author, CommitteeWriteStore.Locked committee, Entry made, long n, String[] name)
            throws SQLException {
        long item = Long.parseLong(name[1]);
        if (name.length == 2) {
            return made.before() == null
                    ? ItemStore.remove(session, committee, item, n)
                    : ItemStore.restore(session, committee, item, n);
        }
        if (name[2].equals("decision")) {
            JsonNode after = made.after();
            if (after == null) {
                throw SentValues.conflict("Une décision annulée ne revient pas seule : décidez à nouveau.");
            }
            Long now = ItemStore.get(session, committee, item).decision();
            if (!Objects.equals(now, after.path("n").asLong())) {
                throw SentValues.conflict("Cette décision est déjà annulée.");
            }
            return ItemDecisionStore.cancel(session, author, committee, item, n);
        }
        String field = known(name[2], SentValues.ITEM);
        refuseChanged(ItemStore.find(session, item, field), made, field);
        return ItemStore.change(session, committee, item, field, Texts.text(made.before()), n)
                .orElseThrow(() -> SentValues.conflict("Ce changement n'a plus rien à annuler."));
    }

    private static String known(String field, List<String> names) {
        if (!names.contains(field)) {
            throw new IllegalStateException("a journal entry about " + field);
        }
        return field;
    }

    private static void refuseChanged(@Nullable String now, Entry made, String field) {
        if (!Objects.equals(now, Texts.text(made.after()))) {
            throw SentValues.conflict(
                    "La valeur de « %s » a changé depuis ; annulez d'abord le dernier changement.".formatted(field));
        }
    }
}
