package fr.archipel.scot.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Keyset;
import fr.archipel.db.Page;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.history.Change;
import fr.archipel.history.JournalStore;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Paging;
import fr.archipel.scot.SentBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all registers do: list, read, enter, annul with a reason, bring back. Every write is one transaction, signed, with
 * its line in the journal.
 */
public abstract class RegisterStore<E extends Entry> {
    private static final String SUBJECT = "registre";
    private static final int MAXIMUM_EXPORT = 50_000;

    final Database database;
    final Register register;

    RegisterStore(Database database, Register register) {
        this.database = database;
        this.register = register;
    }

    /** Something that changes what counts. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    /** Columns of an entry {@code r}, and the tables joined to it. */
    abstract String columns();

    abstract String joins();

    abstract E read(Session session, ResultSet row) throws SQLException;

    /** The condition of a filter of the register, on {@code r}. */
    abstract Sql condition(String filter, String value);

    /** The condition that {@code r} touches one of the communes. */
    abstract Sql touching(String[] insee);

    /** Checks and writes a new entry; answers its number. Problems: 422 naming the field. */
    abstract long insert(Session session, Author author, SentBody body, LocalDate today) throws SQLException;

    /** Runs a step that annuls an entry or brings it back, with what follows it. */
    void change(Session session, Author author, long id, Step step) throws SQLException {
        step.run();
    }

    /** Refuses what cannot count again. */
    void checkRestorable(Session session, long id) throws SQLException {}

    final String select() {
        return "SELECT " + columns() + " FROM " + register.table() + " r " + joins();
    }

    /** Newest first. */
    final Optional<Page<E>> page(RegisterQuery query, Paging paging) {
        String select = "SELECT " + columns() + " FROM trouve JOIN " + register.table() + " r USING (id) " + joins();
        return database.with(session -> new Keyset(
                        Sql.of("SELECT r.id, -r.id AS ordre FROM " + register.table() + " r WHERE ")
                                .add(where(query)),
                        "ordre",
                        "id::text")
                .page(
                        session,
                        select,
                        row -> read(session, row),
                        entry -> Long.toString(entry.id()),
                        paging.after(),
                        paging.limit()));
    }

    /** All that match, newest first, for a file. */
    final List<E> all(RegisterQuery query) {
        Sql sql = Sql.of(select() + " WHERE ").add(where(query)).add(" ORDER BY r.id DESC LIMIT ?", MAXIMUM_EXPORT);
        return database.with(session -> session.list(sql, row -> read(session, row)));
    }

    private Sql where(RegisterQuery query) {
        Sql where = Sql.of("(r.annule_le IS NULL OR ?)", query.annulledToo());
        for (Map.Entry<String, String> filter : query.filters().entrySet()) {
            where = where.add(" AND ").add(condition(filter.getKey(), filter.getValue()));
        }
        List<String> insee = query.insee();
        return insee == null ? where : where.add(" AND ").add(touching(insee.toArray(String[]::new)));
    }

    /** An entry and its drawing. Problem: 404. */
    final ObjectNode document(long id) {
        return database.with(session -> {
            ObjectNode document = Json.MAPPER.valueToTree(get(session, id));
            if (register.drawn()) {
                Optional<JsonNode> drawing = session.find(
                        Sql.of("SELECT ST_AsBinary(geom, 'NDR') FROM " + register.table() + " WHERE id = ?", id),
                        row -> EntryStore.geojson(row.getBytes(1)));
                document.set("geometry", drawing.orElse(NullNode.instance));
            }
            return document;
        });
    }

    private E get(Session session, long id) throws SQLException {
        return session.find(Sql.of(select() + " WHERE r.id = ?", id), row -> read(session, row))
                .orElseThrow(
                        () -> new ProblemException(new Problem.NotFound("L'inscription", register.id() + "/" + id)));
    }

    /** Answers the number of the new entry. */
    final long create(Author author, JsonNode json, LocalDate today) {
        SentBody body = SentBody.of(json, register.members());
        return database.inTransaction(session -> {
            long id = insert(session, author, body, today);
            journal(session, author, id, "creation", Json.MAPPER.valueToTree(get(session, id)));
            return id;
        });
    }

    /** The entry no longer counts. Problems: 404, 409 when it did not. */
    final void annul(Author author, long id, String reason) {
        database.doInTransaction(session -> {
            if (lock(session, id)) {
                throw conflict("L'inscription n° %d est déjà annulée.".formatted(id));
            }
            change(session, author, id, () -> mark(session, author, id, reason));
            journal(session, author, id, "annulation", Json.object().put("motif", reason));
        });
    }

    /** The entry counts again. Problems: 404, 409 when it does, or when another took its place. */
    final void restore(Author author, long id) {
        database.doInTransaction(session -> {
            if (!lock(session, id)) {
                throw conflict("L'inscription n° %d n'est pas annulée.".formatted(id));
            }
            checkRestorable(session, id);
            change(
                    session,
                    author,
                    id,
                    () -> session.update(Sql.of(
                            "UPDATE " + register.table()
                                    + " SET annule_le = NULL, annule_par = NULL, annule_motif = NULL WHERE id = ?",
                            id)));
            journal(session, author, id, "retablissement", null);
        });
    }

    final void mark(Session session, Author author, long id, String reason) throws SQLException {
        session.update(Sql.of(
                "UPDATE " + register.table()
                        + " SET annule_le = clock_timestamp(), annule_par = ?, annule_motif = ? WHERE id = ?",
                author.name(),
                reason,
                id));
    }

    /** Whether it is annulled. */
    private boolean lock(Session session, long id) throws SQLException {
        get(session, id);
        return session.find(
                        Sql.of(
                                "SELECT annule_le IS NOT NULL FROM " + register.table() + " WHERE id = ? FOR UPDATE",
                                id),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    final void journal(Session session, Author author, long id, String operation, @Nullable JsonNode after)
            throws SQLException {
        Change change = Change.of(operation, null, null, after);
        JournalStore.add(session, author, SUBJECT, register.id() + "/" + id, List.of(change));
    }

    static ProblemException conflict(String sentence) {
        return new ProblemException(new Problem.Conflict(sentence));
    }

    /** The key's id, as {@code cle} keeps it. */
    static @Nullable String key(Author author) {
        return author.key().isEmpty() ? null : author.key();
    }
}
