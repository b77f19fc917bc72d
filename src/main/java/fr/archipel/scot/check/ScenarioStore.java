package fr.archipel.scot.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.archipel.account.Author;
import fr.archipel.db.Database;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.json.Json;
import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import fr.archipel.request.Precondition;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What-ifs kept under a name. Ids are numbers, written as text. */
public final class ScenarioStore {
    private static final int MAXIMUM = 500;
    private static final String WHAT = "Le scénario";

    private static final String SELECT = """
            SELECT id, titre, description, demande::text, auteur, to_json(cree_le) #>> '{}' AS cree_le,
                   to_json(modifie_le) #>> '{}' AS modifie_le, version
            FROM scenario_foncier WHERE supprime_le IS NULL""";

    private final Database database;

    public ScenarioStore(Database database) {
        this.database = database;
    }

    /** The last changed first. */
    List<Scenario> list() {
        return database.list(
                Sql.of(SELECT + " ORDER BY modifie_le DESC, id DESC LIMIT ?", MAXIMUM), ScenarioStore::scenario);
    }

    /** Throws {@link Problem.NotFound}. */
    Scenario get(String id) {
        return number(id)
                .flatMap(number -> database.find(Sql.of(SELECT + " AND id = ?", number), ScenarioStore::scenario))
                .orElseThrow(() -> missing(id));
    }

    Scenario create(Author author, String title, @Nullable String description, ObjectNode question) {
        long id = database.find(
                        Sql.of("""
                                INSERT INTO scenario_foncier (titre, description, demande, auteur, cle)
                                VALUES (?, ?, ?::jsonb, ?, nullif(?, '')) RETURNING id""", title, description, question.toString(), author.name(), author.key()),
                        row -> row.getLong(1))
                .orElseThrow();
        return get(Long.toString(id));
    }

    /** Throws {@link Problem.NotFound}, {@link Problem.Stale}. */
    Scenario replace(
            Author author,
            String id,
            Precondition seen,
            String title,
            @Nullable String description,
            ObjectNode question) {
        write(
                id,
                seen,
                question,
                number -> Sql.of("""
                UPDATE scenario_foncier SET titre = ?, description = ?, demande = ?::jsonb, auteur = ?, cle = nullif(?, ''),
                  version = version + 1, modifie_le = clock_timestamp()
                WHERE id = ?""", title, description, question.toString(), author.name(), author.key(), number));
        return get(id);
    }

    /** Off the list; the row stays. Throws {@link Problem.NotFound}, {@link Problem.Stale}. */
    void delete(Author author, String id, Precondition seen) {
        write(
                id,
                seen,
                null,
                number -> Sql.of(
                        "UPDATE scenario_foncier SET supprime_le = clock_timestamp(), supprime_par = ? WHERE id = ?",
                        author.name(),
                        number));
    }

    @FunctionalInterface
    private interface Write {
        Sql of(long number);
    }

    private void write(String id, Precondition seen, @Nullable ObjectNode sent, Write write) {
        long number = number(id).orElseThrow(() -> missing(id));
        database.doInTransaction(session -> {
            Scenario now = locked(session, number).orElseThrow(() -> missing(id));
            if (!seen.allows(now.version())) {
                throw new ProblemException(new Problem.Stale(WHAT, id, now.version(), now.answer(), sent));
            }
            session.update(write.of(number));
        });
    }

    private static Optional<Scenario> locked(Session session, long number) throws SQLException {
        return session.find(Sql.of(SELECT + " AND id = ? FOR UPDATE", number), ScenarioStore::scenario);
    }

    private static Optional<Long> number(String id) {
        return id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private static ProblemException missing(String id) {
        return new ProblemException(new Problem.NotFound(WHAT, id));
    }

    private static Scenario scenario(ResultSet row) throws SQLException {
        return new Scenario(
                Long.toString(row.getLong("id")),
                row.getString("titre"),
                row.getString("description"),
                (ObjectNode) Json.read(row.getString("demande").getBytes(StandardCharsets.UTF_8)),
                row.getString("auteur"),
                row.getString("cree_le"),
                row.getString("modifie_le"),
                row.getInt("version"));
    }
}
