package fr.archipel.scot.cover;

import fr.archipel.db.DatabaseException;
import fr.archipel.scot.cover.CalculationStore.Done;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes in the background what is no longer of the present data, one thing at a time; what somebody asks for goes first. The
 * data are looked at every few seconds, whoever changed them. One for a service; closing it ends what is under way, and nothing of it
 * is kept.
 */
public final class CoverWork implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CoverWork.class.getName());
    private static final long LOOK_MS = 4_000;
    private static final long SHORT_MS = 500;
    private static final long AFTER_FAILURE_MS = 60_000;

    /** How long a question waits for its figures. */
    private static final long PATIENCE_MS = 2_500;

    private final CalculationStore store;
    private final Thread thread = new Thread(this::run, "archipel-occupation");
    private final Deque<Job> asked = new ArrayDeque<>();
    private final Set<Job> forced = new HashSet<>();
    private final Map<Job, Instant> failures = new HashMap<>();
    private @Nullable Progress progress;
    private int backend;
    private boolean closed;

    /** How far a computation is. {@code etape}: French; {@code total}: 0 when nobody knows it. */
    record Progress(Job job, String etape, long fait, long total, Instant debut) {}

    public CoverWork(CalculationStore store) {
        this.store = store;
        thread.setDaemon(true);
    }

    /** Looks at the data from now on. */
    public CoverWork start() {
        thread.start();
        return this;
    }

    /** What is under way. */
    synchronized Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    synchronized boolean hasFailed(Job job) {
        return failures.containsKey(job);
    }

    /** Whether all of these are of the present data, computed at once when they are not, for as long as a client waits. */
    boolean awaitCurrent(Collection<Job> jobs) {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (true) {
            Map<Job, Done> done = store.listDone();
            List<Job> missing = jobs.stream()
                    .filter(job -> !done.containsKey(job) || !done.get(job).current())
                    .toList();
            if (missing.isEmpty()) {
                return true;
            }
            if (!waitFor(missing, end)) {
                return false;
            }
        }
    }

    private synchronized boolean waitFor(List<Job> missing, long end) {
        for (Job job : missing) {
            if (!asked.contains(job)) {
                asked.add(job);
            }
        }
        notifyAll();
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || closed || missing.stream().anyMatch(failures::containsKey)) {
            return false;
        }
        pause(Math.min(left, 100));
        return true;
    }

    /** Computes again, whether or not the data changed. */
    synchronized void force(Collection<Job> jobs) {
        forced.addAll(jobs);
        failures.keySet().removeAll(jobs);
        jobs.stream().filter(job -> !asked.contains(job)).forEach(asked::add);
        notifyAll();
    }

    private void run() {
        while (true) {
            boolean worked = false;
            Optional<Job> job = Optional.empty();
            try {
                job = next();
                worked = job.isPresent() && compute(job.get());
            } catch (Pace.Stopped e) {
                LOG.log(Level.FINE, "stopped", e);
            } catch (RuntimeException e) {
                failed(job, e);
            }
            synchronized (this) {
                progress = null;
                notifyAll();
                if (!worked && !closed) {
                    pause(job.isEmpty() ? LOOK_MS : SHORT_MS);
                }
                if (closed) {
                    return;
                }
            }
        }
    }

    /** What to compute: what was asked for, with what it rests on first, else what is missing or old. */
    private Optional<Job> next() {
        Map<Job, Done> done = store.listDone();
        List<Job> wanted = store.listWanted();
        done.keySet().stream()
                .filter(job -> job.kind() == Job.Kind.STOCK && !wanted.contains(job))
                .forEach(store::forget);
        synchronized (this) {
            failures.values().removeIf(at -> at.isBefore(Instant.now().minusMillis(AFTER_FAILURE_MS)));
            while (!asked.isEmpty()) {
                Job first = asked.peek();
                for (Job each :
                        Stream.concat(first.bases().stream(), Stream.of(first)).toList()) {
                    if (isPossible(each, wanted) && isOld(each, done) && isReady(each, done)) {
                        return Optional.of(each);
                    }
                }
                asked.poll();
            }
            return wanted.stream()
                    .filter(job -> isOld(job, done) && isReady(job, done))
                    .findFirst();
        }
    }

    /** Whether its vintages are there. */
    private static boolean isPossible(Job job, List<Job> wanted) {
        return job.kind() == Job.Kind.STOCK ? wanted.contains(job) : wanted.containsAll(job.bases());
    }

    private static boolean isReady(Job job, Map<Job, Done> done) {
        return job.bases().stream()
                .allMatch(base -> done.containsKey(base) && done.get(base).current());
    }

    private boolean isOld(Job job, Map<Job, Done> done) {
        Done known = done.get(job);
        return !failures.containsKey(job) && (known == null || !known.current() || forced.contains(job));
    }

    /** False when another process computes. */
    private boolean compute(Job job) {
        Instant start = Instant.now();
        boolean again;
        synchronized (this) {
            again = forced.contains(job);
        }
        boolean mine =
                store.compute(job, again, (step, fait, total) -> tell(job, step, fait, total, start), this::session);
        synchronized (this) {
            if (mine) {
                forced.remove(job);
                asked.remove(job);
                failures.remove(job);
            }
        }
        return mine;
    }

    private synchronized void tell(Job job, String step, long done, long total, Instant start) {
        if (closed) {
            throw new Pace.Stopped();
        }
        progress = new Progress(job, step, done, total, start);
    }

    private synchronized void session(int number) {
        backend = number;
    }

    private synchronized void failed(Optional<Job> job, RuntimeException e) {
        if (closed) {
            return;
        }
        if (e instanceof DatabaseException && job.isEmpty()) {
            LOG.log(Level.FINE, "the database is away", e);
            return;
        }
        LOG.log(Level.WARNING, "land cover: " + job.map(Job::title).orElse("state"), e);
        job.ifPresent(each -> failures.put(each, Instant.now()));
    }

    @SuppressWarnings("WaitNotInLoop") // Whatever wakes it, the caller looks again.
    private void pause(long ms) {
        try {
            wait(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        int working;
        synchronized (this) {
            closed = true;
            working = backend;
            notifyAll();
        }
        if (working != 0) {
            store.interrupt(working);
        }
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
