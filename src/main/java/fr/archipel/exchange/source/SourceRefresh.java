package fr.archipel.exchange.source;

import fr.archipel.exchange.intake.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at the sources that can be fetched, each once in so many days, one after the other. Proposes, and no more. */
public final class SourceRefresh implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SourceRefresh.class.getName());

    private final SourceCheck check;
    private final SourceStore store;
    private final List<OpenDataSource> sources;
    private final Duration every;
    private volatile boolean ended;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "archipel-sources");
        thread.setDaemon(true);
        return thread;
    });

    public SourceRefresh(SourceCheck check, SourceStore store, List<OpenDataSource> sources, Duration every) {
        this.check = check;
        this.store = store;
        this.sources = sources.stream().filter(OpenDataSource::fetchable).toList();
        this.every = every;
    }

    /** Begins after {@code delay}, then looks every hour for what is due. */
    public void start(Duration delay) {
        var unused = clock.scheduleWithFixedDelay(
                this::look, delay.toMillis(), Duration.ofHours(1).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (OpenDataSource source : sources) {
            if (ended) {
                return;
            }
            try {
                if (isDue(source)) {
                    SourceState state = check.check(source, progress());
                    LOG.info(() ->
                            "source %s : %s".formatted(source.id(), state.etat().id()));
                }
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "source " + source.id(), e);
            }
        }
    }

    private boolean isDue(OpenDataSource source) {
        return store.find(source.id())
                .map(state -> Instant.parse(state.verifieLe()).plus(every).isBefore(Instant.now()))
                .orElse(true);
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void step(String step, long done, long total) {}

            @Override
            public boolean cancelled() {
                return ended;
            }
        };
    }

    @Override
    public void close() {
        ended = true;
        clock.shutdownNow();
    }
}
