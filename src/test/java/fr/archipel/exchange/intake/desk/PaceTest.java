package fr.archipel.exchange.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(5 * SECOND);
    private final Pace pace = new Pace(clock::get);

    @Test
    void nothing_is_told_of_what_has_not_begun() {
        assertThat(pace.now()).isEqualTo(new Pace.Now("attente", 0, null, null, null));
    }

    @Test
    void the_rate_gives_what_remains() {
        at(0, "lecture", 0, 10_000);
        at(2, "lecture", 4_000, 10_000);
        assertThat(pace.now()).isEqualTo(new Pace.Now("lecture", 4_000, 10_000L, 2_000L, 3L));
    }

    @Test
    void a_total_nobody_knows_leaves_the_remaining_time_unsaid() {
        at(0, "lecture", 0, -1);
        at(4, "lecture", 1_000, -1);
        assertThat(pace.now()).isEqualTo(new Pace.Now("lecture", 1_000, null, 250L, null));
    }

    @Test
    void a_new_step_forgets_the_rate_of_the_one_before() {
        at(0, "lecture", 0, 100);
        at(1, "lecture", 100, 100);
        at(2, "controle", 0, 100);
        assertThat(pace.now()).isEqualTo(new Pace.Now("controle", 0, 100L, null, null));
    }

    @Test
    void only_the_last_seconds_count() {
        at(0, "ecriture", 0, 1_000);
        at(1, "ecriture", 900, 1_000);
        for (int second = 2; second <= 20; second++) {
            at(second, "ecriture", 900 + second, 1_000);
        }
        assertThat(pace.now().parSeconde()).isEqualTo(1);
        assertThat(pace.now().resteS()).isEqualTo(80);
    }

    private void at(int second, String step, long done, long total) {
        clock.set((5 + second) * SECOND);
        pace.step(step, done, total);
    }
}
