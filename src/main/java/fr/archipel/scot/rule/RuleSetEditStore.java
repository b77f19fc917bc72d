package fr.archipel.scot.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import fr.archipel.scot.SentBody;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people do to rule sets as wholes: make a simulation, rename a set, archive it, bring it back. */
public final class RuleSetEditStore {
    private static final int MAXIMUM_TITLE = 200;
    private static final int MAXIMUM_DESCRIPTION = 2000;

    private final Database database;
    private final RuleWriteStore writes;
    private final Clock clock;

    public RuleSetEditStore(Database database, Clock clock) {
        this.database = database;
        this.writes = new RuleWriteStore(database);
        this.clock = clock;
    }

    /** A simulation of the law; answers its id. Problems: 409 when the id is taken, 422 when the base is no set of the law. */
    String create(Author author, JsonNode json) {
        SentBody body = SentBody.of(json, List.of("id", "titre", "description", "textes", "base"));
        String title = body.text("titre", MAXIMUM_TITLE);
        String description = body.text("description", MAXIMUM_DESCRIPTION);
        String[] texts = texts(body);
        String base = body.findText("base", 100);
        String given = body.findText("id", 100);
        String id = given == null ? RuleId.of(title) : given;
        if (!RuleId.isGood(id)) {
            throw given == null ? body.invalid("titre", "un titre qui a des lettres ou des chiffres") : badId(body);
        }
        return database.inTransaction(session -> {
            String law = lawSet(session, base);
            int made = session.update(Sql.of("""
                    INSERT INTO regle (id, titre, nature, par_defaut, description, textes, valide_du, base, auteur)
                    SELECT ?, ?, 'simulation', false, ?, ?, valide_du, id, ? FROM regle WHERE id = ?
                    ON CONFLICT (id) DO NOTHING""", id, title, description, texts, author.name(), law));
            if (made == 0) {
                throw RuleWriteStore.conflict(
                        "Le jeu de règles « %s » existe déjà. Donnez un autre « id ».".formatted(id));
            }
            JournalStore.add(
                    session,
                    author,
                    RuleWriteStore.SUBJECT,
                    id,
                    List.of(Change.of("creation", null, null, HeadStore.document(session, id))));
            return id;
        });
    }

    private static ProblemException badId(SentBody body) {
        return body.invalid("id", "1 à 60 lettres minuscules sans accent, chiffres ou tirets, comme simulation-trace");
    }

    /** {@code base}: null for the default set. */
    private static String lawSet(Session session, @Nullable String base) throws SQLException {
        String law = "SELECT id FROM regle WHERE nature = 'droit' AND archivee_le IS NULL";
        Sql sql = base == null ? Sql.of(law + " AND par_defaut") : Sql.of(law + " AND id = ?", base);
        String found = session.find(sql, row -> row.getString(1)).orElse(null);
        if (found == null) {
            List<String> known = session.list(Sql.of(law + " ORDER BY id"), row -> row.getString(1));
            throw new ProblemException(new Problem.InvalidField(
                    "base", Objects.requireNonNullElse(base, ""), "un jeu du droit : " + String.join(", ", known)));
        }
        return found;
    }

    private static String[] texts(SentBody body) {
        boolean none = body.body().path("textes").isMissingNode()
                || body.body().path("textes").isEmpty();
        return none
                ? new String[0]
                : body.texts("textes", 50, "une liste de textes différents, 50 au plus")
                        .toArray(String[]::new);
    }

    /** Title, description, texts, and the base of a simulation. Answers the version after it. */
    int patch(Author author, String id, Precondition seen, JsonNode json) {
        SentBody body = SentBody.of(json, List.of("titre", "description", "textes", "base"));
        return writes.write(author, id, seen, json, today(), (session, set) -> {
            RuleEditStore.refuseArchived(set);
            ObjectNode sent = Json.object();
            if (body.has("titre")) {
                sent.put("titre", body.text("titre", MAXIMUM_TITLE));
            }
            if (body.has("description")) {
                sent.put("description", body.text("description", MAXIMUM_DESCRIPTION));
            }
            if (body.has("textes")) {
                ArrayNode texts = sent.putArray("textes");
                for (String text : texts(body)) {
                    texts.add(text);
                }
            }
            if (body.has("base")) {
                if (set.isLaw()) {
                    throw body.invalid("base", "rien : seul une simulation part d'un autre jeu");
                }
                sent.set("base", new TextNode(lawSet(session, body.text("base", 100))));
            }
            return changes(session, id, sent);
        });
    }

    private static List<Change> changes(Session session, String id, ObjectNode sent) throws SQLException {
        ObjectNode before = HeadStore.document(session, id);
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            JsonNode was = before.get(member.getKey());
            if (!member.getValue().equals(was)) {
                HeadStore.write(session, id, member.getKey(), member.getValue());
                changes.add(Change.of("modification", member.getKey(), was, member.getValue()));
            }
        }
        return changes;
    }

    /** Out of what is offered; what was computed with it can still be. Problem: 409 for the default, or a base in use. */
    int archive(Author author, String id, Precondition seen) {
        return writes.write(author, id, seen, null, today(), (session, set) -> {
            if (set.parDefaut()) {
                throw RuleWriteStore.conflict("« %s » est le jeu par défaut : il ne s'archive pas.".formatted(id));
            }
            List<String> simulations = session.list(
                    Sql.of("SELECT id FROM regle WHERE base = ? AND archivee_le IS NULL ORDER BY id", id),
                    row -> row.getString(1));
            if (!simulations.isEmpty()) {
                throw RuleWriteStore.conflict("Des simulations partent de « %s » : %s. Archivez-les d'abord."
                        .formatted(id, String.join(", ", simulations)));
            }
            session.update(Sql.of("UPDATE regle SET archivee_le = coalesce(archivee_le, now()) WHERE id = ?", id));
            return set.archived() ? List.of() : List.of(Change.of("archivage", null, null, null));
        });
    }

    int restore(Author author, String id, Precondition seen) {
        return writes.write(author, id, seen, null, today(), (session, set) -> {
            session.update(Sql.of("UPDATE regle SET archivee_le = NULL WHERE id = ?", id));
            return set.archived() ? List.of(Change.of("restauration", null, null, null)) : List.of();
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
