package fr.archipel.exchange.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.problem.Problem;
import fr.archipel.problem.ProblemException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportJobsTest {
    private final ImportJobs jobs = new ImportJobs();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        jobs.close();
    }

    @Test
    void two_work_at_once_and_the_others_wait_their_turn() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        for (int i = 0; i < 5; i++) {
            jobs.start("job" + i, ticket -> {
                running.incrementAndGet();
                two.countDown();
                pass();
            });
        }
        assertThat(two.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(running).hasValue(2);
        assertThat(jobs.progress("job4").orElseThrow().etape()).isEqualTo("attente");
        gate.countDown();
        for (int i = 0; i < 5; i++) {
            assertThat(jobs.await("job" + i, 5)).isTrue();
        }
        assertThat(running).hasValue(5);
        assertThat(jobs.progress("job4")).isEmpty();
    }

    @Test
    void an_import_has_one_job_at_a_time() {
        jobs.start("a", ticket -> pass());
        assertThatThrownBy(() -> jobs.start("a", ticket -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Conflict.class));
    }

    @Test
    void a_full_queue_says_so() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 40; i++) {
                        jobs.start("job" + i, ticket -> pass());
                    }
                })
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    }

    @Test
    void a_job_that_is_no_longer_wanted_is_waited_for() {
        AtomicBoolean saw = new AtomicBoolean();
        jobs.start("a", ticket -> {
            while (!ticket.isCancelled()) {
                Thread.onSpinWait();
            }
            saw.set(true);
        });
        assertThat(jobs.cancel("a")).isTrue();
        assertThat(saw).isTrue();
    }

    @Test
    void the_end_of_the_service_tells_every_job_and_waits() {
        AtomicInteger saw = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            jobs.start("job" + i, ticket -> {
                while (!ticket.isCancelled()) {
                    Thread.onSpinWait();
                }
                saw.incrementAndGet();
            });
        }
        jobs.close();
        assertThat(saw).hasValue(3);
    }

    private void pass() {
        try {
            gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
