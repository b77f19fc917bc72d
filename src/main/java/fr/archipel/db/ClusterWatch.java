package fr.archipel.db;

import java.time.Duration;

/**
 * Watches the private cluster for the service: when its server ends (killed, stopped by hand, out of memory), it is
 * started again and the pool turned to it. A start that fails is tried again, ever less often, for as long as the service
 * runs.
 */
public final class ClusterWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ClusterWatch.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final PrivateCluster cluster;
    private final Database database;
    private final Thread thread = new Thread(this::watch, "archipel-cluster-watch");
    private volatile boolean closed;

    private ClusterWatch(PrivateCluster cluster, Database database) {
        this.cluster = cluster;
        this.database = database;
    }

    public static ClusterWatch start(PrivateCluster cluster, Database database) {
        ClusterWatch watch = new ClusterWatch(cluster, database);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        Duration pause = LOOK_EVERY;
        String said = "";
        while (sleeps(pause)) {
            try {
                if (!cluster.runs()) {
                    revive();
                }
                pause = LOOK_EVERY;
                said = "";
            } catch (RuntimeException e) {
                if (isEnded()) {
                    return;
                }
                String sentence = String.valueOf(e.getMessage());
                if (!sentence.equals(said)) {
                    LOG.log(System.Logger.Level.ERROR, "La base privée n''a pas pu être relancée : {0}", sentence);
                    said = sentence;
                }
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    private void revive() {
        if (isEnded()) {
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "La base privée s'est arrêtée ; elle est relancée.");
        if (cluster.revive()) {
            database.reconnect(cluster.connection());
            LOG.log(System.Logger.Level.WARNING, "La base privée est relancée.");
        }
    }

    private boolean sleeps(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            return false;
        }
        return !isEnded();
    }

    private boolean isEnded() {
        return closed || cluster.isClosed();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Returns at once; what it may be doing ends with the cluster's own closing. */
    @Override
    public void close() {
        closed = true;
    }
}
