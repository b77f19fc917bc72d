package fr.archipel.fiche.edit;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do to the document of a fiche: change it, create it, archive it, bring it back, undo one change. */
public final class FicheEditStore {
    private static final List<String> UNDOABLE = List.of("modification", "annulation", "conflit_pris");

    private final Database database;
    private final FicheWriteStore writes;

    public FicheEditStore(Database database) {
        this.database = database;
        this.writes = new FicheWriteStore(database);
    }

    /** {@code body}: a merge patch (RFC 7396); answers the document after it. Nothing different: nothing written. */
    FicheWriteStore.Written<ObjectNode> patch(Author author, String fiche, Precondition seen, JsonNode body) {
        Map<Field, JsonNode> values = DocumentReader.read(body, List.of());
        return writes.write(author, fiche, seen, body, (session, id) -> {
            refuseArchived(session, id);
            return change(session, id, values, "modification", null);
        });
    }

    /** The same on a fiche that {@link FicheWriteStore} has locked; answers the changes, none when nothing differs. */
    public static List<Change> patchLocked(Session session, String fiche, JsonNode body) throws SQLException {
        Map<Field, JsonNode> values = DocumentReader.read(body, List.of());
        refuseArchived(session, fiche);
        return change(session, fiche, values, "modification", null).changes();
    }

    private static FicheWriteStore.Done<ObjectNode> change(
            Session session, String fiche, Map<Field, JsonNode> values, String operation, @Nullable Long undoes)
            throws SQLException {
        ObjectNode document = FicheDocumentStore.get(session, fiche);
        Map<Field, JsonNode> changed = new EnumMap<>(Field.class);
        List<Change> changes = new ArrayList<>();
        values.forEach((field, value) -> {
            JsonNode before = document.get(field.id);
            if (!DocumentReader.same(before, value)) {
                changed.put(field, value);
                changes.add(new Change(operation, field.id, before, value, undoes));
                document.set(field.id, value);
            }
        });
        FicheChecksStore.check(session, contract(session, fiche), changed, document);
        for (Map.Entry<Field, JsonNode> entry : changed.entrySet()) {
            FicheValueStore.write(session, fiche, entry.getKey(), entry.getValue());
            session.update(
                    Sql.of("""
                    UPDATE conflit SET resolution = 'sans_objet', resolu_le = now()
                    WHERE fiche = ? AND champ = ? AND resolution IS NULL AND fichier = ?::jsonb""", fiche, entry.getKey().id, entry.getValue().toString()));
        }
        return new FicheWriteStore.Done<>(FicheDocumentStore.get(session, fiche), changes);
    }

    /** A fiche of a contract, entered by people; its id is the contract's acronym and the number. */
    FicheWriteStore.Written<String> create(Author author, JsonNode body) {
        Map<Field, JsonNode> values = DocumentReader.read(body, List.of("contrat", "numero"));
        values.putIfAbsent(Field.PORTEE, new TextNode("non_precise"));
        for (Field field : List.of(Field.TITRE, Field.DESCRIPTION, Field.NOEUD)) {
            if (!values.containsKey(field)) {
                throw new ProblemException(
                        new Problem.InvalidField(field.id, "", "une valeur, nécessaire à une fiche"));
            }
        }
        String contrat = body.path("contrat").asText();
        String numero = body.path("numero").asText().strip();
        if (!numero.matches("[0-9a-z][0-9a-z.]{0,11}")) {
            throw new ProblemException(new Problem.InvalidField(
                    "numero", numero, "1 à 12 chiffres, lettres minuscules ou points, comme 6.1"));
        }
        return database.inTransaction(session -> {
            // One creation at a time in a contract: its rank follows the last.
            if (session.find(
                            Sql.of("SELECT 1 FROM contrat WHERE id = ? AND nature = 'contrat' FOR UPDATE", contrat),
                            row -> true)
                    .isEmpty()) {
                String known = String.join(
                        ", ",
                        session.list(
                                Sql.of("SELECT id FROM contrat WHERE nature = 'contrat' ORDER BY id"),
                                row -> row.getString(1)));
                throw new ProblemException(new Problem.InvalidField("contrat", contrat, known));
            }
            String id = contrat.replaceFirst("^crte-", "") + "-" + numero;
            refuseTaken(session, id, contrat, numero);
            ObjectNode document = Json.object();
            values.forEach((field, value) -> document.set(field.id, value));
            FicheChecksStore.check(session, contrat, values, document);
            insert(session, id, contrat, numero, document);
            for (Map.Entry<Field, JsonNode> entry : values.entrySet()) {
                FicheValueStore.write(session, id, entry.getKey(), entry.getValue());
            }
            Change made = Change.of("creation", null, null, FicheDocumentStore.get(session, id));
            JournalStore.add(session, author, "fiche", id, List.of(made));
            return new FicheWriteStore.Written<>(id, 1);
        });
    }

    private static void refuseTaken(Session session, String id, String contrat, String numero) throws SQLException {
        Optional<Boolean> archived = session.find(
                Sql.of(
                        "SELECT archivee_le IS NOT NULL FROM fiche WHERE id = ? OR contrat = ? AND numero = ?",
                        id,
                        contrat,
                        numero),
                row -> row.getBoolean(1));
        if (archived.isPresent()) {
            throw conflict("La fiche « %s » existe déjà%s. Donnez un autre numéro."
                    .formatted(id, archived.get() ? ", archivée" : ""));
        }
    }

    private static void insert(Session session, String id, String contrat, String numero, ObjectNode document)
            throws SQLException {
        session.update(Sql.of(
                """
                INSERT INTO fiche (id, contrat, numero, rang, titre, noeud, portee, statut, description, origine, modifiee_le)
                SELECT ?, ?, ?, coalesce(max(rang), 0) + 1, ?, ?, ?, 'en_maturation', ?, 'saisie', now()
                FROM fiche WHERE contrat = ?""",
                id,
                contrat,
                numero,
                document.get("titre").asText(),
                document.get("noeud").asText(),
                document.get("portee").asText(),
                document.get("description").asText(),
                contrat));
    }

    /** Out of lists, layers and totals; answers when. Archived already: nothing is written. */
    FicheWriteStore.Written<String> archive(Author author, String fiche, Precondition seen) {
        return writes.write(author, fiche, seen, null, (session, id) -> {
            boolean done = session.update(
                            Sql.of("UPDATE fiche SET archivee_le = now() WHERE id = ? AND archivee_le IS NULL", id))
                    > 0;
            String since = session.find(
                            Sql.of("SELECT to_json(archivee_le) #>> '{}' FROM fiche WHERE id = ?", id),
                            row -> row.getString(1))
                    .orElseThrow();
            return new FicheWriteStore.Done<>(
                    since, done ? List.of(Change.of("archivage", null, null, null)) : List.of());
        });
    }

    FicheWriteStore.Written<Boolean> restore(Author author, String fiche, Precondition seen) {
        return writes.write(author, fiche, seen, null, (session, id) -> {
            boolean done = session.update(
                            Sql.of("UPDATE fiche SET archivee_le = NULL WHERE id = ? AND archivee_le IS NOT NULL", id))
                    > 0;
            return new FicheWriteStore.Done<>(
                    done, done ? List.of(Change.of("restauration", null, null, null)) : List.of());
        });
    }

    /** Undoes one change of the journal. Problem: 409 when the value is no longer the one it wrote. */
    FicheWriteStore.Written<ObjectNode> undo(Author author, String fiche, long entry, Precondition seen) {
        return writes.write(author, fiche, seen, null, (session, id) -> {
            refuseArchived(session, id);
            Entry made = session.find(
                            Sql.of("""
                                    SELECT operation, champ, avant::text, apres::text FROM journal
                                    WHERE id = ? AND sujet = 'fiche' AND sujet_id = ?""", entry, id),
                            row -> new Entry(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .orElseThrow(
                            () -> new ProblemException(new Problem.NotFound("Le changement", fiche + " n° " + entry)));
            Field field = made.field == null ? null : Field.find(made.field).orElse(null);
            if (field == null || made.before == null || made.after == null || !UNDOABLE.contains(made.operation)) {
                throw conflict("Ce changement ne s'annule pas d'ici : seule une valeur modifiée s'annule.");
            }
            JsonNode now = FicheDocumentStore.get(session, id).get(field.id);
            if (!DocumentReader.same(now, json(made.after))) {
                throw conflict("La valeur de « %s » a changé depuis ; annulez d'abord le dernier changement."
                        .formatted(field.id));
            }
            JsonNode back = DocumentReader.value(field, json(made.before));
            return change(session, id, Map.of(field, back), "annulation", entry);
        });
    }

    private record Entry(
            String operation,
            @Nullable String field,
            @Nullable String before,
            @Nullable String after) {}

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String contract(Session session, String fiche) throws SQLException {
        return session.find(Sql.of("SELECT contrat FROM fiche WHERE id = ?", fiche), row -> row.getString(1))
                .orElseThrow();
    }

    private static void refuseArchived(Session session, String fiche) throws SQLException {
        if (session.find(Sql.of("SELECT 1 FROM fiche WHERE id = ? AND archivee_le IS NOT NULL", fiche), row -> true)
                .isPresent()) {
            throw conflict("La fiche « %s » est archivée ; restaurez-la d'abord.".formatted(fiche));
        }
    }

    static ProblemException conflict(String sentence) {
        return new ProblemException(new Problem.Conflict(sentence));
    }
}
