package fr.archipel.db;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The database named by {@code ARCHIPEL_DATABASE_URL}: looked at once before use, so that what is missing there is said
 * in one sentence with what to do. No sentence holds the address as given, which may carry a password.
 */
public final class GivenDatabase {
    private static final List<String> EXTENSIONS = List.of("postgis", "unaccent", "pg_trgm");
    private static final String FORM = "jdbc:postgresql://hôte:5432/base?user=…&password=…";
    private static final int LEAST_VERSION = 15;

    private GivenDatabase() {}

    /**
     * Connects, creates the extensions that are missing, checks encoding, version and rights. Throws {@link
     * Problem.Unavailable}, a sentence.
     */
    public static ConnectionInfo check(String url) {
        Driver driver = new org.postgresql.Driver();
        Properties properties = org.postgresql.Driver.parseURL(url, null);
        if (properties == null) {
            throw refused("n'est pas l'adresse d'une base PostgreSQL. Elle s'écrit : " + FORM
                    + " (ni compte ni mot de passe devant « @ »)");
        }
        String place = "« %s » sur %s:%s"
                .formatted(
                        properties.getProperty("PGDBNAME", ""),
                        properties.getProperty("PGHOST", "localhost"),
                        properties.getProperty("PGPORT", "5432"));
        if (place.contains("@")) {
            throw refused("a un compte devant « @ », ce qui ne se lit pas. L'adresse s'écrit : " + FORM);
        }
        Properties limits = new Properties();
        limits.setProperty("loginTimeout", "10");
        limits.setProperty("connectTimeout", "10");
        try (Connection connection = driver.connect(url, limits)) {
            check(connection, place);
        } catch (SQLException e) {
            throw refused(reason(e, place, properties.getProperty("user", System.getProperty("user.name", ""))));
        }
        return ConnectionInfo.ofUrl(url);
    }

    private static void check(@Nullable Connection connection, String place) throws SQLException {
        if (connection == null) {
            throw refused("n'est pas une adresse lisible. Elle s'écrit : " + FORM);
        }
        try (Statement statement = connection.createStatement()) {
            String encoding = text(statement, "SHOW server_encoding");
            if (!encoding.equals("UTF8")) {
                throw refused(
                        "désigne la base %s, codée en %s. Il faut une base en UTF8 (CREATE DATABASE … ENCODING 'UTF8')"
                                .formatted(place, encoding));
            }
            if (connection.getMetaData().getDatabaseMajorVersion() < LEAST_VERSION) {
                throw refused("désigne un PostgreSQL %d. Il faut PostgreSQL %d ou plus récent"
                        .formatted(connection.getMetaData().getDatabaseMajorVersion(), LEAST_VERSION));
            }
            for (String extension : EXTENSIONS) {
                checkExtension(statement, extension, place);
            }
            // A schema made beforehand for this role will do too.
            if (!text(statement, """
                    SELECT CASE WHEN to_regnamespace('archipel') IS NULL
                      THEN has_database_privilege(current_database(), 'CREATE')
                      ELSE has_schema_privilege('archipel', 'CREATE, USAGE') END""").equals("t")) {
                throw refused(
                        "désigne la base %s, où le compte « %s » ne peut pas créer de tables. Un administrateur le permet par : GRANT CREATE ON DATABASE … TO …"
                                .formatted(place, text(statement, "SELECT current_user")));
            }
        }
    }

    private static void checkExtension(Statement statement, String extension, String place) throws SQLException {
        try {
            statement.execute("CREATE EXTENSION IF NOT EXISTS " + extension + " SCHEMA public");
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw refused(
                        "désigne la base %s, où manque l'extension %s, que votre compte ne peut pas créer. Un administrateur l'ajoute par : CREATE EXTENSION postgis; CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm;"
                                .formatted(place, extension));
            }
            throw refused(
                    "désigne la base %s, dont le serveur n'offre pas l'extension %s. Installez-la sur le serveur : paquets postgresql-contrib et postgresql-…-postgis-3"
                            .formatted(place, extension));
        }
        String schema = text(
                statement, "SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = '" + extension + "'");
        if (!schema.equals("public")) {
            throw refused(
                    "désigne la base %s, où l'extension %s est dans le schéma « %s ». Archipel l'attend dans « public »"
                            .formatted(place, extension, schema));
        }
    }

    private static String reason(SQLException e, String place, String user) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                "désigne la base %s, qui refuse le compte « %s ». Vérifiez « user », « password » et pg_hba.conf"
                        .formatted(place, user);
            case "3D000" -> "désigne la base %s, qui n'existe pas. Créez-la ou corrigez son nom".formatted(place);
            case "42501" -> "désigne la base %s, où le compte « %s » n'a pas le droit d'entrer".formatted(place, user);
            case "53300", "57P03" ->
                "désigne la base %s, qui n'accepte pas de connexion en ce moment. Réessayez".formatted(place);
            case "08001", "08004", "08006" ->
                "désigne la base %s, que rien ne sert à cette adresse. Vérifiez l'hôte, le port, et que PostgreSQL écoute"
                        .formatted(place);
            default -> "désigne la base %s, qui a refusé (SQLSTATE %s)".formatted(place, state);
        };
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static ProblemException refused(String what) {
        return new ProblemException(new Problem.Unavailable("ARCHIPEL_DATABASE_URL " + what + "."));
    }
}
