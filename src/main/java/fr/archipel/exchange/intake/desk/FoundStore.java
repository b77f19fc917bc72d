package fr.archipel.exchange.intake.desk;

import fr.archipel.db.Database;
import fr.archipel.db.Page;
import fr.archipel.db.Sql;
import fr.archipel.request.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The findings of imports, in the order of the rows of the file. */
public final class FoundStore {
    private static final int AT_ONCE = 2_000;

    /** Takes a finding at a time. */
    interface Visitor {
        void visit(Found found);
    }

    private final Database database;

    public FoundStore(Database database) {
        this.database = database;
    }

    /** Null: of every rule, of every severity. Empty when {@code apres} names none. */
    Optional<Page<Found>> page(String id, @Nullable String rule, @Nullable String severity, Paging paging) {
        Sql matching = Sql.of(" import = ?", id);
        if (rule != null) {
            matching = matching.add(" AND regle = ?", rule);
        }
        if (severity != null) {
            matching = matching.add(" AND severite = ?", severity);
        }
        Sql after = Sql.EMPTY;
        if (paging.after() != null) {
            if (!paging.after().matches("[0-9]{1,18}")) {
                return Optional.empty();
            }
            after = Sql.of(
                    " AND (ligne, n) > (SELECT ligne, n FROM import_probleme WHERE import = ? AND n = ?)",
                    id,
                    Long.valueOf(paging.after()));
        }
        List<Found> found =
                database.list(select(matching.add(after)).add(" LIMIT ?", paging.limit() + 1L), FoundStore::found);
        boolean more = found.size() > paging.limit();
        List<Found> shown = more ? found.subList(0, paging.limit()) : found;
        long matched = database.find(
                        Sql.of("SELECT count(*) FROM import_probleme WHERE").add(matching), row -> row.getLong(1))
                .orElse(0L);
        return Optional.of(new Page<>(
                matched,
                shown,
                more ? Optional.of(Long.toString(shown.get(shown.size() - 1).n())) : Optional.empty()));
    }

    /** All of them, held by a few. */
    void forEach(String id, Visitor visitor) {
        database.doInTransaction(session ->
                session.forEach(select(Sql.of(" import = ?", id)), AT_ONCE, row -> visitor.visit(found(row))));
    }

    /** The first of a rule. */
    List<Found> listFirst(String id, String rule, String severity, int limit) {
        return database.list(
                select(Sql.of(" import = ? AND regle = ? AND severite = ?", id, rule, severity))
                        .add(" LIMIT ?", (long) limit),
                FoundStore::found);
    }

    private static Sql select(Sql where) {
        return Sql.of("""
                SELECT n, ligne, regle, severite, champ, valeur, accepte, phrase, ST_X(lieu) AS x, ST_Y(lieu) AS y, objet
                FROM import_probleme WHERE""").add(where).add(" ORDER BY ligne, n");
    }

    private static Found found(ResultSet row) throws SQLException {
        double x = row.getDouble("x");
        List<Double> place = row.wasNull() ? null : List.of(x, row.getDouble("y"));
        return new Found(
                row.getLong("n"),
                row.getLong("ligne"),
                row.getString("regle"),
                row.getString("severite"),
                row.getString("champ"),
                row.getString("valeur"),
                row.getString("accepte"),
                row.getString("phrase"),
                place,
                row.getString("objet"));
    }
}
