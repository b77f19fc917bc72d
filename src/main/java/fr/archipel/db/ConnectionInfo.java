package fr.archipel.db;

/**
 * Where the database is and who we are there. {@code user} is empty when the address carries the credentials itself.
 * Never shows the password.
 */
public record ConnectionInfo(String jdbcUrl, String user, String password) {

    /** From {@code ARCHIPEL_DATABASE_URL}: a JDBC address with everything in it. */
    public static ConnectionInfo ofUrl(String jdbcUrl) {
        return new ConnectionInfo(jdbcUrl, "", "");
    }

    /** The same server and account, another of its databases. Only for addresses without parameters. */
    public ConnectionInfo withDatabase(String database) {
        return new ConnectionInfo(jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + database, user, password);
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*", "") + (user.isEmpty() ? "" : " (" + user + ")");
    }
}
