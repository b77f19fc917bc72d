package fr.archipel.geo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import fr.archipel.support.TestDatabase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class HilbertOrderTest {

    @Test
    void the_index_is_that_of_the_database() {
        try (TestDatabase test = TestDatabase.empty()) {
            test.database()
                    .list(Sql.of("""
                                    SELECT x, y, indice_hilbert(ST_SetSRID(ST_MakePoint(x, y), 2154))
                                    FROM generate_series(-50000, 1300000, 77777) x, generate_series(5500000, 7200000, 99991) y"""), row -> new double[] {row.getDouble(1), row.getDouble(2), row.getLong(3)})
                    .forEach(p -> assertThat(HilbertOrder.index(p[0], p[1])).isEqualTo((long) p[2]));
        }
    }

    @Test
    void neighbours_on_the_curve_are_neighbours_on_the_ground() {
        assertThat(HilbertOrder.index(0, HilbertOrder.SOUTH_M)).isZero();
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            double x = random.nextDouble() * 1_200_000;
            double y = 6_000_000 + random.nextDouble() * 1_100_000;
            long here = HilbertOrder.index(x, y);
            long step = List.of(
                            HilbertOrder.index(x + HilbertOrder.CELL_M, y),
                            HilbertOrder.index(x - HilbertOrder.CELL_M, y),
                            HilbertOrder.index(x, y + HilbertOrder.CELL_M),
                            HilbertOrder.index(x, y - HilbertOrder.CELL_M))
                    .stream()
                    .mapToLong(Long::longValue)
                    .filter(index -> Math.abs(index - here) == 1)
                    .count();
            assertThat(step).as("%s, %s", x, y).isEqualTo(2);
        }
    }

    @Test
    void the_ranges_hold_every_centre_that_can_matter_in_order_and_apart() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            double x = 600_000 + random.nextDouble() * 100_000;
            double y = 7_000_000 + random.nextDouble() * 100_000;
            double reach = random.nextDouble() * 100;
            Envelope box = new Envelope(x, x + random.nextDouble() * 20_000, y, y + random.nextDouble() * 20_000);
            List<HilbertOrder.Range> ranges = HilbertOrder.covering(box, reach);
            assertThat(ranges).hasSizeLessThanOrEqualTo(25);
            for (int r = 1; r < ranges.size(); r++) {
                assertThat(ranges.get(r).first())
                        .isGreaterThan(ranges.get(r - 1).last() + 1);
            }
            for (int p = 0; p < 20; p++) {
                double px = box.getMinX() - reach + random.nextDouble() * (box.getWidth() + 2 * reach);
                double py = box.getMinY() - reach + random.nextDouble() * (box.getHeight() + 2 * reach);
                long rank = HilbertOrder.index(px, py) << 31;
                assertThat(ranges).anyMatch(range -> range.first() <= rank && rank <= range.last());
            }
        }
    }
}
