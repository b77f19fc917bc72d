package fr.archipel.participation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What moderators read and decide. A decision is one transaction, signed, with its line in the journal; the journal holds what was
 * decided and why, never what the idea says.
 */
final class ModerationStore {
    static final String SUBJECT = "participation";

    private final Database database;
    private final Settings settings;

    ModerationStore(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Newest first. Empty when {@code apres} names none of them. */
    Optional<Page<ModeratedIdee>> page(IdeeQuery query, Paging paging) {
        return database.with(session -> {
            Optional<Page<ModeratedIdee>> page = IdeeRowStore.page(
                    session, settings, query.where(), IdeeRowStore::moderated, ModeratedIdee::id, paging);
            if (page.isEmpty()) {
                return page;
            }
            Page<ModeratedIdee> found = page.get();
            return Optional.of(new Page<>(found.matched(), decided(session, found.items()), found.next()));
        });
    }

    /** All that match, for a file. */
    List<ModeratedIdee> all(IdeeQuery query) {
        return database.with(session ->
                decided(session, session.list(IdeeRowStore.all(settings, query.where()), IdeeRowStore::moderated)));
    }

    /** How many stand where, by id of {@link Etat}; each is there, be it 0. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        Etat.ids().forEach(id -> counts.put(id, 0L));
        database.list(
                        Sql.of("SELECT etat, count(*) FROM idee GROUP BY etat"),
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** Problem: 404. */
    ModeratedIdee get(long id) {
        return database.with(session ->
                decided(
                                session,
                                session.list(
                                        IdeeRowStore.all(settings, Sql.of("i.id = ?", id)), IdeeRowStore::moderated))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> missing(id)));
    }

    private static List<ModeratedIdee> decided(Session session, List<ModeratedIdee> ideas) throws SQLException {
        Map<Long, List<ModeratedIdee.Decision>> decisions = new HashMap<>();
        Long[] ids = ideas.stream().map(ModeratedIdee::id).toArray(Long[]::new);
        session.forEach(
                Sql.of("""
                        SELECT idee, avant, apres, motif, auteur, to_json(moment) #>> '{}' AS moment, annulee_le IS NOT NULL AS annulee
                        FROM idee_decision WHERE idee = ANY (?) ORDER BY id DESC""", (Object) ids),
                0,
                row -> decisions
                        .computeIfAbsent(row.getLong("idee"), id -> new ArrayList<>())
                        .add(decision(row)));
        return ideas.stream()
                .map(idee -> idee.with(decisions.getOrDefault(idee.id(), List.of())))
                .toList();
    }

    private static ModeratedIdee.Decision decision(ResultSet row) throws SQLException {
        return new ModeratedIdee.Decision(
                row.getString("avant"),
                row.getString("apres"),
                row.getString("motif"),
                row.getString("auteur"),
                row.getString("moment"),
                row.getBoolean("annulee"));
    }

    /** {@code reason}: needed for a refusal. Problems: 404, 409 when it moved on since {@code version} or is there already. */
    void decide(Author author, long id, int version, Etat to, @Nullable String reason) {
        database.doInTransaction(session -> {
            Etat from = lock(session, id, version);
            if (from == to) {
                throw conflict("L'idée n° %d est déjà « %s ».".formatted(id, to.titre()));
            }
            session.update(Sql.of("""
                    INSERT INTO idee_decision (idee, avant, apres, motif, motif_avant, decide_avant, publiee_avant, auteur, cle)
                    SELECT id, etat, ?, ?, motif, decide_le, publiee_le, ?, ? FROM idee WHERE id = ?""", to.id(), reason, author.name(), key(author), id));
            session.update(Sql.of("""
                    UPDATE idee SET etat = ?, motif = ?, decide_le = clock_timestamp(), version = version + 1,
                           publiee_le = CASE WHEN ? THEN coalesce(publiee_le, clock_timestamp()) ELSE publiee_le END
                    WHERE id = ?""", to.id(), reason, to == Etat.PUBLIEE, id));
            ObjectNode after = Json.object().put("etat", to.id()).put("motif", reason);
            journal(session, author, id, "moderation", Json.object().put("etat", from.id()), after);
        });
    }

    /** Takes the last decision back. Problems: 404, 409 when it moved on since {@code version} or none is left. */
    void undo(Author author, long id, int version) {
        database.doInTransaction(session -> {
            Etat from = lock(session, id, version);
            long decision = session.find(
                            Sql.of(
                                    "SELECT id FROM idee_decision WHERE idee = ? AND annulee_le IS NULL ORDER BY id DESC LIMIT 1",
                                    id),
                            row -> row.getLong(1))
                    .orElseThrow(() -> conflict("L'idée n° %d n'a pas de décision à annuler.".formatted(id)));
            session.update(Sql.of("""
                    UPDATE idee i SET etat = d.avant, motif = d.motif_avant, decide_le = d.decide_avant,
                           publiee_le = d.publiee_avant, version = version + 1
                    FROM idee_decision d WHERE d.id = ? AND i.id = d.idee""", decision));
            session.update(Sql.of("UPDATE idee_decision SET annulee_le = clock_timestamp() WHERE id = ?", decision));
            journal(session, author, id, "annulation", Json.object().put("etat", from.id()), null);
        });
    }

    /** What all read under the idea, and the project it is tied to; either null takes it away. Problems: 404, 409, 422. */
    void answer(Author author, long id, int version, @Nullable String text, @Nullable String fiche) {
        database.doInTransaction(session -> {
            lock(session, id, version);
            if (fiche != null
                    && session.find(
                                    Sql.of("SELECT 1 FROM fiche WHERE id = ? AND archivee_le IS NULL", fiche),
                                    row -> true)
                            .isEmpty()) {
                throw new ProblemException(new Problem.InvalidField(
                        "fiche", fiche, "l'identifiant d'une fiche qui n'est pas archivée, comme call-1.1"));
            }
            session.update(Sql.of("""
                    UPDATE idee SET reponse_le = CASE WHEN ?::text IS NULL THEN NULL WHEN reponse = ? THEN reponse_le
                                                 ELSE clock_timestamp() END,
                           reponse = ?, fiche = ?, version = version + 1 WHERE id = ?""", text, text, text, fiche, id));
            journal(
                    session,
                    author,
                    id,
                    "reponse",
                    null,
                    Json.object().put("reponse", text).put("fiche", fiche));
        });
    }

    private static Etat lock(Session session, long id, int version) throws SQLException {
        record Seen(Etat etat, int version) {}
        Seen seen = session.find(
                        Sql.of("SELECT etat, version FROM idee WHERE id = ? FOR UPDATE", id),
                        row -> new Seen(Etat.of(row.getString(1)), row.getInt(2)))
                .orElseThrow(() -> missing(id));
        if (seen.version() != version) {
            throw conflict(
                    "Quelqu'un est passé sur l'idée n° %d entre-temps : elle est maintenant « %s ». Rien n'a été changé ; relisez-la."
                            .formatted(id, seen.etat().titre()));
        }
        return seen.etat();
    }

    private static void journal(
            Session session,
            Author author,
            long id,
            String operation,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after)
            throws SQLException {
        JournalStore.add(
                session, author, SUBJECT, Long.toString(id), List.of(Change.of(operation, null, before, after)));
    }

    private static @Nullable String key(Author author) {
        return author.key().isEmpty() ? null : author.key();
    }

    static ProblemException missing(long id) {
        return new ProblemException(new Problem.NotFound("L'idée", Long.toString(id)));
    }

    private static ProblemException conflict(String sentence) {
        return new ProblemException(new Problem.Conflict(sentence));
    }
}
