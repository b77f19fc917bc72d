package fr.archipel.scot.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas of a trajectory, computed by hand. Areas are m²: 1 ha is 10 000. */
class EnvelopeTest {
    private static final Status[] KNOWN = {Status.BONNE_VOIE, Status.RISQUE, Status.DEPASSE};

    @Test
    void every_formula_on_a_plain_case() {
        // 120 ha in 2011-2020, −50 %: E = 60. 18 ha in 3 years, 2 of them national, 1 given back: R = 60 − 16 + 1 = 45.
        Envelope e = of(1_200_000L, 180_000L, 20_000, 10_000, 3, "50", null);
        assertThat(e.envelope()).isEqualByComparingTo("600000");
        assertThat(e.rest()).isEqualByComparingTo("450000");
        // r = 18 ÷ 3 = 6; permitted 60 ÷ 10 = 6; still permitted 45 ÷ 7 = 6.428571…
        assertThat(e.pace()).isEqualByComparingTo("60000");
        assertThat(e.permittedPace()).isEqualByComparingTo("60000");
        assertThat(e.remainingPace()).isEqualByComparingTo("64285.71428571429");
        // 10 r = 60, no overshoot, 100 %, 45 ÷ 6 = 7.5 years.
        assertThat(e.projection()).isEqualByComparingTo("600000");
        assertThat(e.overshoot()).isZero();
        assertThat(e.attainmentPct()).isEqualByComparingTo("100");
        assertThat(e.yearsLeft()).isEqualByComparingTo("7.5");
        assertThat(e.status()).isEqualTo(Status.BONNE_VOIE);
        assertThat(e.floorApplied()).isFalse();
    }

    @Test
    void a_rate_with_decimals_is_exact() {
        // 10 000 000 m² × (1 − 0.5447) = 4 553 000 m².
        assertThat(of(10_000_000L, 0L, 0, 0, 1, "54.47", null).envelope()).isEqualByComparingTo("4553000");
    }

    @ParameterizedTest(name = "{0} m² in {1} years of {2} m²: {3}")
    @CsvSource({
        // E = 100 000 m². Projection is 10 C ÷ n: 10 000 m² a year just fits.
        "10000, 1, 200000, BONNE_VOIE",
        "10001, 1, 200000, RISQUE",
        "30000, 3, 200000, BONNE_VOIE",
        "30001, 3, 200000, RISQUE",
        "100000, 3, 200000, RISQUE",
        "100001, 3, 200000, DEPASSE",
        "0, 5, 200000, BONNE_VOIE",
        // All ten years known: the projection is what was consumed.
        "100000, 10, 200000, BONNE_VOIE",
        "100001, 10, 200000, DEPASSE"
    })
    void the_status_is_decided_to_the_square_metre(long consumed, int years, long reference, Status status) {
        assertThat(of(reference, consumed, 0, 0, years, "50", null).status()).isEqualTo(status);
    }

    @Test
    void an_envelope_of_zero_has_no_percentage() {
        // −100 %, and a reference of zero: E = 0.
        for (Envelope e :
                new Envelope[] {of(500_000L, 10_000L, 0, 0, 2, "100", null), of(0L, 10_000L, 0, 0, 2, "50", null)}) {
            assertThat(e.envelope()).isZero();
            assertThat(e.attainmentPct()).isNull();
            assertThat(e.status()).isEqualTo(Status.DEPASSE);
            assertThat(e.overshoot()).isEqualByComparingTo("50000");
            assertThat(e.rest()).isEqualByComparingTo("-10000");
        }
        assertThat(of(0L, 0L, 0, 0, 2, "50", null).status()).isEqualTo(Status.BONNE_VOIE);
    }

    @Test
    void when_all_ten_years_are_known_nothing_more_is_permitted_a_year() {
        Envelope e = of(1_000_000L, 400_000L, 0, 0, 10, "50", null);
        assertThat(e.remainingPace()).isNull();
        assertThat(e.rest()).isEqualByComparingTo("100000");
        assertThat(e.projection()).isEqualByComparingTo("400000");
        assertThat(e.yearsLeft()).isEqualByComparingTo("2.5");
    }

    @Test
    void when_nothing_was_consumed_there_is_no_end() {
        Envelope e = of(1_000_000L, 0L, 0, 0, 4, "50", null);
        assertThat(e.pace()).isZero();
        assertThat(e.yearsLeft()).isNull();
        assertThat(e.attainmentPct()).isZero();
        assertThat(e.remainingPace()).isEqualByComparingTo("83333.33333333333");
    }

    @Test
    void residues_of_rounding_enter_as_printed() {
        // Two years of −1 and −2 m²: C = −3.
        Envelope e = of(1_000_000L, -3L, 0, 0, 2, "50", null);
        assertThat(e.rest()).isEqualByComparingTo("500003");
        assertThat(e.projection()).isEqualByComparingTo("-15");
        assertThat(e.yearsLeft()).isNull();
        assertThat(e.status()).isEqualTo(Status.BONNE_VOIE);
    }

    @Test
    void the_floor_lifts_an_envelope_and_never_lowers_one() {
        // 0.8 ha in the reference: E = 0.4, lifted to 1 ha.
        Envelope lifted = of(8_000L, 2_000L, 0, 0, 2, "50", 10_000L);
        assertThat(lifted.plain()).isEqualByComparingTo("4000");
        assertThat(lifted.envelope()).isEqualByComparingTo("10000");
        assertThat(lifted.floorApplied()).isTrue();
        assertThat(lifted.status()).isEqualTo(Status.BONNE_VOIE);
        Envelope high = of(40_000L, 2_000L, 0, 0, 2, "50", 10_000L);
        assertThat(high.envelope()).isEqualByComparingTo("20000");
        assertThat(high.floorApplied()).isFalse();
        assertThat(of(20_000L, 0L, 0, 0, 2, "50", 10_000L).floorApplied()).isFalse();
        assertThat(of(0L, 0L, 0, 0, 2, "50", 10_000L).envelope()).isEqualByComparingTo("10000");
    }

    @Test
    void what_is_missing_is_never_zero() {
        Envelope noReference = of(null, 10_000L, 0, 0, 2, "50", null);
        assertThat(noReference.envelope()).isNull();
        assertThat(noReference.rest()).isNull();
        assertThat(noReference.pace()).isEqualByComparingTo("5000");
        assertThat(noReference.projection()).isEqualByComparingTo("50000");
        assertThat(noReference.status()).isEqualTo(Status.INCONNU);
        // Not even the floor: what it would lift is not known.
        assertThat(of(null, 10_000L, 0, 0, 2, "50", 10_000L).envelope()).isNull();
        Envelope noConsumption = of(10_000L, null, 0, 0, 2, "50", null);
        assertThat(noConsumption.permittedPace()).isEqualByComparingTo("500");
        assertThat(noConsumption.rest()).isNull();
        assertThat(noConsumption.status()).isEqualTo(Status.INCONNU);
        Envelope noRate = of(10_000L, 1_000L, 0, 0, 2, null, null);
        assertThat(noRate.envelope()).isNull();
        assertThat(noRate.pace()).isEqualByComparingTo("500");
    }

    @Test
    void before_the_first_year_of_the_decade_is_known_there_is_no_pace() {
        Envelope e = of(100_000L, 0L, 0, 0, 0, "50", null);
        assertThat(e.pace()).isNull();
        assertThat(e.rest()).isNull();
        assertThat(e.status()).isEqualTo(Status.INCONNU);
        assertThat(e.envelope()).isEqualByComparingTo("50000");
    }

    @Test
    void national_projects_and_renaturation_change_what_is_left_and_not_the_status() {
        Envelope e = of(100_000L, 60_000L, 30_000, 5_000, 4, "50", null);
        assertThat(e.status()).isEqualTo(Status.DEPASSE);
        assertThat(e.rest()).isEqualByComparingTo("25000");
    }

    @Test
    void areas_scaled_together_scale_the_areas_answered_and_nothing_else() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            long reference = random.nextInt(2_000_000);
            long consumed = random.nextInt(1_000_000);
            long national = random.nextInt(50_000);
            int years = 1 + random.nextInt(10);
            String rate = random.nextInt(101) + "." + random.nextInt(100);
            if (new BigDecimal(rate).compareTo(BigDecimal.valueOf(100)) > 0) {
                continue;
            }
            Envelope one = of(reference, consumed, national, 7, years, rate, null);
            Envelope ten = of(10 * reference, 10 * consumed, 10 * national, 70, years, rate, null);
            assertThat(ten.envelope())
                    .isEqualByComparingTo(value(one.envelope()).movePointRight(1));
            assertThat(ten.rest()).isEqualByComparingTo(value(one.rest()).movePointRight(1));
            assertThat(ten.projection())
                    .isEqualByComparingTo(value(one.projection()).movePointRight(1));
            assertThat(ten.status()).isEqualTo(one.status());
            assertThat(KNOWN).contains(one.status());
            if (one.attainmentPct() != null) {
                assertThat(ten.attainmentPct()).isEqualByComparingTo(one.attainmentPct());
            }
            // Consuming more never betters the status.
            Envelope more = of(reference, consumed + 1 + random.nextInt(10_000), national, 7, years, rate, null);
            assertThat(rank(more.status())).isGreaterThanOrEqualTo(rank(one.status()));
        }
    }

    private static int rank(Status status) {
        return java.util.List.of(KNOWN).indexOf(status);
    }

    private static BigDecimal value(@Nullable BigDecimal value) {
        return java.util.Objects.requireNonNull(value);
    }

    private static Envelope of(
            @Nullable Long reference,
            @Nullable Long consumed,
            long pene,
            long renatured,
            int years,
            @Nullable String rate,
            @Nullable Long floor) {
        return Envelope.of(new Terms(
                area(reference),
                area(consumed),
                BigDecimal.valueOf(pene),
                BigDecimal.valueOf(renatured),
                years,
                10,
                rate == null ? null : new BigDecimal(rate),
                area(floor)));
    }

    private static @Nullable BigDecimal area(@Nullable Long squareMetres) {
        return squareMetres == null ? null : BigDecimal.valueOf(squareMetres);
    }
}
