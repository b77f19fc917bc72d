package fr.archipel.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server of our own, with PostGIS, whose data live in Archipel's home.
 *
 * <p>Created at first use; started when it does not run; taken over when a process of ours died and left it running;
 * shared when another process of ours uses it (the service and a command, say). It listens on 127.0.0.1 only, on a free
 * port, and asks for a password. Whoever leaves last stops it. Works for an ordinary user, and for root, in whose name
 * PostgreSQL refuses to run.
 *
 * <p>Limit: one machine, Linux file locks; a home on a network disk used from two machines is not protected.
 */
public final class PrivateCluster implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PrivateCluster.class.getName());

    /** How this process came by the running server. */
    public enum Origin {
        CREATED,
        STARTED,
        /** It ran, and nobody used it: the process that had started it was killed. */
        ADOPTED,
        /** Another living process uses it too. */
        SHARED
    }

    private final ClusterPaths paths;
    private final ClusterLock lock;
    private final Postmaster postmaster;
    private final ClusterOptions options;
    private final String password;
    private volatile int port;
    private final Origin origin;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PrivateCluster(
            ClusterPaths paths,
            ClusterLock lock,
            Postmaster postmaster,
            ClusterOptions options,
            String password,
            int port,
            Origin origin) {
        this.paths = paths;
        this.lock = lock;
        this.postmaster = postmaster;
        this.options = options;
        this.password = password;
        this.port = port;
        this.origin = origin;
    }

    /** Opens the cluster of {@code home} for the service. */
    public static PrivateCluster start(Path home, PostgresTools tools) {
        return start(home, tools, ClusterOptions.DEFAULT);
    }

    /**
     * Opens the cluster of {@code home}, creating what is missing; returns once it answers (about 1 s when it must be
     * created, 0.1 s when it must be started).
     *
     * @throws ClusterException with a French sentence that says what to do
     */
    public static PrivateCluster start(Path home, PostgresTools tools, ClusterOptions options) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw ClusterException.of("Création de " + home, e);
        }
        ClusterLock lock = ClusterLock.open(ClusterPaths.locate(home));
        try {
            return lock.alone(() -> open(ClusterFolder.prepare(ClusterPaths.locate(home)), tools, options, lock));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static PrivateCluster open(
            ClusterPaths paths, PostgresTools tools, ClusterOptions options, ClusterLock lock) {
        ClusterAccount account = ClusterAccount.forData(paths.folder());
        ClusterCreation creation = new ClusterCreation(paths, tools, account, options);
        Postmaster postmaster = new Postmaster(paths, tools, account);
        try {
            boolean create = !Files.isDirectory(paths.data());
            if (create) {
                creation.run();
            }
            checkVersion(paths, tools);
            boolean shared = lock.hasUsers();
            String password = ClusterPassword.read(paths).orElse("");
            if (password.isEmpty()) {
                password = renewPassword(creation, postmaster, shared);
            }
            Optional<PostmasterFile> running = postmaster.findRunning();
            int port = running.isPresent() ? running.get().port() : postmaster.start(options, () -> false);
            lock.join();
            Origin origin = create
                    ? Origin.CREATED
                    : running.isEmpty() ? Origin.STARTED : shared ? Origin.SHARED : Origin.ADOPTED;
            LOG.log(System.Logger.Level.DEBUG, "Cluster {0}: {1}, port {2}", paths.folder(), origin, port + "");
            return new PrivateCluster(paths, lock, postmaster, options, password, port, origin);
        } catch (IOException e) {
            throw ClusterException.of("Ouverture de la base dans " + paths.folder(), e);
        }
    }

    private static void checkVersion(ClusterPaths paths, PostgresTools tools) {
        int written = paths.writtenMajor().orElse(tools.major());
        if (written != tools.major()) {
            throw new ClusterException(new ClusterProblem.OtherVersion(paths.data(), written, tools.major()));
        }
    }

    private static String renewPassword(ClusterCreation creation, Postmaster postmaster, boolean shared)
            throws IOException {
        if (shared) {
            throw new ClusterException(
                    new ClusterProblem.PasswordLost(creation.paths().password()));
        }
        if (postmaster.findRunning().isPresent()) {
            postmaster.stop();
        }
        return creation.renewPassword();
    }

    /** How to reach database {@code archipel} as role {@code archipel}, which owns it and is not a superuser. */
    public ConnectionInfo connection() {
        return new ConnectionInfo(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, ClusterCreation.DATABASE),
                ClusterCreation.ROLE,
                password);
    }

    /** Whether the server runs, where {@link #connection()} says. */
    boolean runs() {
        return postmaster.runsOn(port);
    }

    /**
     * Starts the server again when it has ended under us (or finds the one that another process of ours started), which
     * may change {@link #connection()}. Returns false, with nothing done, once closed.
     */
    boolean revive() {
        return lock.alone(() -> {
            if (closed.get()) {
                return false;
            }
            Optional<PostmasterFile> running = postmaster.findRunning();
            port = running.isPresent() ? running.get().port() : postmaster.start(options, closed::get);
            return true;
        });
    }

    boolean isClosed() {
        return closed.get();
    }

    public Origin origin() {
        return origin;
    }

    /** PostgreSQL's log, for messages. */
    public Path log() {
        return paths.log();
    }

    /**
     * Has the cluster closed when the Java process ends, however it ends short of a kill -9. For commands; the service
     * closes it itself, after its pool.
     */
    public PrivateCluster closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "archipel-cluster"));
        return this;
    }

    /** Stops the server, unless another process uses it. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (lock) {
            lock.alone(() -> {
                leave();
                return true;
            });
        }
    }

    private void leave() {
        try {
            lock.leave();
            if (!lock.hasUsers()) {
                postmaster.stop();
            }
        } catch (IOException e) {
            throw ClusterException.of("Fermeture de la base dans " + paths.folder(), e);
        }
    }

    /** Closes the cluster and deletes its data for good. For tests; fails while another process uses it. */
    public void destroy() {
        close();
        try {
            ClusterFolder.delete(paths.folder());
            Files.deleteIfExists(paths.pointer());
            Files.deleteIfExists(paths.password());
            Files.deleteIfExists(paths.lock());
        } catch (IOException e) {
            throw ClusterException.of("Suppression de " + paths.folder(), e);
        }
    }
}
