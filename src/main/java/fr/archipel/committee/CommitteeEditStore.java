package fr.archipel.committee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.fiche.life.Members;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.json.Json;
import fr.archipel.request.Precondition;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes meetings, their items and what is decided on them. */
public final class CommitteeEditStore {
    private final Database database;
    private final CommitteeWriteStore writes;
    private final Clock clock;

    /** {@code clock}: the day in Paris, past which nothing is decided. */
    public CommitteeEditStore(Database database, Clock clock) {
        this.database = database;
        this.writes = new CommitteeWriteStore(database);
        this.clock = clock;
    }

    /** Problem: 422 for a contract that does not exist, or a day to come for a meeting said to be held. */
    ObjectNode create(Author author, JsonNode body) {
        Map<String, @Nullable String> values = SentValues.meeting(body, true);
        return database.inTransaction(session -> {
            checkContract(session, values.get("contrat"));
            long id = session.find(
                            Sql.of(
                                    """
                                    INSERT INTO comite (contrat, nature, titre, date_comite, lieu, presents, etat, auteur)
                                    VALUES (?, ?, ?, ?, ?, ?, coalesce(?, 'prepare'), ?) RETURNING id""",
                                    values.get("contrat"),
                                    values.get("nature"),
                                    values.get("titre"),
                                    values.get("date_comite"),
                                    values.get("lieu"),
                                    values.get("presents"),
                                    values.get("etat"),
                                    author.name()),
                            row -> row.getLong(1))
                    .orElseThrow();
            checkHeld(values.get("etat"), LocalDate.parse(Objects.requireNonNull(values.get("date_comite"))));
            ObjectNode made = Json.object();
            values.forEach(made::put);
            JournalStore.add(
                    session,
                    author,
                    CommitteeWriteStore.SUBJECT,
                    Long.toString(id),
                    List.of(Change.of("creation", null, null, made)));
            return CommitteeStore.get(session, id);
        });
    }

    /** Problems: 409 on an archived meeting whose state stays, or when a decision rests on what changes; 422. */
    ObjectNode patch(Author author, String id, Precondition seen, JsonNode body) {
        Map<String, @Nullable String> values = SentValues.meeting(body, false);
        return writes.write(author, id, seen, body, (session, committee) -> {
            List<Change> changes = new ArrayList<>();
            for (Map.Entry<String, @Nullable String> value : values.entrySet()) {
                change(session, committee, value.getKey(), value.getValue(), null)
                        .ifPresent(changes::add);
            }
            check(session, committee, values.get("etat"), changes);
            return changes;
        });
    }

    ObjectNode addItem(Author author, String id, Precondition seen, JsonNode body) {
        Map<String, @Nullable String> values = SentValues.item(body, true);
        return writes.write(author, id, seen, body, (session, committee) -> ItemStore.add(session, committee, values));
    }

    ObjectNode patchItem(Author author, String id, long n, Precondition seen, JsonNode body) {
        Map<String, @Nullable String> values = SentValues.item(body, false);
        return writes.write(
                author, id, seen, body, (session, committee) -> ItemStore.patch(session, committee, n, values));
    }

    ObjectNode removeItem(Author author, String id, long n, Precondition seen) {
        return writes.write(
                author, id, seen, null, (session, committee) -> List.of(ItemStore.remove(session, committee, n, null)));
    }

    ObjectNode decide(Author author, String id, long n, Precondition seen, JsonNode body) {
        Members sent = Members.of(body, List.of("statut", "statut_avant", "releve"));
        ItemDecisionStore.Asked asked = new ItemDecisionStore.Asked(
                sent.choice("statut", SentValues.STATUSES),
                SentValues.isNull(sent, "statut_avant") ? null : sent.choice("statut_avant", SentValues.STATUSES),
                sent.findText("releve", SentValues.RECORD));
        return writes.write(
                author,
                id,
                seen,
                body,
                (session, committee) -> ItemDecisionStore.decide(session, author, committee, n, asked, today()));
    }

    ObjectNode cancelDecision(Author author, String id, long n, Precondition seen) {
        return writes.write(
                author,
                id,
                seen,
                null,
                (session, committee) -> List.of(ItemDecisionStore.cancel(session, author, committee, n, null)));
    }

    /** {@code n}: number of the line of the history. */
    ObjectNode undo(Author author, String id, long n, Precondition seen) {
        return writes.write(author, id, seen, null, (session, committee) -> {
            List<Change> changes = CommitteeUndoStore.undo(session, author, committee, n);
            boolean ownState = changes.stream().anyMatch(change -> "etat".equals(change.field()));
            if (changes.stream()
                    .noneMatch(change -> String.valueOf(change.field()).startsWith("points/"))) {
                check(session, committee, ownState ? "prepare" : null, changes);
            }
            return changes;
        });
    }

    /** One value of the meeting; empty when it is there already. {@code name} is one of {@link SentValues#MEETING}. */
    static Optional<Change> change(
            Session session,
            CommitteeWriteStore.Locked committee,
            String name,
            @Nullable String value,
            @Nullable Long undoes)
            throws SQLException {
        String before = session.find(
                        Sql.of("SELECT coalesce(" + name + "::text, '') FROM comite WHERE id = ?", committee.id()),
                        row -> row.getString(1))
                .orElseThrow();
        if (before.equals(value == null ? "" : value)) {
            return Optional.empty();
        }
        session.update(Sql.of("UPDATE comite SET " + name + " = ? WHERE id = ?", value, committee.id()));
        return Optional.of(new Change(
                undoes == null ? "modification" : "annulation",
                name,
                Texts.node(before.isEmpty() ? null : before),
                Texts.node(value),
                undoes));
    }

    /** What must hold once values are written. {@code state}: the one asked for, null when it was not. */
    void check(Session session, CommitteeWriteStore.Locked committee, @Nullable String state, List<Change> changes)
            throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        boolean opened = state != null && !state.equals("archive");
        if (!opened && changes.stream().anyMatch(change -> !"etat".equals(change.field()))) {
            committee.refuseArchived();
        }
        boolean rests = changes.stream()
                .anyMatch(change -> List.of("nature", "date_comite").contains(String.valueOf(change.field())));
        if (rests && hasDecision(session, committee.id())) {
            throw SentValues.conflict("Une décision est prise dans ce comité : sa nature et sa date ne changent plus. "
                    + "Annulez d'abord la décision.");
        }
        ObjectNode now = CommitteeStore.get(session, committee.id());
        JsonNode contrat = now.path("contrat").path("id");
        checkContract(session, contrat.isTextual() ? contrat.asText() : null);
        for (JsonNode item : now.path("points")) {
            String of = item.path("fiche").path("contrat").asText("");
            if (contrat.isTextual() && !of.isEmpty() && !of.equals(contrat.asText())) {
                throw SentValues.conflict("Le point « %s » porte sur une fiche d'un autre contrat : retirez-le d'abord."
                        .formatted(item.path("titre").asText()));
            }
        }
        checkHeld(
                now.path("etat").asText(),
                LocalDate.parse(now.path("date_comite").asText()));
    }

    private static boolean hasDecision(Session session, long committee) throws SQLException {
        return session.find(Sql.of("""
                                SELECT 1 FROM comite_point p JOIN decision d ON d.id = p.decision
                                WHERE p.comite = ? AND d.annulee_le IS NULL""", committee), row -> true).isPresent();
    }

    private void checkHeld(@Nullable String state, LocalDate day) {
        if ("tenu".equals(state) && day.isAfter(today())) {
            throw SentValues.invalid("etat", state, "prepare ou archive : le comité est daté du " + day);
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void checkContract(Session session, @Nullable String contrat) throws SQLException {
        List<String> known = session.list(
                Sql.of("SELECT id FROM contrat WHERE nature = 'contrat' ORDER BY id"), row -> row.getString(1));
        if (contrat != null && !known.contains(contrat)) {
            throw SentValues.invalid("contrat", contrat, "null (tous les contrats), " + String.join(", ", known));
        }
    }
}
