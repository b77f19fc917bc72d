package fr.archipel.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The pool, and the two ways to use it: a single statement, or a transaction.
 *
 * <p>A statement that runs longer than {@link #STATEMENT_TIMEOUT_MS} is ended by PostgreSQL. {@link SQLException}s
 * leave as {@link DatabaseException}.
 */
public final class Database implements AutoCloseable {
    static final String SCHEMA = "archipel";
    private static final int STATEMENT_TIMEOUT_MS = 30_000;

    @FunctionalInterface
    public interface Work<T> {
        T run(Session session) throws SQLException;
    }

    @FunctionalInterface
    public interface Task {
        void run(Session session) throws SQLException;
    }

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens a pool; fails within seconds with {@link DatabaseException} when nobody answers. */
    public static Database open(ConnectionInfo info, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("archipel");
        config.setJdbcUrl(info.jdbcUrl());
        if (!info.user().isEmpty()) {
            config.setUsername(info.user());
            config.setPassword(info.password());
        }
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", "archipel");
        // Rows of features come back in binary from the first execution on.
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("stringtype", "unspecified");
        config.setConnectionInitSql("SET search_path = " + SCHEMA + ", public; SET statement_timeout = "
                + STATEMENT_TIMEOUT_MS + "; SET idle_in_transaction_session_timeout = 60000; SET jit = off");
        try {
            return new Database(new HikariDataSource(config));
        } catch (RuntimeException e) {
            throw DatabaseException.unreachable(e);
        }
    }

    public <T> List<T> list(Sql sql, Session.RowMapper<T> mapper) {
        return with(session -> session.list(sql, mapper));
    }

    public <T> Optional<T> find(Sql sql, Session.RowMapper<T> mapper) {
        return with(session -> session.find(sql, mapper));
    }

    public int update(Sql sql) {
        return with(session -> session.update(sql));
    }

    /** Whether a connection can be had and answers. */
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Work on one connection, each statement its own transaction. */
    public <T> T with(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.run(new Session(connection));
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /** Work in one transaction: all of it, or nothing when anything is thrown. */
    public <T> T inTransaction(Work<T> work) {
        return with(session -> {
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            try {
                T result = work.run(session);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    public void doInTransaction(Task task) {
        inTransaction(session -> {
            task.run(session);
            return true;
        });
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
