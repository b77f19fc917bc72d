package fr.archipel.scot.cover;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.archipel.db.Sql;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ground of communes by class, on squares whose areas are computed by hand. */
class StockTest {
    private static final List<String> ALL = List.of("62001", "62002", "62003");
    private final CoverTerritory cover = new CoverTerritory();
    private final CalculationStore calculations = new CalculationStore(cover.database());
    private final StockStore stocks = new StockStore(cover.database());

    @AfterEach
    void close() {
        cover.close();
    }

    private Stock stock(List<String> insee) {
        assertThat(calculations.compute(Job.stock(CoverSource.OCSGE, 2021), false, Pace.NONE, n -> {}))
                .isTrue();
        return stocks.stock(CoverSource.OCSGE, 2021, insee);
    }

    private static long artificial(Stock stock) {
        return Stock.sum(stock.cells(), row -> Objects.equals(row.state(), true));
    }

    @Test
    void a_polygon_across_a_border_is_cut_on_it_and_what_lies_outside_is_not_counted() {
        // 600 m in Ouest, 400 m in Est, 200 m high; the other leaves the territory by 300 m to the south.
        cover.ocsge(2021, "CS1.1.1.2", "US4.1.1", square(400, 500, 1000, 200));
        cover.ocsge(2021, "CS2.2.1", "US1.1", square(100, -300, 100, 400));
        Stock west = stock(List.of("62001"));
        assertThat(artificial(west)).isEqualTo(600 * 200);
        assertThat(west.covered()).isEqualTo(600 * 200 + 100 * 100);
        assertThat(west.notCovered()).isEqualTo(1_000_000 - 130_000);
        Stock south = stock(List.of("62001", "62002"));
        assertThat(artificial(south)).isEqualTo(1000 * 200);
        assertThat(south.covered() + south.notCovered()).isEqualTo(2_000_000);
    }

    @Test
    void parts_add_up_whatever_the_border_cuts() {
        for (int i = 0; i < 30; i++) {
            cover.ocsge(2021, i % 2 == 0 ? "CS1.1.1.2" : "CS2.2.1", "US1.1", square(i * 66.67, 950.333, 66.67, 99.999));
        }
        Stock all = stock(ALL);
        long one = 0;
        long other = 0;
        for (String insee : ALL) {
            one += stocks.stock(CoverSource.OCSGE, 2021, List.of(insee)).covered();
            other += artificial(stocks.stock(CoverSource.OCSGE, 2021, List.of(insee)));
        }
        assertThat(one).isEqualTo(all.covered());
        assertThat(other).isEqualTo(artificial(all));
        assertThat(all.covered() + all.notCovered()).isEqualTo(4_000_000);
        // The last square leaves the territory 0.1 m to the east.
        assertThat((double) all.covered()).isCloseTo(2000 * 99.999, within(3.0));
    }

    @Test
    void thresholds_are_applied_to_contiguous_ground() {
        cover.ocsge(2021, "CS2.2.1", "US1.1", false, square(0, 500, 1000, 500));
        // A field around, drawn by IGN; inside the southern half, by hand: 49 m², 50 m², 2 499 m², 2 500 m² in two
        // parts.
        cover.ocsge(2021, "CS1.1.1.1", "US1.1", square(10, 10, 7, 7));
        cover.ocsge(2021, "CS1.1.1.1", "US1.1", square(30, 10, 10, 5));
        cover.ocsge(2021, "CS1.1.1.2", "US4.1.1", square(100, 10, 51, 49));
        cover.ocsge(2021, "CS1.1.1.2", "US4.1.1", square(200, 10, 50, 25));
        cover.ocsge(2021, "CS2.2.1", "US5", square(200, 35, 50, 25));
        // Two that meet at a corner alone are two.
        cover.ocsge(2021, "CS1.1.2.1", "US3", square(300, 10, 40, 40));
        cover.ocsge(2021, "CS1.1.2.1", "US3", square(340, 50, 40, 40));
        Stock stock = stock(List.of("62001"));
        assertThat(artificial(stock)).isEqualTo(50 + 2_500);
        assertThat(Stock.sum(stock.cells(), row -> row.rule().equals("sous_seuil")))
                .isEqualTo(49 + 2_499 + 2 * 1_600);
        assertThat(Stock.sum(stock.cells(), Stock.Row::impermeable)).isEqualTo(49 + 50 + 2_499 + 1_250);
    }

    @Test
    void an_enclave_takes_the_ground_around_unless_IGN_says_otherwise() {
        ring("CS2.2.1", "US5", 0);
        cover.ocsge(2021, "CS2.1.1.1", "US5", square(100, 100, 49.9, 50));
        ring("CS2.2.1", "US5", 300);
        cover.ocsge(2021, "CS2.1.1.1", "US5", square(400, 100, 50, 50));
        ring("CS2.2.1", "US5", 600);
        cover.ocsge(2021, "CS2.1.1.1", "US5", false, square(700, 100, 10, 10));
        Stock stock = stock(List.of("62001"));
        assertThat(Stock.sum(stock.cells(), row -> row.rule().equals("enclave")))
                .isEqualTo(2_495);
        assertThat(Stock.sum(stock.cells(), row -> Objects.equals(row.state(), false)))
                .isEqualTo(2_500 + 100);
    }

    /** A band of 20 m around the place of an enclave of 50 m by 50 m at most. */
    private void ring(String cs, String us, double x) {
        cover.ocsge(2021, cs, us, square(x + 80, 80, 90, 20));
        cover.ocsge(2021, cs, us, square(x + 80, 100, 20, 70));
        cover.ocsge(2021, cs, us, square(x + 100, 150, 50, 20));
        cover.ocsge(2021, cs, us, square(x + 150, 100, 20, 70));
    }

    @Test
    void splitting_polygons_never_changes_the_stock() {
        cover.ocsge(2021, "CS2.2.1", "US1.1", square(0, 0, 400, 400));
        cover.ocsge(2021, "CS2.2.1", "US5", square(400, 0, 60, 42));
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(460, 0, 7, 8));
        cover.ocsge(2021, "CS1.1.1.2", "US4.1.1", square(467, 0, 40, 40));
        cover.ocsge(2021, "CS2.1.2", "US5", square(400, 42, 30, 30));
        List<String> whole = texts(stock(ALL));
        cover.database().update(Sql.of("""
                                INSERT INTO ocsge (id_source, millesime, code_cs, code_us, geom)
                                SELECT o.id_source || '-' || d.path[1], o.millesime, o.code_cs, o.code_us, ST_Multi(d.geom)
                                FROM ocsge o, ST_Dump(ST_Split(o.geom, ST_SetSRID(ST_MakeLine(ST_MakePoint(ST_XMin(o.geom) - 1, ST_YMin(o.geom) + 3.1),
                                  ST_MakePoint(ST_XMax(o.geom) + 1, ST_YMin(o.geom) + 3.9)), 2154))) d"""));
        cover.database().update(Sql.of("DELETE FROM ocsge WHERE id_source NOT LIKE '2021-%-%'"));
        assertThat(texts(stock(ALL))).isEqualTo(whole);
    }

    @Test
    void a_pair_of_codes_nobody_knows_is_neither() {
        cover.ocsge(2021, "CS9.9", "US5", square(0, 0, 100, 100));
        Stock stock = stock(ALL);
        assertThat(artificial(stock)).isZero();
        assertThat(Stock.sum(stock.cells(), row -> row.state() == null)).isEqualTo(10_000);
    }

    private static List<String> texts(Stock stock) {
        return stock.cells().stream()
                .map(cell -> cell.row().insee()
                        + cell.row().cs()
                        + cell.row().us()
                        + cell.row().state()
                        + cell.m2())
                .toList();
    }
}
