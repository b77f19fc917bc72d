package fr.archipel.http;

import fr.archipel.db.Database;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the layers that are computed from land accounting true while the service runs: at its start, then whenever what they
 * depend on has changed, whoever changed it (a request, the command line, another service). A look is one small statement.
 */
public final class LandLayers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LandLayers.class.getName());
    private static final long EVERY_MS = 1_000;

    private final List<Runnable> layers;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(LandLayers::named);

    private LandLayers(List<Runnable> layers) {
        this.layers = layers;
    }

    /** Makes them true once, now. */
    public static void update(Database database) {
        kept(database).forEach(Runnable::run);
    }

    public static LandLayers start(Database database) {
        LandLayers kept = new LandLayers(kept(database));
        var unused = kept.thread.scheduleWithFixedDelay(kept::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
        return kept;
    }

    private static List<Runnable> kept(Database database) {
        return ScotRooms.keptLayers(database, Clock.system(ZoneId.of("Europe/Paris")));
    }

    private void look() {
        for (Runnable layer : layers) {
            try {
                layer.run();
            } catch (RuntimeException e) {
                // The next look tries again; what the layer held stays.
                LOG.log(Level.FINE, "a layer of land could not be computed", e);
            }
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "archipel-land-layers");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
