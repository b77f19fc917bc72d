package fr.archipel.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** How long {@link #answers} waits. */
    private static final long ANSWER_MS = 1_000;

    private final int connections;
    private final ExecutorService checks = Executors.newSingleThreadExecutor(Database::checker);
    private ConnectionInfo info;
    private volatile HikariDataSource pool;
    private Future<Boolean> check = CompletableFuture.completedFuture(true);

    private Database(ConnectionInfo info, int connections, HikariDataSource pool) {
        this.info = info;
        this.connections = connections;
        this.pool = pool;
    }

    /** Opens a pool; fails within seconds with {@link DatabaseException} when nobody answers. */
    public static Database open(ConnectionInfo info, int connections) {
        try {
            return new Database(info, connections, new HikariDataSource(configuration(info, connections)));
        } catch (RuntimeException e) {
            throw DatabaseException.unreachable(e);
        }
    }

    private static HikariConfig configuration(ConnectionInfo info, int connections) {
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
        return config;
    }

    /** Forgets the connections to a server that has ended; the next ones go to {@code now}. */
    synchronized void reconnect(ConnectionInfo now) {
        if (now.equals(info)) {
            // Those who wait for a connection get one of the new server.
            pool.getHikariPoolMXBean().softEvictConnections();
            return;
        }
        HikariConfig config = configuration(now, connections);
        config.setInitializationFailTimeout(-1);
        try (HikariDataSource old = pool) {
            pool = new HikariDataSource(config);
            info = now;
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

    /** Whether a connection can be had and answers, found out within a second. */
    public boolean answers() {
        try {
            return currentCheck().get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return false;
        }
    }

    /** One at a time: asking often while the server is away must not pile up threads that wait for it. */
    private synchronized Future<Boolean> currentCheck() {
        if (check.isDone()) {
            check = checks.submit(this::connects);
        }
        return check;
    }

    private boolean connects() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Work on one connection, each statement its own transaction. */
    public <T> T with(Work<T> work) {
        try (Connection connection = connection()) {
            return work.run(new Session(connection));
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw DatabaseException.unreachable(e);
        }
    }

    private static Thread checker(Runnable check) {
        Thread thread = new Thread(check, "archipel-database-check");
        thread.setDaemon(true);
        return thread;
    }

    /** Work in one transaction: all of it, or nothing when anything is thrown. */
    public <T> T inTransaction(Work<T> work) {
        return with(session -> session.inTransaction(work));
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
        checks.shutdownNow();
        pool.close();
    }
}
