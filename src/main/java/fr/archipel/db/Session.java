package fr.archipel.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.postgis.jdbc.jts.JtsGeometry;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Statements on one connection. Obtained from {@link Database}; not for keeping, not for two threads. */
public final class Session {

    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    public interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    public <T> List<T> list(Sql sql, RowMapper<T> mapper) throws SQLException {
        List<T> all = new ArrayList<>();
        forEach(sql, 0, row -> all.add(mapper.map(row)));
        return all;
    }

    /** The first row, if any. */
    public <T> Optional<T> find(Sql sql, RowMapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = prepare(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
        }
    }

    /** Visits row after row; with {@code fetchSize > 0}, inside a transaction, that many are held at a time. */
    public void forEach(Sql sql, int fetchSize, RowVisitor visitor) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            statement.setFetchSize(fetchSize);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        }
    }

    /** Rows changed. */
    public int update(Sql sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql)) {
            return statement.executeUpdate();
        }
    }

    /** The same statement for many rows of values, sent in batches. */
    public void updateAll(String text, Iterable<? extends List<? extends @Nullable Object>> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int waiting = 0;
            for (List<? extends @Nullable Object> values : rows) {
                bind(statement, values);
                statement.addBatch();
                if (++waiting == 500) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        }
    }

    /** Work in one transaction: all of it, or nothing when anything is thrown. The session is in none. */
    public <T> T inTransaction(Database.Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run(this);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** The connection itself, for what the methods above do not do (COPY, streams of rows). */
    public Connection connection() {
        return connection;
    }

    public PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        try {
            bind(statement, sql.values());
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value instanceof String[] texts) {
            statement.setArray(at, connection.createArrayOf("text", texts));
        } else if (value instanceof Long[] numbers) {
            statement.setArray(at, connection.createArrayOf("int8", numbers));
        } else if (value instanceof Geometry geometry) {
            statement.setObject(at, new JtsGeometry(geometry));
        } else if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigDecimal
                || value instanceof LocalDate
                || value instanceof OffsetDateTime
                || value instanceof byte[]) {
            statement.setObject(at, value);
        } else {
            throw new IllegalArgumentException(
                    "cannot bind a " + value.getClass().getName());
        }
    }
}
