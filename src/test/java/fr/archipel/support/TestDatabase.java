package fr.archipel.support;

import fr.archipel.db.ClusterOptions;
import fr.archipel.db.ConnectionInfo;
import fr.archipel.db.Database;
import fr.archipel.db.Migrations;
import fr.archipel.db.PostgresTools;
import fr.archipel.db.PrivateCluster;
import fr.archipel.db.Sql;
import fr.archipel.exchange.BundledData;
import fr.archipel.http.LandLayers;
import fr.archipel.layer.Catalogue;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database with the bundled territory in it, for one test class: cloned in half a second from a template that is
 * migrated and loaded once a JVM, in a private cluster that does not bother to be durable.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final Database database;

    private TestDatabase(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    /** A clone of its own: the class may write to it. */
    public static TestDatabase loaded() {
        return clone(Template.LOADED);
    }

    /** Migrated, nothing in it. */
    public static TestDatabase empty() {
        return clone(Template.EMPTY);
    }

    public static Catalogue catalogue() {
        return Template.CATALOGUE;
    }

    public Database database() {
        return database;
    }

    /** Its address, for starting a process of our own on it. */
    public ConnectionInfo connection() {
        return Template.connection(name);
    }

    @Override
    public void close() {
        database.close();
        Template.admin("DROP DATABASE " + name);
    }

    private static synchronized TestDatabase clone(String template) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        Template.admin("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new TestDatabase(name, Database.open(Template.connection(name), 4));
    }

    /** Made when the first test asks. */
    private static final class Template {
        static final Catalogue CATALOGUE = Catalogue.builtIn();
        static final String EMPTY = "modele_vide_" + ProcessHandle.current().pid();
        static final String LOADED = "modele_" + ProcessHandle.current().pid();
        private static final PrivateCluster CLUSTER = PrivateCluster.start(
                        Path.of("target", "test-cluster").toAbsolutePath(),
                        PostgresTools.find(Path.of("target", "test-cluster").toAbsolutePath()),
                        ClusterOptions.durable(false))
                .closeAtExit();

        static {
            dropLeftovers();
            admin("CREATE DATABASE " + EMPTY + " TEMPLATE archipel");
            try (Database empty = Database.open(connection(EMPTY), 2)) {
                Migrations.run(empty, Path.of("migrations"));
            }
            admin("CREATE DATABASE " + LOADED + " TEMPLATE " + EMPTY);
            try (Database loaded = Database.open(connection(LOADED), 2)) {
                BundledData.loadIfEmpty(loaded, CATALOGUE, Path.of("gis-data"));
                LandLayers.update(loaded);
                loaded.update(Sql.of("ANALYZE"));
            }
        }

        /** Databases of a JVM that was killed. */
        private static void dropLeftovers() {
            try (Database database = Database.open(CLUSTER.connection(), 1)) {
                database.list(
                                Sql.of("SELECT datname FROM pg_database WHERE datname ~ '^(modele|test)_'"),
                                row -> row.getString(1))
                        .forEach(name -> database.update(Sql.of("DROP DATABASE " + name + " WITH (FORCE)")));
            }
        }

        static void admin(String statement) {
            try (Database database = Database.open(CLUSTER.connection(), 1)) {
                database.update(Sql.of(statement));
            }
        }

        static ConnectionInfo connection(String database) {
            ConnectionInfo info = CLUSTER.connection();
            return new ConnectionInfo(
                    info.jdbcUrl().replaceFirst("/archipel(\\?|$)", "/" + database + "$1"),
                    info.user(),
                    info.password());
        }
    }
}
