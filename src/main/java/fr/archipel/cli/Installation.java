package fr.archipel.cli;

import fr.archipel.db.ClusterWatch;
import fr.archipel.db.ConnectionInfo;
import fr.archipel.db.Database;
import fr.archipel.db.DatabaseException;
import fr.archipel.db.GivenDatabase;
import fr.archipel.db.Migrations;
import fr.archipel.db.PostgresTools;
import fr.archipel.db.PrivateCluster;
import fr.archipel.exchange.BundledContracts;
import fr.archipel.exchange.BundledData;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.CatalogueStore;
import fr.archipel.problem.ProblemException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
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
        // Reading the built-in descriptions takes as long as starting PostgreSQL: at the same time.
        CompletableFuture<Catalogue> builtIn = CompletableFuture.supplyAsync(Catalogue::builtIn);
        try {
            return open(builtIn, connections);
        } catch (RuntimeException e) {
            // The JVM, which archives its classes as it ends, must not end while another thread loads some.
            builtIn.handle((catalogue, problem) -> true).join();
            throw e;
        }
    }

    private static Installation open(CompletableFuture<Catalogue> builtIn, int connections) {
        String url = System.getenv("ARCHIPEL_DATABASE_URL");
        if (url != null && !url.isBlank()) {
            return open(null, GivenDatabase.check(url), builtIn, connections);
        }
        PrivateCluster cluster = PrivateCluster.start(home(), PostgresTools.find(home()));
        AtExit.close(cluster::close);
        try {
            return open(cluster, cluster.connection(), builtIn, connections);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Installation open(
            @Nullable PrivateCluster cluster,
            ConnectionInfo info,
            CompletableFuture<Catalogue> builtIn,
            int connections) {
        Database database = Database.open(info, connections);
        AtExit.close(database::close);
        try {
            Migrations.run(database, root().resolve("migrations"));
            BundledData.loadIfEmpty(database, builtIn.join(), root().resolve("gis-data"));
            return new Installation(cluster, database, CatalogueStore.follow(database, builtIn.join()));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Has the private cluster, if it is ours, started again whenever it ends, until this is closed. */
    void watchCluster() {
        if (cluster != null) {
            ClusterWatch.start(cluster, database);
        }
    }

    /** Contract files that changed are loaded; when they cannot be, what was there stays, and it is said. */
    void reloadContracts() {
        try {
            BundledContracts.reloadIfChanged(database, root().resolve("gis-data/contrats"))
                    .ifPresent(ContractReport::print);
        } catch (ProblemException | DatabaseException | UncheckedIOException e) {
            System.err.printf(
                    "Les fichiers de gis-data/contrats ont changé et n'ont pas pu être relus ; rien n'a été modifié, les"
                            + " données d'avant restent servies. %s%n",
                    e.getMessage());
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
