package fr.archipel.db;

import java.io.Serial;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The database failed or refused. The message is for the log; {@link #state()} (SQLSTATE, five characters) lets a store
 * tell a broken rule from a broken server.
 */
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String state;
    private final String constraint;
    private final String column;

    private DatabaseException(String message, String state, Throwable cause) {
        super(message, cause);
        this.state = state;
        ServerErrorMessage server = cause instanceof PSQLException e ? e.getServerErrorMessage() : null;
        this.constraint = server == null ? "" : Objects.requireNonNullElse(server.getConstraint(), "");
        this.column = server == null ? "" : Objects.requireNonNullElse(server.getColumn(), "");
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

    /** The name of the rule that refused, such as {@code friche_geom_check}; empty when there is none. */
    public String constraint() {
        return constraint;
    }

    /** The column that must not be null and was; empty when it is something else. */
    public String column() {
        return column;
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
