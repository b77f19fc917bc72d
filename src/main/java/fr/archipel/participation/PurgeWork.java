package fr.archipel.participation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes every hour, and at the start of the service, what has been kept long enough. Closing it ends that. */
final class PurgeWork implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PurgeWork.class.getName());
    private static final long FIRST_S = 20;
    private static final long EVERY_S = 3_600;

    private final PurgeStore store;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(PurgeWork::named);

    private PurgeWork(PurgeStore store) {
        this.store = store;
    }

    static PurgeWork start(PurgeStore store) {
        PurgeWork work = new PurgeWork(store);
        var unused = work.thread.scheduleWithFixedDelay(work::run, FIRST_S, EVERY_S, TimeUnit.SECONDS);
        return work;
    }

    private void run() {
        try {
            int gone = store.purge();
            if (gone > 0) {
                LOG.info(() -> "participation: " + gone + " ideas deleted at the end of their retention");
            }
        } catch (RuntimeException e) {
            // The next hour tries again.
            LOG.log(Level.WARNING, "ideas past their retention could not be deleted", e);
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "archipel-participation");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
