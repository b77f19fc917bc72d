package fr.archipel.scot.cover;

import static fr.archipel.support.SquareTerritory.square;
import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.db.Sql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What changed between two vintages, on squares whose areas are computed by hand. */
class FluxTest {
    private static final List<String> ALL = List.of("62001", "62002", "62003");
    private final CoverTerritory cover = new CoverTerritory();
    private final CalculationStore calculations = new CalculationStore(cover.database());
    private final FluxStore flows = new FluxStore(cover.database());

    @AfterEach
    void close() {
        cover.close();
    }

    private Flux.Sums sums(CoverSource source, int de, int vers, List<String> insee) {
        calculations.listWanted().forEach(job -> calculations.compute(job, false, Pace.NONE, n -> {}));
        return Flux.of(flows.rows(Job.flux(source, de, vers), insee)).sums();
    }

    /** A field of which a part is built, a car park across the border that becomes grass, and grass that is paved. */
    private void twoVintages(int before, int after) {
        cover.ocsge(before, "CS2.2.1", "US1.1", square(0, 0, 300, 100));
        cover.ocsge(after, "CS2.2.1", "US1.1", square(0, 0, 200, 100));
        cover.ocsge(after, "CS1.1.1.1", "US5", square(200, 0, 100, 100));
        cover.ocsge(before, "CS1.1.1.2", "US4.1.1", square(900, 500, 200, 50));
        cover.ocsge(after, "CS2.2.1", "US1.1", square(900, 500, 200, 50));
        cover.ocsge(before, "CS2.2.1", "US5", square(0, 300, 100, 100));
        cover.ocsge(after, "CS1.1.1.2", "US5", square(0, 300, 100, 100));
        // The same in both.
        cover.ocsge(before, "CS1.1.1.1", "US2", square(500, 500, 100, 100));
        cover.ocsge(after, "CS1.1.1.1", "US2", square(500, 500, 100, 100));
    }

    @Test
    void what_becomes_artificialised_less_what_ceases_is_net() {
        twoVintages(2018, 2021);
        Flux.Sums all = sums(CoverSource.OCSGE, 2018, 2021, ALL);
        assertThat(all).isEqualTo(new Flux.Sums(10_000, 10_000, 20_000, 10_000));
        assertThat(all.net()).isZero();
        Flux.Sums west = sums(CoverSource.OCSGE, 2018, 2021, List.of("62001"));
        assertThat(west).isEqualTo(new Flux.Sums(10_000, 5_000, 20_000, 5_000));
        assertThat(west.net()).isEqualTo(5_000);
    }

    @Test
    void vintages_exchanged_give_the_same_with_the_other_sign() {
        twoVintages(2021, 2018);
        assertThat(sums(CoverSource.OCSGE, 2018, 2021, ALL)).isEqualTo(new Flux.Sums(10_000, 10_000, 10_000, 20_000));
        List<Flux.Row> rows = flows.rows(Job.flux(CoverSource.OCSGE, 2018, 2021), ALL);
        assertThat(Flux.of(rows.stream().map(Flux.Row::reversed).toList()).sums())
                .isEqualTo(new Flux.Sums(10_000, 10_000, 20_000, 10_000));
    }

    @Test
    void ground_whose_nature_is_not_known_in_one_of_the_two_has_not_changed() {
        cover.ocsge(2018, "CS9.9", "US5", square(0, 0, 100, 100));
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(0, 0, 100, 100));
        cover.ocsge(2021, "CS1.1.1.1", "US5", square(500, 0, 100, 100));
        assertThat(sums(CoverSource.OCSGE, 2018, 2021, ALL)).isEqualTo(new Flux.Sums(0, 0, 0, 0));
    }

    @Test
    void a_nature_that_the_thresholds_alone_change_is_a_change() {
        // The same garden of 2 000 m², reached by another in the second vintage.
        cover.ocsge(2018, "CS2.2.1", "US5", square(0, 0, 50, 40));
        cover.ocsge(2018, "CS2.2.1", "US1.1", square(50, 0, 50, 40));
        cover.ocsge(2021, "CS2.2.1", "US5", square(0, 0, 50, 40));
        cover.ocsge(2021, "CS2.2.1", "US5", square(50, 0, 50, 40));
        assertThat(sums(CoverSource.OCSGE, 2018, 2021, ALL).gained()).isEqualTo(4_000);
    }

    @Test
    void by_zone_and_by_friche_parts_and_the_rest_add_up() {
        twoVintages(2018, 2021);
        cover.territory().friche("f", "enaf", square(250, 0, 100, 50));
        cover.database().update(Sql.of("""
                                INSERT INTO zone_urba (document, rang, libelle, typezone, geom) VALUES
                                  ('d', 1, 'UA', 'U', ST_Multi(?)), ('d', 2, 'A', 'A', ST_Multi(?))""", square(0, 0, 250, 1000), square(250, 0, 700, 1000)));
        sums(CoverSource.OCSGE, 2018, 2021, ALL);
        Job job = Job.flux(CoverSource.OCSGE, 2018, 2021);
        Flux flux = Flux.of(flows.rows(job, ALL));
        assertThat(flux.split(flows.byFriche(job, ALL)))
                .containsExactly(new Flux.Sums(2_500, 0, 2_500, 0), new Flux.Sums(7_500, 10_000, 17_500, 10_000));
        assertThat(flows.byZone(job, ALL)).extracting(Flux.Part::id).containsExactly("A", "U");
        assertThat(flux.split(flows.byZone(job, ALL)))
                .containsExactly(
                        new Flux.Sums(5_000, 2_500, 5_000, 2_500),
                        new Flux.Sums(5_000, 0, 15_000, 0),
                        new Flux.Sums(0, 7_500, 0, 7_500));
    }

    @Test
    void the_regional_source_gives_flows_by_year_and_destination_where_its_ground_is_known() {
        for (int vintage : new int[] {2010, 2015, 2021}) {
            cover.ocs2d(vintage, "CS6.3.0", "US1.1.3", square(0, 0, 1000, 900));
            cover.ocs2d(vintage, "CS6.3.0", vintage == 2010 ? "US1.1.3" : "US5.4.0", square(0, 900, 500, 100));
            cover.ocs2d(vintage, "CS6.3.0", vintage == 2021 ? "US2.1.1" : "US1.1.3", square(500, 900, 500, 100));
            // Est is known by half.
            cover.ocs2d(vintage, "CS6.3.0", vintage == 2010 ? "US1.1.3" : "US5.4.0", square(1000, 0, 500, 1000));
        }
        sums(CoverSource.OCS2D, 2010, 2015, ALL);
        assertThat(cover.database().list(Sql.of("""
                        SELECT concat_ws(' ', millesime_de, millesime_vers, insee, min(annee), max(annee), destination, trim_scale(max(surface_m2)), bool_and(interpole))
                        FROM v_conso_ocs2d WHERE surface_m2 > 0 GROUP BY millesime_de, millesime_vers, insee, destination ORDER BY 1"""), row -> row.getString(1)))
                .containsExactly("2010 2015 62001 2010 2014 hab 10000 t", "2015 2021 62001 2015 2020 act 8333.3333 t");
        // Zero is known; half of a commune is not.
        assertThat(cover.database()
                        .list(
                                Sql.of("SELECT DISTINCT insee || ' ' || count(*) FROM v_conso_ocs2d GROUP BY insee"),
                                row -> row.getString(1)))
                .containsExactly("62001 66");
    }
}
