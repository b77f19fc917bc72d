package fr.archipel.request;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers made a few at a time: the others wait a little for a place, then are told when to come back. */
public final class Turns {
    private static final int PATIENCE_S = 5;

    /** Makes an answer. */
    public interface Task {
        void run() throws IOException;
    }

    private final Semaphore places;
    private final String full;

    /** {@code full}: French, said to who found no place. */
    public Turns(int atOnce, String full) {
        this.places = new Semaphore(atOnce, true);
        this.full = full;
    }

    /** Problem: 503 with {@code Retry-After} (RFC 9110 § 10.2.3), without the headers of the file it would have been. */
    public void run(Context ctx, Task task) throws IOException {
        boolean entered = false;
        try {
            entered = places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS);
            if (!entered) {
                ctx.removeHeader("Content-Disposition").removeHeader("ETag").header("Retry-After", "10");
                throw new ProblemException(new Problem.Unavailable(full));
            }
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Unavailable("Le service s'arrête."));
        } finally {
            if (entered) {
                places.release();
            }
        }
    }
}
