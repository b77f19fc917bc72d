package fr.archipel.scot.cover;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.archipel.db.Sql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept says of which data it is; a change makes it old, and a computation given up leaves what was there. */
class CoverWorkTest {
    private static final Job STOCK = Job.stock(CoverSource.OCSGE, 2021);
    private final CoverTerritory cover = new CoverTerritory();
    private final CalculationStore store = new CalculationStore(cover.database());

    @AfterEach
    void close() {
        cover.close();
    }

    private boolean isCurrent() {
        CalculationStore.Done done = store.listDone().get(STOCK);
        return done != null && done.current();
    }

    private void compute() {
        assertThat(store.compute(STOCK, false, Pace.NONE, n -> {})).isTrue();
    }

    private double built() {
        return cover.database()
                .find(Sql.of("SELECT coalesce(sum(surface_m2), 0) FROM occupation_stock"), row -> row.getDouble(1))
                .orElseThrow();
    }

    private void update(String sql) {
        cover.database().update(Sql.of(sql));
    }

    @Test
    void a_change_of_polygons_contours_matrix_or_thresholds_makes_it_old() {
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        assertThat(isCurrent()).isFalse();
        for (String change : List.of(
                "UPDATE ocsge SET code_us = 'US2'",
                "UPDATE ocsge SET geom = ST_Translate(geom, 1, 0)",
                "UPDATE commune SET geom = ST_Multi(ST_Snap(geom, geom, 0)), population = 7 WHERE insee = '62001'",
                "UPDATE ocsge_artificialisation SET artificialise = false, impermeable = false WHERE code_cs = 'CS1.1.1.1'",
                "UPDATE regle_parametre SET valeur = 0.01 WHERE cle = 'seuil_bati'",
                "TRUNCATE ocsge")) {
            compute();
            assertThat(isCurrent()).as("before " + change).isTrue();
            update(change);
            assertThat(isCurrent()).as(change).isFalse();
        }
    }

    @Test
    void a_change_of_something_else_of_a_commune_computes_nothing_again() {
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        compute();
        Object before = store.listDone().get(STOCK).calculeLe();
        update("UPDATE commune SET population = 12");
        assertThat(isCurrent()).isFalse();
        compute();
        assertThat(isCurrent()).isTrue();
        assertThat(store.listDone().get(STOCK).calculeLe()).isEqualTo(before);
    }

    @Test
    void a_flux_waits_for_the_stocks_whose_thresholds_it_reads() {
        cover.ocsge(2018, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        Job flux = Job.flux(CoverSource.OCSGE, 2018, 2021);
        assertThat(store.compute(flux, false, Pace.NONE, n -> {})).isTrue();
        assertThat(store.listDone()).isEmpty();
        store.listWanted().forEach(job -> store.compute(job, false, Pace.NONE, n -> {}));
        assertThat(store.listDone().get(flux).current()).isTrue();
    }

    @Test
    void a_computation_given_up_anywhere_leaves_the_former_result_whole() {
        cover.ocsge(2021, "CS2.2.1", "US5", square(0, 0, 100, 100));
        cover.ocsge(2021, "CS2.1.2", "US5", square(100, 0, 10, 10));
        compute();
        assertThat(built()).isEqualTo(10_100);
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(200, 0, 100, 100));
        for (int at = 1; at < 8; at++) {
            int end = at;
            int[] steps = {0};
            assertThatThrownBy(() -> store.compute(
                            STOCK,
                            false,
                            (step, done, total) -> {
                                if (++steps[0] == end) {
                                    throw new Pace.Stopped();
                                }
                            },
                            n -> {}))
                    .isInstanceOf(Pace.Stopped.class);
            assertThat(built()).as("given up at step " + end).isEqualTo(10_100);
            assertThat(isCurrent()).isFalse();
        }
        compute();
        assertThat(built()).isEqualTo(20_100);
    }

    @Test
    void a_session_that_is_killed_leaves_the_former_result_and_the_lock_free() {
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        compute();
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(200, 0, 100, 100));
        int[] backend = {0};
        assertThatThrownBy(() -> store.compute(
                        STOCK,
                        false,
                        (step, done, total) -> {
                            if (step.startsWith("stock")) {
                                cover.database()
                                        .find(Sql.of("SELECT pg_terminate_backend(?)", backend[0]), row -> true);
                            }
                        },
                        n -> backend[0] = n == 0 ? backend[0] : n))
                .isInstanceOf(RuntimeException.class);
        assertThat(built()).isEqualTo(10_000);
        compute();
        assertThat(built()).isEqualTo(20_000);
    }

    @Test
    void the_work_follows_the_data_by_itself_and_a_question_is_answered_of_the_present_ones()
            throws InterruptedException {
        cover.ocsge(2018, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        try (CoverWork work = new CoverWork(store).start()) {
            assertThat(work.awaitCurrent(List.of(Job.flux(CoverSource.OCSGE, 2018, 2021), STOCK)))
                    .isTrue();
            assertThat(isCurrent()).isTrue();
            cover.ocsge(2021, "CS1.1.1.1", "US5", square(200, 0, 100, 100));
            assertThat(work.awaitCurrent(List.of(STOCK))).isTrue();
            assertThat(built()).isEqualTo(30_000);
            // A vintage that is gone is forgotten.
            update("DELETE FROM ocsge WHERE millesime = 2018");
            work.force(List.of(STOCK));
            assertThat(work.awaitCurrent(List.of(STOCK))).isTrue();
            for (int i = 0; i < 200 && store.listDone().size() > 1; i++) {
                Thread.sleep(50);
            }
            assertThat(built()).isEqualTo(20_000);
            assertThat(store.listDone().keySet()).containsExactly(STOCK);
        }
    }
}
