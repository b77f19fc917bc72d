package fr.archipel.exchange.intake;

import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.layer.Field;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the rows of {@code arrivee} into the target, within the caller's transaction: all that is needed to undo it, too. */
final class Application {
    private static final String LOCK_TIMEOUT = "55P03";

    private final Session session;
    private final Arrival arrival;
    private final Destination to;
    private final KeyRule rule;
    private final ImportRequest request;

    Application(Session session, Arrival arrival, Destination to, KeyRule rule, ImportRequest request) {
        this.session = session;
        this.arrival = arrival;
        this.to = to;
        this.rule = rule;
        this.request = request;
    }

    void run(Author author, Progress progress, long rows) throws SQLException {
        progress.step(Progress.COMPARING, 0, rows);
        lock(session, to);
        new Unchanged(arrival, to, new Keys(to, rule, new Choices(request.choices()).links())).check(session);
        Cancelled.check(progress);
        progress.step(Progress.WRITING, 0, rows);
        new NewKeys(arrival, to, rule).make(session);
        before();
        progress.step(Progress.WRITING, rows / 5, rows);
        write();
        progress.step(Progress.WRITING, rows * 3 / 5, rows);
        effects();
        identifiers();
        progress.step(Progress.WRITING, rows * 4 / 5, rows);
        new ImportJournal(session, arrival, to, author).write();
        ImportStore.applied(session, arrival.id(), author);
        ImportStore.dropTables(session, arrival.id());
        Cancelled.check(progress);
        progress.step(Progress.WRITING, rows, rows);
    }

    /** Readers go on, writers wait: nobody changes what was compared. */
    static void lock(Session session, Destination to) throws SQLException {
        try {
            session.update(Sql.of("SET LOCAL lock_timeout = '15s'"));
            session.update(Sql.of("LOCK TABLE " + to.table() + " IN SHARE ROW EXCLUSIVE MODE"));
            session.update(Sql.of("SET LOCAL lock_timeout = 0"));
        } catch (SQLException e) {
            if (DatabaseException.of(e).state().equals(LOCK_TIMEOUT)) {
                throw new ProblemException(new Problem.Conflict(
                        "D'autres écrivent en ce moment dans « %s ». Rien n'a été changé ; recommencez dans un instant."
                                .formatted(to.target().title())));
            }
            throw e;
        }
    }

    /** What is changed or deleted, as it is: {@code avant}. */
    private void before() throws SQLException {
        String geometry = to.hasGeometry() ? to.geometry("t") : "NULL::geometry";
        String row = "(SELECT to_jsonb(x) FROM (SELECT " + to.plainColumns("t") + ") x)";
        session.update(Sql.of("CREATE TEMPORARY TABLE avant ON COMMIT DROP AS SELECT " + to.key("t")
                + " AS cle, 'modification' AS action, " + row + " AS ligne, " + geometry + " AS geom FROM " + to.table()
                + " t JOIN " + arrival.sql() + " a ON a.cle = " + to.key("t") + " WHERE a.action = 'modification'"));
        Optional<Sql> absent = new Absentees(arrival, to, rule).rows();
        if (request.missing() == Missing.SUPPRIMER && absent.isPresent()) {
            session.update(Sql.of("INSERT INTO avant SELECT " + to.key("t") + ", 'suppression', " + row + ", "
                            + geometry + " FROM (")
                    .add(absent.get())
                    .add(") t WHERE NOT ")
                    .add(new Absentees(arrival, to, rule).linked()));
        }
        session.update(Sql.of("ANALYZE avant"));
    }

    /** A rule of the database that refuses leaves as {@link RefusedByDatabase}. */
    void write() throws SQLException {
        try {
            session.update(update(""));
            session.update(Sql.of("DELETE FROM " + to.table()
                    + " t USING avant v WHERE v.action = 'suppression' AND v.cle = " + to.key("t")));
            session.update(insert(""));
        } catch (SQLException e) {
            DatabaseException failure = DatabaseException.of(e);
            if (failure.isRefusal() || failure.isBadValue() || failure.state().equals("P0001")) {
                throw new RefusedByDatabase(failure);
            }
            throw e;
        }
    }

    /**
     * A table of land that is not served as a layer is laid along PostGIS's own curve: neighbours share pages.
     *
     * @param which a condition on rows {@code a}, with « AND », or nothing
     */
    Sql insert(String which) {
        List<String> columns = new ArrayList<>(List.of(Sql.name(to.target().key())));
        List<String> values = new ArrayList<>(List.of("c.cle"));
        for (int i = 0; i < to.fields().size(); i++) {
            String name = to.fields().get(i).name();
            if (!name.equals(to.target().key())) {
                columns.add(Sql.name(name));
                values.add("a.f" + i);
            }
        }
        if (to.hasGeometry()) {
            columns.add(Sql.name(String.valueOf(to.target().geometry())));
            values.add("a.geom");
        }
        return Sql.of("INSERT INTO " + to.table() + " (" + String.join(", ", columns) + ")"
                + (to.identity() ? " OVERRIDING SYSTEM VALUE" : "") + " SELECT " + String.join(", ", values) + " FROM "
                + arrival.sql() + " a JOIN cles_neuves c ON c.n = a.n WHERE a.action = 'creation'" + which
                + " ORDER BY " + (to.layer() == null && to.hasGeometry() ? "a.geom" : "a.n"));
    }

    /** Only columns that change in some row are set: triggers look at which. */
    Sql update(String which) throws SQLException {
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < to.fields().size(); i++) {
            Field field = to.fields().get(i);
            if (any(Arrival.changes("a", i))) {
                sets.add(Sql.name(field.name()) + " = a.f" + i);
            }
        }
        if (any("a.bouge")) {
            sets.add(Sql.name(String.valueOf(to.target().geometry())) + " = a.geom");
        }
        return sets.isEmpty()
                ? Sql.of("UPDATE import SET etat = etat WHERE false")
                : Sql.of("UPDATE " + to.table() + " t SET " + String.join(", ", sets) + " FROM " + arrival.sql()
                        + " a WHERE a.action = 'modification' AND a.cle = " + to.key("t") + which);
    }

    private boolean any(String condition) throws SQLException {
        return session.find(
                        Sql.of("SELECT 1 FROM " + arrival.sql() + " a WHERE a.action = 'modification' AND " + condition
                                + " LIMIT 1"),
                        row -> true)
                .isPresent();
    }

    private void effects() throws SQLException {
        String id = arrival.id();
        String digest = to.digest("t");
        session.update(Sql.of(
                "INSERT INTO import_effet (import, objet, action, apres_md5) SELECT ?, c.cle::text, 'creation', "
                        + digest + " FROM cles_neuves c JOIN " + to.table() + " t ON " + to.key("t") + " = c.cle",
                id));
        session.update(Sql.of(
                "INSERT INTO import_effet (import, objet, action, avant, avant_geom, apres_md5) SELECT ?, v.cle::text, v.action, v.ligne, v.geom, CASE WHEN v.action = 'modification' THEN "
                        + digest + " END FROM avant v LEFT JOIN " + to.table() + " t ON " + to.key("t") + " = v.cle",
                id));
    }

    private void identifiers() throws SQLException {
        if (rule instanceof KeyRule.Foreign foreign) {
            session.update(Sql.of(
                    "INSERT INTO identifiant_source AS s (layer, source, source_id, objet_id, import)"
                            + " SELECT ?, ?, a.cle_fichier, coalesce(a.cle, c.cle)::text, ? FROM " + arrival.sql()
                            + " a LEFT JOIN cles_neuves c ON c.n = a.n WHERE a.cle_fichier IS NOT NULL"
                            + " AND a.action IN ('creation', 'modification', 'inchange')"
                            + " ON CONFLICT (layer, source, source_id) DO UPDATE SET objet_id = excluded.objet_id, import = excluded.import"
                            + " WHERE s.objet_id <> excluded.objet_id",
                    to.target().id(),
                    foreign.source(),
                    arrival.id()));
        }
    }

    /** The rows are written in the transaction {@code work} runs in; nothing of it remains. */
    static <T> T undone(Session session, Database.Work<T> work) throws SQLException {
        java.sql.Savepoint before = session.connection().setSavepoint();
        try {
            return work.run(session);
        } finally {
            session.connection().rollback(before);
        }
    }
}
