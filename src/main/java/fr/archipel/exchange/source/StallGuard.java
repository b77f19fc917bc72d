package fr.archipel.exchange.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a stream on which nothing has come for a while: whoever waits in it gets an exception. */
final class StallGuard implements AutoCloseable {
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "telechargement");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long last = System.nanoTime();

    StallGuard(InputStream stream, Duration patience) {
        long step = Math.max(1, patience.toMillis() / 4);
        var unused = watch.scheduleAtFixedRate(
                () -> {
                    if (System.nanoTime() - last > patience.toNanos()) {
                        close(stream);
                    }
                },
                step,
                step,
                TimeUnit.MILLISECONDS);
    }

    void alive() {
        last = System.nanoTime();
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // Whoever reads it will know.
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
