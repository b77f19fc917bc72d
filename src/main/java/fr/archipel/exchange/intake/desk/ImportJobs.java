package fr.archipel.exchange.intake.desk;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Work on imports in the background: two at once, the others in a queue, one at a time for an import. A job learns that
 * it is no longer wanted from its {@link Ticket}; whoever asked for it sees how far it is.
 */
final class ImportJobs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ImportJobs.class.getName());
    private static final int AT_ONCE = 2;
    private static final int QUEUE = 30;

    /** How long jobs are waited for at the end of the service: each looks whether it is wanted far more often. */
    private static final long END_S = 20;

    /** Writes what became of the import where it is kept; nobody reads what it throws but the log. */
    interface Job {
        void run(Ticket ticket);
    }

    /** A job as others see it. */
    static final class Ticket {
        private final Pace pace = new Pace();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean cancelled;

        Pace pace() {
            return pace;
        }

        boolean isCancelled() {
            return cancelled;
        }
    }

    private final AtomicInteger threads = new AtomicInteger();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), this::thread);
    private final Map<String, Ticket> tickets = new HashMap<>();

    ImportJobs() {
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Puts a job in the queue. Problems: {@link Problem.Conflict} while another works on the same import,
     * {@link Problem.Unavailable} when the queue is full.
     */
    synchronized void start(String id, Job job) {
        if (tickets.containsKey(id)) {
            throw new ProblemException(new Problem.Conflict(
                    "Cet import est en cours de traitement. Attendez qu'il se termine, ou arrêtez-le."));
        }
        Ticket ticket = new Ticket();
        try {
            workers.execute(() -> run(id, job, ticket));
            tickets.put(id, ticket);
        } catch (RejectedExecutionException e) {
            throw new ProblemException(
                    new Problem.Unavailable("Trop d'imports attendent leur tour. Réessayez dans quelques minutes."));
        }
    }

    private void run(String id, Job job, Ticket ticket) {
        try {
            job.run(ticket);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "import " + id, e);
        } finally {
            end(id, ticket);
        }
    }

    private synchronized void end(String id, Ticket ticket) {
        tickets.remove(id, ticket);
        ticket.ended.countDown();
    }

    /** Empty when nobody works on it. */
    Optional<Pace.Now> progress(String id) {
        return Optional.ofNullable(find(id)).map(ticket -> ticket.pace.now());
    }

    /** Waits for the end of what works on it, if anything does; false when it still does after that time. */
    boolean await(String id, long seconds) {
        Ticket ticket = find(id);
        try {
            return ticket == null || ticket.ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells what works on it that it is no longer wanted, and waits until it has seen it. */
    boolean cancel(String id) {
        Ticket ticket = find(id);
        if (ticket != null) {
            ticket.cancelled = true;
        }
        return await(id, END_S);
    }

    private synchronized @Nullable Ticket find(String id) {
        return tickets.get(id);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "archipel-import-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** No job is taken any more; those that run are told, and waited for. */
    @Override
    public void close() {
        workers.shutdown();
        synchronized (this) {
            tickets.values().forEach(ticket -> ticket.cancelled = true);
        }
        try {
            if (!workers.awaitTermination(END_S, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
