package fr.archipel.db;

import java.io.Serial;
import java.sql.SQLException;

/**
 * The database failed or refused. The message is for the log; {@link #state()} (SQLSTATE, five characters) lets a store
 * tell a broken rule from a broken server.
 */
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String state;

    private DatabaseException(String message, String state, Throwable cause) {
        super(message, cause);
        this.state = state;
    }

    public static DatabaseException of(SQLException e) {
        String state = e.getSQLState();
        return new DatabaseException(String.valueOf(e.getMessage()), state == null ? "" : state, e);
    }

    static DatabaseException unreachable(Exception e) {
        return new DatabaseException("La base de données ne répond pas : " + e.getMessage(), "08001", e);
    }

    public String state() {
        return state;
    }

    /** A value is not of its column's type or out of its range (SQLSTATE class 22). */
    public boolean isBadValue() {
        return state.startsWith("22");
    }

    /** A CHECK, a key or another rule of the schema refused the data (SQLSTATE class 23). */
    public boolean isRefusal() {
        return state.startsWith("23");
    }
}
