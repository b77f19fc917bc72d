package fr.archipel.feature;

import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.Session;
import fr.archipel.db.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.postgresql.PGStatement;

/** Features from their tables. Never holds a page: rows pass one by one. */
public final class FeatureStore {
    /** Pages longer than this are fetched through a cursor. */
    private static final int DIRECT_ROWS = 1_000;

    private static final Sql NO_WORKERS = Sql.of("SET LOCAL max_parallel_workers_per_gather = 0");

    @FunctionalInterface
    public interface Visitor {
        void visit(FeatureRow row) throws IOException;
    }

    private final Database database;
    private final CrsStore systems;

    public FeatureStore(Database database) {
        this.database = database;
        this.systems = new CrsStore(database);
    }

    /** Passes the rows of a page, at most {@code limit + 1} of them: the one too many says that more follow. */
    public void page(ItemsQuery query, Visitor visitor) {
        try {
            located(query, ItemsSql::page).ifPresent(sql -> pass(query, sql, query.limit() > DIRECT_ROWS, visitor));
        } catch (DatabaseException e) {
            throw query.explain(e);
        }
    }

    /**
     * Passes every row that the query keeps, whatever its limit, from one snapshot through a cursor: memory does not grow
     * with the layer.
     */
    public void all(ItemsQuery query, Visitor visitor) {
        try {
            located(query, ItemsSql::all).ifPresent(sql -> pass(query, sql, true, visitor));
        } catch (DatabaseException e) {
            throw query.explain(e);
        }
    }

    @FunctionalInterface
    private interface Statement {
        Sql of(ItemsQuery query, @Nullable Geometry area);
    }

    /** Empty when the bbox can hold nothing. */
    private Optional<Sql> located(ItemsQuery query, Statement statement) {
        systems.check(query);
        return query.bbox() == null
                ? Optional.of(statement.of(query, null))
                : systems.stored(query.bbox()).map(area -> statement.of(query, area));
    }

    private void pass(ItemsQuery query, Sql sql, boolean cursor, Visitor visitor) {
        boolean planned = query.wantsItsOwnPlan();
        if (cursor || planned) {
            database.doInTransaction(session -> {
                if (planned && query.sort().isEmpty()) {
                    // A page is read in order until it is full: workers take longer to come than to do it.
                    session.update(NO_WORKERS);
                }
                pass(session, sql, planned, cursor ? DIRECT_ROWS : 0, visitor);
            });
        } else {
            database.with(session -> {
                pass(session, sql, false, 0, visitor);
                return true;
            });
        }
    }

    /**
     * Passes the feature of that id as {@code query} wants it served, if there is one; returns its state, see
     * {@link FeatureStateStore}.
     */
    public Optional<String> item(ItemsQuery query, String id, Visitor visitor) {
        systems.check(query);
        String[] state = {""};
        try {
            database.with(session -> {
                pass(session, ItemsSql.item(query, id), false, 0, row -> {
                    byte[] read = row.value(query.fields().size());
                    state[0] = read == null ? "" : new String(read, StandardCharsets.UTF_8);
                    visitor.visit(row);
                });
                return true;
            });
        } catch (DatabaseException e) {
            // A key that is not of the column's type (a word where keys are numbers) names no feature.
            if (!e.isBadValue()) {
                throw query.explain(e);
            }
        }
        return Optional.of(state[0]).filter(found -> !found.isEmpty());
    }

    /** How many features match, whatever the page. */
    public long count(ItemsQuery query) {
        try {
            return located(query, ItemsSql::count)
                    .flatMap(sql -> database.find(sql, row -> row.getLong(1)))
                    .orElse(0L);
        } catch (DatabaseException e) {
            throw query.explain(e);
        }
    }

    private static void pass(Session session, Sql sql, boolean planned, int fetchSize, Visitor visitor)
            throws SQLException {
        try (PreparedStatement statement = session.prepare(sql)) {
            if (planned) {
                // Without a name on the server: planned for its values, each time.
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            statement.setFetchSize(fetchSize);
            try (ResultSet rows = statement.executeQuery()) {
                ResultRow row = new ResultRow(rows);
                while (rows.next()) {
                    visitor.visit(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of a result set, its values as the bytes that came over the wire. */
    private record ResultRow(ResultSet rows) implements FeatureRow {
        private static final int KEY = 1;
        private static final int POSITION = 2;
        private static final int GEOMETRY = 3;
        private static final int FIRST_FIELD = 4;

        @Override
        public byte[] key() {
            return present(KEY);
        }

        @Override
        public byte[] position() {
            return present(POSITION);
        }

        @Override
        public byte @Nullable [] geometry() {
            return bytes(GEOMETRY);
        }

        @Override
        public byte @Nullable [] value(int index) {
            return bytes(FIRST_FIELD + index);
        }

        private byte[] present(int column) {
            byte[] bytes = bytes(column);
            if (bytes == null) {
                throw new IllegalStateException("a feature without a key or a rank");
            }
            return bytes;
        }

        private byte @Nullable [] bytes(int column) {
            try {
                return rows.getBytes(column);
            } catch (SQLException e) {
                throw DatabaseException.of(e);
            }
        }
    }
}
