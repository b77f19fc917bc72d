package fr.archipel.exchange.profile.value;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.exchange.finding.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "12#12",
                "12,4#12.4",
                "12.4#12.4",
                "1 234,5#1234.5",
                "1\u00a0234,5#1234.5",
                "1\u202f234\u202f567#1234567",
                "1.234,5#1234.5",
                "1,234.5#1234.5",
                "1,234,567#1234567",
                "1'234'567.8#1234567.8",
                "-3,5#-3.5",
                "−3,5#-3.5",
                "+7#7",
                ",5#0.5",
                "5,#5",
                "007#7",
                "1e3#1000",
                "1.5E-2#0.015",
                "0#0",
                " 12 #12"
            })
    void numbers_are_read_whatever_their_marks(String written, String number) {
        assertThat((BigDecimal) Numbers.read(written, false, null, null).value())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "douze", "12 34", "1,2,3", "1.2.3", "1 2345", "env. 12", "> 5", "12-15", "1/2", "12e", "--3", "3 -"
            })
    void what_is_no_number_or_several_is_refused(String written) {
        ReadValue read = Numbers.read(written, false, "ha", null);
        assertThat(read.refused()).isTrue();
        assertThat(read.rule()).isEqualTo(Rule.WRONG_TYPE);
        assertThat(read.accepted()).contains("ha");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "n.r.", "NR", "NC", "n/a", "non renseigné", "NULL", "nan", "#N/A", "néant"})
    void words_for_nothing_are_nothing(String written) {
        assertThat(Numbers.read(written, false, "ha", null)).isEqualTo(ReadValue.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "12,4 ha#ha#12.4",
                "12,4 hectares#ha#12.4",
                "125000 m²#ha#12.5",
                "125 000 m2#ha#12.5",
                "0,5 km²#ha#50",
                "250 a#ha#2.5",
                "1 234 m²#m²#1234",
                "2ha#m²#20000",
                "14 km#km#14",
                "1500 m#km#1.5",
                "14 000 ml#km#14",
                "12 %#%#12",
                "0.12#%#0.12",
                "5 000,00 €#€#5000",
                "12,5 k€#€#12500",
                "1,2 M€#€#1200000",
                "46 logements#logements#46",
                "46 logts#logements#46",
                "1 200 hab.#habitants#1200"
            })
    void a_unit_in_the_cell_is_taken_to_the_fields(String written, String unit, String number) {
        assertThat((BigDecimal) Numbers.read(written, false, unit, null).value())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {"12 km#ha", "12 ha#km", "3 kg#ha", "12 %#ha", "5 €#m²", "12 logements#ha"})
    void a_unit_of_another_kind_is_refused_by_name(String written, String unit) {
        ReadValue read = Numbers.read(written, false, unit, null);
        assertThat(read.refused()).isTrue();
        assertThat(read.why()).contains("ne se convertit pas en " + unit);
    }

    @Test
    void a_unit_where_the_field_has_none_is_refused() {
        assertThat(Numbers.read("12 ha", false, null, null).why()).contains("(ha)");
        assertThat(Numbers.read("12 %", true, null, null).refused()).isTrue();
    }

    @Test
    void a_bare_number_counts_the_columns_unit_and_a_cells_own_goes_over_it() {
        assertThat((BigDecimal) Numbers.read("125000", false, "ha", "m²").value())
                .isEqualByComparingTo("12.5");
        assertThat((BigDecimal) Numbers.read(125000L, false, "ha", "m²").value())
                .isEqualByComparingTo("12.5");
        assertThat((BigDecimal) Numbers.read("3 ha", false, "ha", "m²").value()).isEqualByComparingTo("3");
    }

    @Test
    void a_whole_number_may_be_written_with_idle_zeros_and_no_fraction() {
        assertThat(Numbers.read("12,00", true, null, null).value()).isEqualTo(12L);
        assertThat(Numbers.read(7351.0, true, null, null).value()).isEqualTo(7351L);
        assertThat(Numbers.read("1 250", true, null, null).value()).isEqualTo(1250L);
        assertThat(Numbers.read("12,5", true, null, null).why()).isEqualTo("n'est pas un nombre entier");
        assertThat(Numbers.read("1e30", true, null, null).rule()).isEqualTo(Rule.OUT_OF_RANGE);
        assertThat(Numbers.read("9".repeat(50), false, null, null).rule()).isEqualTo(Rule.OUT_OF_RANGE);
        assertThat(Numbers.read("1e-99", false, null, null).rule()).isEqualTo(Rule.OUT_OF_RANGE);
        assertThat(Numbers.read(new BigDecimal("1e2147483000"), true, null, null)
                        .rule())
                .isEqualTo(Rule.OUT_OF_RANGE);
    }

    @Test
    void what_the_file_types_is_taken_as_it_is() {
        assertThat(Numbers.read(0.1, false, null, null).value()).isEqualTo(new BigDecimal("0.1"));
        assertThat(Numbers.read(Double.NaN, false, null, null)).isEqualTo(ReadValue.NOTHING);
        assertThat(Numbers.read(true, false, null, null).refused()).isTrue();
        assertThat(Numbers.read(LocalDate.of(2026, 1, 1), false, null, null).refused())
                .isTrue();
    }
}
