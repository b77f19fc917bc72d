package fr.archipel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.49, 0",
        "0.5, 0.0001",
        "10000, 1",
        "123456.4, 12.3456",
        "2000000, 200",
        "997592888, 99759.2888"
    })
    void hectares_keep_the_square_metre(double squareMetres, String hectares) {
        assertThat(Measures.hectares(squareMetres)).hasToString(hectares);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0", "65760.2, 65.76", "1000, 1", "20000, 20"})
    void kilometres_keep_the_metre(double metres, String kilometres) {
        assertThat(Measures.kilometres(metres)).hasToString(kilometres);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 33.33", "0, 5, 0", "5, 5, 100", "5.0000001, 5, 100", "1, 0, 0"})
    void a_part_of_nothing_is_nothing_and_a_part_never_exceeds_its_whole(
            double part, double whole, BigDecimal percent) {
        assertThat(Measures.percent(part, whole)).isEqualByComparingTo(percent);
    }

    @Test
    void parts_are_rounded_so_that_they_add_up_to_the_whole() {
        // Each rounds down alone: 3 × 33 = 99, not 100.
        assertThat(Measures.apportion(100, 33.4, 33.3, 33.3)).containsExactly(34, 33, 33);
        assertThat(Measures.apportion(2, 0.6, 0.7, 0.7)).containsExactly(0, 1, 1);
        assertThat(Measures.apportion(7)).isEmpty();
    }

    @Test
    void parts_that_do_not_add_up_are_not_made_to() {
        assertThat(Measures.apportion(100, 60, 60)).containsExactly(60, 60);
    }

    @RepeatedTest(50)
    void whatever_the_parts_they_add_up_and_move_by_less_than_one(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] parts = random.doubles(1 + random.nextInt(200), 0, 1e7).toArray();
        double whole = Arrays.stream(parts).sum();
        long[] rounded = Measures.apportion(whole, parts);
        assertThat(Arrays.stream(rounded).sum()).isEqualTo(Math.round(whole));
        for (int i = 0; i < parts.length; i++) {
            assertThat(Math.abs(rounded[i] - parts[i])).isLessThan(1);
        }
    }
}
