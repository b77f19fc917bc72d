package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import fr.archipel.scot.SentBody;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do to the values of a rule set: write one, take one away, answer for many communes at once, undo. */
public final class RuleEditStore {
    private static final int MAXIMUM_COMMUNES = 500;
    private static final List<String> ELIGIBILITY =
            List.of("communes", "eligible", "valide_du", "valide_au", "source", "remarque");

    private final RuleWriteStore writes;
    private final Clock clock;

    /** {@code clock}: the law must keep what the computation needs in force today. */
    public RuleEditStore(Database database, Clock clock) {
        this.writes = new RuleWriteStore(database);
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Writes a value, in the place of that of the same first day. Answers the version after it. */
    int put(Author author, String id, String cle, String perimetre, Precondition seen, JsonNode body) {
        return writes.write(author, id, seen, body, today(), (session, set) -> {
            refuseArchived(set);
            RuleKey key = RuleListStore.getKey(session, cle);
            ParameterStore.checkPerimeter(session, key, perimetre);
            return put(session, author, set, sent(session, set, key, perimetre, body));
        });
    }

    /** What is not sent and is there stays: the first day of the only value, its title. */
    private static SentParameter sent(
            Session session, RuleWriteStore.Locked set, RuleKey key, String perimetre, JsonNode body)
            throws SQLException {
        List<LocalDate> days = ParameterStore.days(session, set.id(), key.cle(), perimetre);
        // A yes or no about a territory answers a question that the set itself asks, from its first day on.
        boolean fromTheFirst = !set.isLaw() || key.genre().equals("oui_non");
        LocalDate first = days.size() == 1 ? days.get(0) : fromTheFirst ? set.valideDu() : null;
        SentParameter sent = SentParameter.read(key, perimetre, body, first);
        ObjectNode there = ParameterStore.find(session, set.id(), key.cle(), perimetre, sent.valideDu())
                .orElse(null);
        return there == null || body.has("titre")
                ? sent
                : sent.titled(there.get("titre").asText());
    }

    private static List<Change> put(Session session, Author author, RuleWriteStore.Locked set, SentParameter sent)
            throws SQLException {
        JsonNode before = ParameterStore.find(session, set.id(), sent.key().cle(), sent.perimetre(), sent.valideDu())
                .orElse(null);
        ParameterStore.put(session, author, set.id(), sent);
        JsonNode after = ParameterStore.find(session, set.id(), sent.key().cle(), sent.perimetre(), sent.valideDu())
                .orElseThrow();
        return after.equals(before) ? List.of() : List.of(Change.of("modification", sent.name(), before, after));
    }

    /** Takes a value away: {@code day} says which when there are several. Problem: 404, 409 naming the days. */
    int delete(Author author, String id, String cle, String perimetre, @Nullable LocalDate day, Precondition seen) {
        return writes.write(author, id, seen, null, today(), (session, set) -> {
            refuseArchived(set);
            List<LocalDate> days = ParameterStore.days(session, id, cle, perimetre);
            if (day == null && days.size() > 1) {
                throw RuleWriteStore.conflict(
                        "« %s » a plusieurs valeurs pour « %s ». Dites laquelle par « valide_du » : %s."
                                .formatted(
                                        cle,
                                        perimetre,
                                        String.join(
                                                ", ",
                                                days.stream()
                                                        .map(LocalDate::toString)
                                                        .toList())));
            }
            if (days.isEmpty() || (day != null && !days.contains(day))) {
                throw new ProblemException(new Problem.NotFound(
                        "Dans le jeu de règles « %s », la valeur".formatted(id),
                        cle + "/" + perimetre + (day == null ? "" : "/" + day)));
            }
            LocalDate from = day == null ? days.get(0) : day;
            JsonNode before =
                    ParameterStore.find(session, id, cle, perimetre, from).orElseThrow();
            ParameterStore.delete(session, id, cle, perimetre, from);
            return List.of(Change.of("modification", SentParameter.name(cle, perimetre, from), before, null));
        });
    }

    /** The same answer for each commune of a list, all of it or nothing. */
    int answerEligibility(Author author, String id, Precondition seen, JsonNode json) {
        SentBody body = SentBody.of(json, ELIGIBILITY);
        boolean eligible = body.yes("eligible");
        List<String> communes = body.texts(
                "communes",
                MAXIMUM_COMMUNES,
                "une liste de codes INSEE différents, %d au plus".formatted(MAXIMUM_COMMUNES));
        return writes.write(author, id, seen, json, today(), (session, set) -> {
            refuseArchived(set);
            RuleKey key = RuleListStore.getKey(session, RuleSet.COMMUNE_FLOOR_ELIGIBLE);
            refuseUnknown(session, communes);
            ObjectNode value = json.deepCopy();
            value.remove(List.of("communes", "eligible"));
            value.put("valeur", eligible);
            List<Change> changes = new ArrayList<>();
            for (String insee : communes) {
                changes.addAll(put(session, author, set, sent(session, set, key, "commune:" + insee, value)));
            }
            return changes;
        });
    }

    private static void refuseUnknown(Session session, List<String> communes) throws SQLException {
        List<String> unknown =
                session.list(Sql.of("""
                        SELECT i FROM unnest(?) WITH ORDINALITY AS envoi (i, rang)
                        WHERE NOT EXISTS (SELECT FROM commune WHERE insee = i) ORDER BY rang LIMIT 20""", (Object) communes.toArray(String[]::new)), row -> row.getString(1));
        if (!unknown.isEmpty()) {
            throw new ProblemException(new Problem.InvalidField(
                    "communes", String.join(", ", unknown), "des communes du territoire, par leur code INSEE"));
        }
    }

    /** Undoes one change of the journal. Problem: 409 when what it wrote is no longer there. */
    int undo(Author author, String id, long entry, Precondition seen) {
        return writes.write(
                author, id, seen, null, today(), (session, set) -> RuleUndoStore.undo(session, author, set, entry));
    }

    /** Undoes a change and all that was written with it, all of it or nothing. Problem: 409 when some of it changed since. */
    int undoTogether(Author author, String id, long entry, Precondition seen) {
        return writes.write(
                author,
                id,
                seen,
                null,
                today(),
                (session, set) -> RuleUndoStore.undoTogether(session, author, set, entry));
    }

    static void refuseArchived(RuleWriteStore.Locked set) {
        if (set.archived()) {
            throw RuleWriteStore.conflict(
                    "Le jeu de règles « %s » est archivé ; restaurez-le d'abord.".formatted(set.id()));
        }
    }
}
