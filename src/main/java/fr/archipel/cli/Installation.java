package fr.archipel.cli;

import fr.archipel.db.ConnectionInfo;
import fr.archipel.db.Database;
import fr.archipel.db.Migrations;
import fr.archipel.db.PostgresTools;
import fr.archipel.db.PrivateCluster;
import fr.archipel.exchange.BundledData;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.CatalogueStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where things are: the project's folder ({@code archipel.root}, given by the launcher), the state's folder
 * ({@code ARCHIPEL_HOME}), and the database, ready for use.
 */
final class Installation implements AutoCloseable {
    private final @Nullable PrivateCluster cluster;
    private final Database database;
    private final Catalogue catalogue;

    private Installation(@Nullable PrivateCluster cluster, Database database, Catalogue catalogue) {
        this.cluster = cluster;
        this.database = database;
        this.catalogue = catalogue;
    }

    static Path root() {
        return Path.of(System.getProperty("archipel.root", "."))
                .toAbsolutePath()
                .normalize();
    }

    static Path home() {
        String home = System.getenv("ARCHIPEL_HOME");
        return home == null || home.isBlank() ? root().resolve(".archipel") : Path.of(home);
    }

    /** Starts the private cluster or joins {@code ARCHIPEL_DATABASE_URL}; migrates; fills an empty database. */
    static Installation open(int connections) {
        String url = System.getenv("ARCHIPEL_DATABASE_URL");
        if (url != null && !url.isBlank()) {
            return open(null, ConnectionInfo.ofUrl(url), connections);
        }
        PrivateCluster cluster = PrivateCluster.start(home(), PostgresTools.find(home()));
        try {
            return open(cluster, cluster.connection(), connections);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Installation open(@Nullable PrivateCluster cluster, ConnectionInfo info, int connections) {
        Database database = Database.open(info, connections);
        try {
            Migrations.run(database, root().resolve("migrations"));
            BundledData.loadIfEmpty(database, Catalogue.builtIn(), root().resolve("gis-data"));
            return new Installation(cluster, database, CatalogueStore.read(database));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    Database database() {
        return database;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public void close() {
        database.close();
        if (cluster != null) {
            cluster.close();
        }
    }
}
