package fr.archipel.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeIntervalTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2021-07-09, 2021-07-09, 2021-07-09",
                "2021-07-09T10:00:00Z, 2021-07-09, 2021-07-09",
                "2021-07-09T23:30:00-02:00, 2021-07-10, 2021-07-10",
                "2020-01-01/2021-12-31, 2020-01-01, 2021-12-31",
                "../2021-12-31, -, 2021-12-31",
                "/2021-12-31, -, 2021-12-31",
                "2020-01-01/.., 2020-01-01, -",
                "2020-01-01/, 2020-01-01, -",
                "../.., -, -",
                "2021-07-09/P2D, 2021-07-09, 2021-07-11",
                "2021-01-31/P1M6D, 2021-01-31, 2021-03-06",
                "P1Y/2021-07-09, 2020-07-09, 2021-07-09",
                "2021-07-09T10:00:00Z/PT36H, 2021-07-09, 2021-07-10",
                "2021-07-09T10:00:00Z/P1DT14H, 2021-07-09, 2021-07-11"
            })
    void reads_instants_and_intervals(String text, String start, String end) {
        TimeInterval interval = TimeInterval.parse(text);
        assertThat(interval.startDate()).isEqualTo(start == null ? null : java.time.LocalDate.parse(start));
        assertThat(interval.endDate()).isEqualTo(end == null ? null : java.time.LocalDate.parse(end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hier",
                "2021",
                "2021-13-01",
                "2021-07-09/2020-01-01",
                "2020-01-01/2021-01-01/2022-01-01",
                "P1D",
                "../P1D",
                "P1D/P1D",
                "2021-07-09/P",
                "2021-07-09/P-2D"
            })
    void refuses_anything_else(String text) {
        assertThatThrownBy(() -> TimeInterval.parse(text))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
    }
}
