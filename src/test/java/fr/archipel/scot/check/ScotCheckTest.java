package fr.archipel.scot.check;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.scot.check.Measured.CommunePart;
import fr.archipel.scot.check.Measured.LandAreas;
import fr.archipel.scot.check.ScotCheck.CommuneShare;
import fr.archipel.scot.check.ScotCheck.Interval;
import fr.archipel.scot.check.ScotCheck.ScotShare;
import fr.archipel.territory.CommuneRef;
import fr.archipel.territory.ScotRef;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The computation alone: measures in, figures out. */
class ScotCheckTest {
    private static final ScotRef SUD = new ScotRef("sud", "Sud");
    private static final ScotRef NORD = new ScotRef("nord", "Nord");

    @Test
    void nothing_known_of_the_ground_leaves_everything_in_doubt() {
        ScotCheck check = ScotCheck.of(measured(100_000, LandAreas.NONE, part("1", SUD, 100_000)));
        assertThat(check.ground().urbanised()).isEqualTo(new Interval(0, 0));
        assertThat(check.ground().consumption()).isEqualTo(new Interval(0, 100_000));
        assertThat(check.ground().rest()).isEqualTo(100_000);
    }

    @Test
    void each_kind_of_ground_goes_to_its_bound() {
        // 10 ha: friches 1 urbanised, 0.5 ENAF, 2 unsettled; zones outside them 3 existing, 1 planned, 0.5 unsettled.
        LandAreas sols = new LandAreas(35_000, 10_000, 5_000, 50_000, 45_000, 30_000, 10_000);
        ScotCheck check = ScotCheck.of(measured(100_000, sols, part("1", SUD, 100_000)));
        ScotCheck.Ground ground = check.ground();
        assertThat(ground).isEqualTo(new ScotCheck.Ground(10_000, 5_000, 20_000, 30_000, 10_000, 5_000, 20_000));
        assertThat(ground.urbanised()).isEqualTo(new Interval(40_000, 65_000));
        assertThat(ground.consumption()).isEqualTo(new Interval(5_000, 60_000));
    }

    @Test
    void an_urbanised_friche_consumes_nothing_and_an_enaf_one_consumes_it_all() {
        LandAreas urbanised = new LandAreas(10_000, 10_000, 0, 0, 0, 0, 0);
        assertThat(ScotCheck.of(measured(10_000, urbanised)).ground().consumption())
                .isEqualTo(new Interval(0, 0));
        LandAreas enaf = new LandAreas(10_000, 0, 10_000, 0, 0, 0, 0);
        assertThat(ScotCheck.of(measured(10_000, enaf)).ground().consumption()).isEqualTo(new Interval(10_000, 10_000));
    }

    @Test
    void scots_gather_their_communes_largest_first_and_what_is_outside_is_told() {
        ScotCheck check = ScotCheck.of(measured(
                100_000,
                LandAreas.NONE,
                part("1", SUD, 40_000),
                part("2", NORD, 30_000),
                part("3", NORD, 20_000),
                part("4", SUD, 0.2)));
        assertThat(check.communes()).extracting(CommuneShare::surfaceM2).containsExactly(40_000L, 30_000L, 20_000L);
        assertThat(check.scots()).containsExactly(new ScotShare(NORD, 50_000), new ScotShare(SUD, 40_000));
        assertThat(check.outsideM2()).isEqualTo(10_000);
    }

    @Test
    void noise_of_measuring_never_makes_an_area_negative() {
        ScotCheck check = ScotCheck.of(
                measured(1_000, new LandAreas(1_000.0004, 1_000.0004, 0, 0, 0, 0, 0), part("1", SUD, 1_000.0003)));
        assertThat(check.outsideM2()).isZero();
        assertThat(check.ground().rest()).isZero();
        assertThat(check.ground().whole()).isEqualTo(1_000);
    }

    @RepeatedTest(50)
    void whatever_is_measured_parts_add_up_to_the_whole_to_the_square_metre(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double friches = random.nextDouble() * 1e5;
        double zones = random.nextDouble() * 1e5;
        double whole = friches + zones + random.nextDouble() * 1e5;
        LandAreas sols = new LandAreas(friches, friches / 3, friches / 7, zones, zones, zones / 3, zones / 11);
        CommunePart[] parts = new CommunePart[1 + random.nextInt(20)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part("c" + i, i % 2 == 0 ? SUD : NORD, whole / (parts.length + 1));
        }
        ScotCheck check = ScotCheck.of(measured(whole, sols, parts));
        assertThat(check.ground().whole()).isEqualTo(check.surfaceM2());
        assertThat(check.communes().stream().mapToLong(CommuneShare::surfaceM2).sum() + check.outsideM2())
                .isEqualTo(check.surfaceM2());
        assertThat(check.scots().stream().mapToLong(ScotShare::surfaceM2).sum() + check.outsideM2())
                .isEqualTo(check.surfaceM2());
        assertThat(check.ground().consumption().maximum()
                        + check.ground().urbanised().minimum())
                .isEqualTo(check.surfaceM2());
    }

    private static Measured measured(double surface, LandAreas sols, CommunePart... parts) {
        return new Measured(surface, List.of(parts), List.of(), sols);
    }

    private static CommunePart part(String insee, ScotRef scot, double surface) {
        return new CommunePart(new CommuneRef(insee, insee), scot, "officielle", surface);
    }
}
