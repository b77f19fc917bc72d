package fr.archipel.exchange.intake.desk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far a job has come and how fast it goes: the rate of the last seconds, and what remains at that rate. */
public final class Pace {
    /** A step slows down and speeds up: older moments say nothing of what remains. */
    private static final long WINDOW_NS = 10_000_000_000L;

    private static final long EVERY_NS = 200_000_000L;

    /**
     * @param etape attente, lecture, controle, comparaison, ecriture…
     * @param total null when unknown
     * @param parSeconde null until it can be told
     * @param resteS seconds that remain of this step; null when they cannot be told
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Now(
            String etape,
            long faites,
            @Nullable Long total,
            @Nullable Long parSeconde,
            @Nullable Long resteS) {}

    private record Moment(long at, long done) {}

    private final LongSupplier clock;
    private final Deque<Moment> moments = new ArrayDeque<>();
    private String step = "attente";
    private long done;
    private long total = -1;

    public Pace() {
        this(System::nanoTime);
    }

    /** {@code clock}: nanoseconds. */
    Pace(LongSupplier clock) {
        this.clock = clock;
    }

    /** {@code total}: -1 when unknown. */
    public synchronized void step(String etape, long faites, long ofTotal) {
        long at = clock.getAsLong();
        if (!etape.equals(step) || faites < done) {
            step = etape;
            moments.clear();
        }
        done = faites;
        total = ofTotal;
        Moment last = moments.peekLast();
        if (last == null || at - last.at >= EVERY_NS) {
            moments.addLast(new Moment(at, faites));
        }
        while (moments.size() > 2 && at - moments.getFirst().at > WINDOW_NS) {
            moments.removeFirst();
        }
    }

    public synchronized Now now() {
        Moment first = moments.peekFirst();
        double seconds = first == null ? 0 : (clock.getAsLong() - first.at) / 1e9;
        Long rate = first == null || seconds < 0.5 || done <= first.done
                ? null
                : Long.valueOf(Math.round((done - first.done) / seconds));
        Long left = rate == null || rate == 0 || total < done ? null : Long.valueOf((total - done + rate - 1) / rate);
        return new Now(step, done, total < 0 ? null : total, rate, left);
    }
}
