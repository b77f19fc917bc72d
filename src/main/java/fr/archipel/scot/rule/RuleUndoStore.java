package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import fr.archipel.account.Author;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes back one change of a rule set. */
final class RuleUndoStore {
    private record Entry(
            String operation,
            @Nullable String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private RuleUndoStore() {}

    static List<Change> undo(Session session, Author author, RuleWriteStore.Locked set, long n) throws SQLException {
        Entry made = session.find(
                        Sql.of("""
                                SELECT operation, champ, avant::text, apres::text FROM journal
                                WHERE id = ? AND sujet = 'regle' AND sujet_id = ?""", n, set.id()),
                        row -> new Entry(
                                row.getString(1), row.getString(2), json(row.getString(3)), json(row.getString(4))))
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("Le changement", set.id() + " n° " + n)));
        String field = made.field();
        if (field == null) {
            throw RuleWriteStore.conflict("Ce changement ne s'annule pas d'ici : "
                    + (made.operation().equals("archivage") ? "restaurez le jeu." : "archivez le jeu."));
        }
        RuleEditStore.refuseArchived(set);
        String[] name = field.split("/", 3);
        return name.length == 3
                ? value(session, author, set, made, n, name)
                : List.of(head(session, set, made, n, field));
    }

    /** All that was written with that change, the last first: one answer given for many communes is taken back as one. */
    static List<Change> undoTogether(Session session, Author author, RuleWriteStore.Locked set, long n)
            throws SQLException {
        List<Long> together = session.list(Sql.of("""
                        SELECT id FROM journal
                        WHERE sujet = 'regle' AND sujet_id = ? AND annule IS NULL
                          AND moment = (SELECT moment FROM journal WHERE id = ? AND sujet = 'regle' AND sujet_id = ?)
                        ORDER BY id DESC""", set.id(), n, set.id()), row -> row.getLong(1));
        if (!together.contains(n)) {
            throw new ProblemException(new Problem.NotFound("Le changement", set.id() + " n° " + n));
        }
        List<Change> all = new ArrayList<>();
        for (Long each : together) {
            all.addAll(undo(session, author, set, each));
        }
        return all;
    }

    private static List<Change> value(
            Session session, Author author, RuleWriteStore.Locked set, Entry made, long n, String[] name)
            throws SQLException {
        LocalDate from = LocalDate.parse(name[2]);
        JsonNode now = ParameterStore.find(session, set.id(), name[0], name[1], from)
                .map(JsonNode.class::cast)
                .orElse(null);
        refuseChanged(now, made, name[0]);
        if (made.before() == null) {
            ParameterStore.delete(session, set.id(), name[0], name[1], from);
        } else {
            RuleKey key = RuleListStore.getKey(session, name[0]);
            ParameterStore.put(session, author, set.id(), SentParameter.read(key, name[1], made.before(), null));
        }
        return List.of(new Change("annulation", String.join("/", name), now, made.before(), n));
    }

    private static Change head(Session session, RuleWriteStore.Locked set, Entry made, long n, String field)
            throws SQLException {
        JsonNode now = HeadStore.document(session, set.id()).get(field);
        refuseChanged(now, made, field);
        JsonNode before = made.before();
        if (before == null || now == null) {
            throw RuleWriteStore.conflict("Ce changement ne s'annule pas.");
        }
        HeadStore.write(session, set.id(), field, before);
        return new Change("annulation", field, now, before, n);
    }

    private static void refuseChanged(@Nullable JsonNode now, Entry made, String what) {
        boolean same = now == null ? made.after() == null : now.equals(made.after());
        if (!same) {
            throw RuleWriteStore.conflict(
                    "La valeur de « %s » a changé depuis ; annulez d'abord le dernier changement.".formatted(what));
        }
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
