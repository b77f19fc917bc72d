package fr.archipel.exchange.intake;

import fr.archipel.db.Columns;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import fr.archipel.exchange.finding.Rule;
import fr.archipel.exchange.profile.KeyRule;
import fr.archipel.feature.edit.RulePhrases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rows a rule of the database refuses, found by writing ever fewer of them: the first row without which those before it
 * go in. A bounded number of tries; what is not found by then is told without its row.
 */
record Refusals(Session session, Arrival arrival, Destination to, KeyRule rule, ImportRequest request) {
    private static final int TRIES = 100;
    private static final int NAMED = 20;

    private record Refused(long n, DatabaseException why) {}

    /** Marks them, says them, and tells how many; nothing of the target has changed. */
    int mark() throws SQLException {
        List<Refused> all = find();
        Finder finder = new Finder(session, arrival, new FindingLog(arrival.id(), new Choices(request.choices())));
        finder.start();
        for (Refused each : all) {
            finder.find(
                    Rule.REFUSED_BY_DATABASE,
                    Sql.of(
                            "SELECT a.n, a.ligne, NULL::text AS champ, NULL::text AS valeur, NULL::text AS accepte, ?::text AS phrase, a.geom AS lieu, a.cle::text AS objet FROM "
                                    + arrival.sql() + " a WHERE a.n = ?",
                            sentence(each.why),
                            each.n));
        }
        finder.settle();
        return all.size();
    }

    private List<Refused> find() throws SQLException {
        return Application.undone(session, inside -> {
            Application application = new Application(inside, arrival, to, rule, request);
            new NewKeys(arrival, to, rule).make(inside);
            List<Long> rows = inside.list(
                    Sql.of("SELECT n FROM " + arrival.sql()
                            + " WHERE action IN ('creation', 'modification') ORDER BY n"),
                    row -> row.getLong(1));
            List<Refused> found = new ArrayList<>();
            List<Long> without = new ArrayList<>();
            int tries = 0;
            while (tries < TRIES && found.size() < NAMED) {
                Optional<DatabaseException> all =
                        attempt(application, rows.isEmpty() ? 0 : rows.get(rows.size() - 1), without);
                tries++;
                if (all.isEmpty()) {
                    return found;
                }
                int low = 0;
                int high = rows.size() - 1;
                DatabaseException why = all.get();
                while (low < high && tries < TRIES) {
                    int middle = (low + high) / 2;
                    Optional<DatabaseException> part = attempt(application, rows.get(middle), without);
                    tries++;
                    if (part.isEmpty()) {
                        low = middle + 1;
                    } else {
                        high = middle;
                        why = part.get();
                    }
                }
                found.add(new Refused(rows.get(high), why));
                without.add(rows.get(high));
            }
            return found;
        });
    }

    private Optional<DatabaseException> attempt(Application application, long upTo, List<Long> without)
            throws SQLException {
        String which = " AND a.n <= " + upTo
                + without.stream().map(n -> " AND a.n <> " + n).reduce("", String::concat);
        return Application.undone(session, inside -> {
            try {
                inside.update(application.update(which));
                inside.update(application.insert(which));
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(DatabaseException.of(e));
            }
        });
    }

    private String sentence(DatabaseException why) throws SQLException {
        return session.find(
                        Sql.of(
                                "SELECT pg_get_constraintdef(c.oid) AS definition, noms(c.conrelid, c.conkey) AS colonnes, c.contype::text AS genre FROM pg_constraint c WHERE c.conname = ? AND c.conrelid = to_regclass(?)",
                                why.constraint(),
                                to.table()),
                        row -> row.getString("genre").equals("u")
                                        || row.getString("genre").equals("p")
                                ? "Un autre objet a déjà cette valeur : "
                                        + String.join(", ", Columns.texts(row, "colonnes")) + "."
                                : "La base n'accepte pas cette ligne : "
                                        + RulePhrases.sentence(why.constraint(), row.getString("definition")) + ".")
                .orElse("La base n'accepte pas cette ligne : une de ses règles n'est pas tenue.");
    }
}
