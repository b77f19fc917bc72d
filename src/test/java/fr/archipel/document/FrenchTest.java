package fr.archipel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 €",
                "5|0,05 €",
                "-5|−0,05 €",
                "100|1 €",
                "99999|999,99 €",
                "100000000|1 000 000 €",
                "-123456789|−1 234 567,89 €"
            })
    void money_has_thin_spaces_and_cents_only_when_there_are(long cents, String text) {
        assertThat(French.money(cents).replace('\u202F', ' ').replace('\u00A0', ' '))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"37.5|37,5", "100|100", "0|0", "33.333|33,33", "100.00|100", "0.005|0,01"})
    void decimals_have_a_comma(BigDecimal value, String text) {
        assertThat(French.decimal(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 ha",
                "1|0,0001 ha",
                "-1|−0,0001 ha",
                "10000|1 ha",
                "124000|12,4 ha",
                "-123456789|−12 345,6789 ha"
            })
    void land_is_hectares_to_the_square_metre(long squareMetres, String text) {
        assertThat(French.hectares(squareMetres).replace('\u202F', ' ').replace('\u00A0', ' '))
                .isEqualTo(text);
    }
}
